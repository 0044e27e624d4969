package org.homolog.rsa;

/**
 * Pairs of a permutation in descending order. Values met so far are bits of words, and how many
 * there are in words below is kept in a tree (Fenwick 1994, doi:10.1002/spe.4380240306).
 */
final class Inversions {
  private Inversions() {}

  /**
   * Counts the pairs in descending order.
   *
   * @param permutation each of 0 to n - 1 once
   * @return pairs i below j with permutation[i] above permutation[j]
   */
  static long of(int[] permutation) {
    int n = permutation.length;
    int words = (n >>> 6) + 1;
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
    return (long) n * (n - 1) / 2 - ascending;
  }
}
