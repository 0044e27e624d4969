package org.homolog.rsa;

/**
 * The order of values as small whole numbers: equal values share a class, classes ascend with the
 * values. Ranks of any draw follow from the classes by counting, without sorting again.
 */
final class DenseRanks {
  /** The class of a missing value. */
  static final int MISSING = -1;

  private static final int DIGIT = 11;
  private static final int BUCKETS = 1 << DIGIT;

  private DenseRanks() {}

  /** Classes from 0; {@link #MISSING} where a value is NaN. Takes time linear in the length. */
  static int[] of(double[] values) {
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        count++;
      }
    }
    int[] sorted = BucketOrder.of(values, count);
    if (sorted.length == 0) {
      sorted = radix(values, count);
    }
    int[] classes = new int[values.length];
    java.util.Arrays.fill(classes, MISSING);
    int current = MISSING;
    double previous = Double.NaN;
    for (int place : sorted) {
      if (!(values[place] == previous)) {
        current++;
        previous = values[place];
      }
      classes[place] = current;
    }
    return classes;
  }

  private static int[] radix(double[] values, int count) {
    long[] keys = new long[count];
    int[] places = new int[count];
    int at = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        keys[at] = sortable(values[i]);
        places[at++] = i;
      }
    }
    return sort(keys, places);
  }

  /** Bits whose unsigned order is the order of the numbers; both zeros are one. */
  private static long sortable(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }

  /** Radix sort from the lowest digit up: stable, linear, the same on every machine. */
  private static int[] sort(long[] keys, int[] places) {
    long[] fromKeys = keys;
    long[] toKeys = new long[keys.length];
    int[] from = places;
    int[] to = new int[places.length];
    for (int shift = 0; shift < Long.SIZE; shift += DIGIT) {
      int[] start = new int[BUCKETS + 1];
      for (long key : fromKeys) {
        start[(int) (key >>> shift & (BUCKETS - 1)) + 1]++;
      }
      if (java.util.Arrays.stream(start).anyMatch(size -> size == keys.length)) {
        continue;
      }
      for (int i = 0; i < BUCKETS; i++) {
        start[i + 1] += start[i];
      }
      for (int i = 0; i < from.length; i++) {
        int target = start[(int) (fromKeys[i] >>> shift & (BUCKETS - 1))]++;
        toKeys[target] = fromKeys[i];
        to[target] = from[i];
      }
      long[] keysBefore = fromKeys;
      fromKeys = toKeys;
      toKeys = keysBefore;
      int[] before = from;
      from = to;
      to = before;
    }
    return from;
  }

  /**
   * Average ranks from 1 of values known by their classes, none missing.
   *
   * @param classes classes in some range from 0
   * @return one rank per value; ties share their mean rank
   */
  static double[] averageRanks(int[] classes) {
    int[] counts = counts(classes);
    double[] rankOf = new double[counts.length];
    long below = 0;
    for (int c = 0; c < counts.length; c++) {
      rankOf[c] = below + (counts[c] + 1) / 2.0;
      below += counts[c];
    }
    double[] ranks = new double[classes.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = rankOf[classes[i]];
    }
    return ranks;
  }

  /** Whether every class has one value, so that classes are ranks from 0. */
  static boolean areRanks(int[] counts) {
    int differences = 0;
    for (int count : counts) {
      differences |= count ^ 1;
    }
    return differences == 0;
  }

  /** How many values each class has. */
  static int[] counts(int[] classes) {
    int largest = -1;
    for (int c : classes) {
      largest = Math.max(largest, c);
    }
    int[] counts = new int[largest + 1];
    for (int c : classes) {
      counts[c]++;
    }
    return counts;
  }
}
