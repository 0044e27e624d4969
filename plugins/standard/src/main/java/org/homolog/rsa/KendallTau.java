package org.homolog.rsa;

/**
 * Kendall's tau: concordant less discordant pairs. Tau-a divides by all pairs, so that ties count
 * as neither (Nili et al. 2014, doi:10.1371/journal.pcbi.1003553); tau-b by the geometric mean of
 * the pairs without ties on either side (Kendall 1945, doi:10.1093/biomet/33.3.239). Time n log n
 * (Knight 1966, doi:10.1080/01621459.1966.10480879).
 *
 * @param difference concordant less discordant pairs
 * @param all all pairs
 * @param tiedFirst pairs tied in the first variable
 * @param tiedSecond pairs tied in the second variable
 */
record KendallTau(long difference, long all, long tiedFirst, long tiedSecond) {

  /** Counts the pairs of two variables known by the classes of {@link DenseRanks}, none missing. */
  static KendallTau of(int[] x, int[] y) {
    int n = x.length;
    int[] countsX = DenseRanks.counts(x);
    int[] countsY = DenseRanks.counts(y);
    long all = (long) n * (n - 1) / 2;
    if (DenseRanks.areRanks(countsX) && DenseRanks.areRanks(countsY)) {
      int[] places = new int[n];
      for (int i = 0; i < n; i++) {
        places[x[i]] = y[i];
      }
      return new KendallTau(all - 2 * Inversions.of(places), all, 0, 0);
    }
    int[] order = sorted(x, sorted(y, null, countsY), countsX);
    long tiedX = tied(countsX);
    long tiedY = tied(countsY);
    int[] next = starts(countsY);
    int[] places = new int[n];
    long tiedBoth = 0;
    long run = 0;
    for (int i = 0; i < n; i++) {
      int at = order[i];
      // Ties in y stand in the order of x, so that they are not in descending order.
      places[i] = next[y[at]]++;
      boolean same = i > 0 && x[at] == x[order[i - 1]] && y[at] == y[order[i - 1]];
      run = same ? run + 1 : 0;
      tiedBoth += run;
    }
    long untied = all - tiedX - tiedY + tiedBoth;
    return new KendallTau(untied - 2 * Inversions.of(places), all, tiedX, tiedY);
  }

  /** Tau-a; NaN for fewer than two values. */
  double a() {
    return all == 0 ? Double.NaN : (double) difference / all;
  }

  /** Tau-b; NaN if either variable is constant. */
  double b() {
    double untied = Math.sqrt((double) (all - tiedFirst)) * Math.sqrt((double) (all - tiedSecond));
    return untied > 0 ? Math.max(-1, Math.min(1, difference / untied)) : Double.NaN;
  }

  /** A stable counting sort by class; from the order given, or from the order of the values. */
  private static int[] sorted(
      int[] classes, int @org.jspecify.annotations.Nullable [] order, int[] counts) {
    int[] next = starts(counts);
    int[] sorted = new int[classes.length];
    for (int i = 0; i < sorted.length; i++) {
      int at = order == null ? i : order[i];
      sorted[next[classes[at]]++] = at;
    }
    return sorted;
  }

  private static int[] starts(int[] counts) {
    int[] starts = new int[counts.length];
    for (int c = 1; c < starts.length; c++) {
      starts[c] = starts[c - 1] + counts[c - 1];
    }
    return starts;
  }

  private static long tied(int[] counts) {
    long pairs = 0;
    for (int count : counts) {
      pairs += (long) count * (count - 1) / 2;
    }
    return pairs;
  }
}
