package org.homolog.rsa;

/**
 * Kendall's tau-a: concordant minus discordant pairs over all pairs, ties counting as neither (Nili
 * et al. 2014, doi:10.1371/journal.pcbi.1003553). Time n log n (Knight 1966,
 * doi:10.1080/01621459.1966.10480879).
 */
final class KendallTauA {
  private KendallTauA() {}

  /**
   * Tau-a of two variables known by the classes of {@link DenseRanks}, none missing.
   *
   * @return from -1 to 1; NaN for fewer than two values
   */
  static double of(int[] x, int[] y) {
    int n = x.length;
    if (n < 2) {
      return Double.NaN;
    }
    int[] order = byFirstThenSecond(x, y);
    int[] sorted = new int[n];
    for (int i = 0; i < n; i++) {
      sorted[i] = y[order[i]];
    }
    long all = (long) n * (n - 1) / 2;
    long tiedX = tied(DenseRanks.counts(x));
    long tiedY = tied(DenseRanks.counts(y));
    long tiedBoth = 0;
    int run = 1;
    for (int i = 1; i <= n; i++) {
      if (i < n && x[order[i]] == x[order[i - 1]] && sorted[i] == sorted[i - 1]) {
        run++;
      } else {
        tiedBoth += (long) run * (run - 1) / 2;
        run = 1;
      }
    }
    long discordant = inversions(sorted, new int[n], 0, n);
    long untied = all - tiedX - tiedY + tiedBoth;
    return (double) (untied - 2 * discordant) / all;
  }

  /** Two stable counting sorts: first by y, then by x. */
  private static int[] byFirstThenSecond(int[] x, int[] y) {
    int[] identity = new int[x.length];
    java.util.Arrays.setAll(identity, i -> i);
    return countingSort(countingSort(identity, y), x);
  }

  private static int[] countingSort(int[] order, int[] classes) {
    int[] counts = DenseRanks.counts(classes);
    int start = 0;
    for (int c = 0; c < counts.length; c++) {
      int size = counts[c];
      counts[c] = start;
      start += size;
    }
    int[] sorted = new int[order.length];
    for (int i : order) {
      sorted[counts[classes[i]]++] = i;
    }
    return sorted;
  }

  private static long tied(int[] counts) {
    long pairs = 0;
    for (int count : counts) {
      pairs += (long) count * (count - 1) / 2;
    }
    return pairs;
  }

  /** Pairs in descending order, counted while merging; sorts the range. */
  private static long inversions(int[] values, int[] spare, int from, int to) {
    if (to - from < 16) {
      long found = 0;
      for (int i = from + 1; i < to; i++) {
        int value = values[i];
        int j = i;
        while (j > from && values[j - 1] > value) {
          values[j] = values[j - 1];
          j--;
        }
        values[j] = value;
        found += i - j;
      }
      return found;
    }
    int middle = (from + to) >>> 1;
    long found = inversions(values, spare, from, middle) + inversions(values, spare, middle, to);
    int left = from;
    int right = middle;
    for (int k = from; k < to; k++) {
      if (right >= to || (left < middle && values[left] <= values[right])) {
        spare[k] = values[left++];
      } else {
        found += middle - left;
        spare[k] = values[right++];
      }
    }
    System.arraycopy(spare, from, values, from, to - from);
    return found;
  }
}
