package org.homolog.rsa;

/** What the repeats of a condition are to its dissimilarities. */
public enum RepeatUse {
  /** They are averaged to one pattern per condition, or per condition and fold. */
  AVERAGE,
  /**
   * Every pair of observations has a similarity; two conditions have the mean over the pairs of
   * their observations, and differ by {@code s(i,i) + s(j,j) - 2 s(i,j)}.
   */
  PAIRS
}
