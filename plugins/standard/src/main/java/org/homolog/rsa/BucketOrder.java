package org.homolog.rsa;

/**
 * The order of values that spread over their range: they are sorted by 22 bits of their place in
 * the range, in two passes, and the few that share these bits by insertion. Nothing in it depends
 * on a comparison that a processor could guess wrong.
 */
final class BucketOrder {
  private static final int DIGIT = 11;
  private static final int BUCKETS = 1 << DIGIT;
  private static final int LOW = BUCKETS - 1;

  /** So many insertions per value mean that the values do not spread. */
  private static final int MOST_MOVES = 8;

  private BucketOrder() {}

  /**
   * Where the values stand in ascending order, equal values in the order they are given.
   *
   * @param values values, NaN among them
   * @param count how many are not NaN
   * @return places of values that are not NaN; empty if they do not spread over their range
   */
  static int[] of(double[] values, int count) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      least = value < least ? value : least;
      most = value > most ? value : most;
    }
    double scale = ((1 << 2 * DIGIT) - 1) / (most - least);
    if (!(most > least) || !(scale > 0) || Double.isInfinite(scale)) {
      return new int[0];
    }
    // The 22 bits above, the place below.
    long[] keys = new long[count];
    int[] low = new int[BUCKETS + 1];
    int[] high = new int[BUCKETS + 1];
    int at = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        int key = (int) ((values[i] - least) * scale);
        keys[at++] = (long) key << 32 | i;
        low[(key & LOW) + 1]++;
        high[(key >>> DIGIT) + 1]++;
      }
    }
    return inserted(values, pass(pass(keys, low, 32), high, 32 + DIGIT));
  }

  private static long[] pass(long[] keys, int[] start, int shift) {
    for (int b = 0; b < BUCKETS; b++) {
      start[b + 1] += start[b];
    }
    long[] sorted = new long[keys.length];
    for (long key : keys) {
      sorted[start[(int) (key >>> shift) & LOW]++] = key;
    }
    return sorted;
  }

  private static int[] inserted(double[] values, long[] keys) {
    int[] order = new int[keys.length];
    long moves = 0;
    double last = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < order.length; i++) {
      int place = (int) keys[i];
      double value = values[place];
      int to = i;
      if (value < last) {
        while (to > 0 && values[order[to - 1]] > value) {
          order[to] = order[to - 1];
          to--;
          moves++;
        }
        if (moves > (long) MOST_MOVES * order.length) {
          return new int[0];
        }
      } else {
        last = value;
      }
      order[to] = place;
    }
    return order;
  }
}
