package org.homolog.rsa;

/**
 * Pairs of a permutation in descending order. Values met so far are bits of words; how many values
 * are below a word is kept as it is where words are few, in a Fenwick tree (1994,
 * doi:10.1002/spe.4380240306) where they are many.
 */
final class Inversions {
  /** Up to this many words counting all of them up is faster than a tree. */
  private static final int FEW_WORDS = 256;

  private Inversions() {}

  /**
   * Counts the pairs in descending order.
   *
   * @param permutation each of 0 to n - 1 once
   * @return pairs i below j with permutation[i] above permutation[j]
   */
  static long of(int[] permutation) {
    int words = (permutation.length >>> 6) + 1;
    return words <= FEW_WORDS ? byCounts(permutation, words) : byTree(permutation, words);
  }

  private static long byCounts(int[] permutation, int words) {
    long[] met = new long[words];
    int[] below = new int[words];
    long ascending = 0;
    for (int value : permutation) {
      int word = value >>> 6;
      long bit = 1L << value;
      ascending += below[word] + Long.bitCount(met[word] & (bit - 1));
      met[word] |= bit;
      for (int w = word + 1; w < words; w++) {
        below[w]++;
      }
    }
    return pairs(permutation.length) - ascending;
  }

  private static long byTree(int[] permutation, int words) {
    long[] met = new long[words];
    int[] tree = new int[words + 1];
    long ascending = 0;
    for (int value : permutation) {
      int word = value >>> 6;
      long bit = 1L << value;
      ascending += Long.bitCount(met[word] & (bit - 1));
      for (int w = word; w > 0; w &= w - 1) {
        ascending += tree[w];
      }
      met[word] |= bit;
      for (int w = word + 1; w <= words; w += w & -w) {
        tree[w]++;
      }
    }
    return pairs(permutation.length) - ascending;
  }

  private static long pairs(int n) {
    return (long) n * (n - 1) / 2;
  }
}
