package org.homolog.rsa;

/** Where the standard errors of cross-validated dissimilarities come from. */
public enum StandardError {
  /** There are none. */
  NONE,
  /**
   * The variance of a product of independent Gaussian patterns, noise estimated over folds
   * (Diedrichsen et al. 2016, arXiv:1607.01371). Crossnobis in one metric, where every condition
   * has every fold.
   */
  ANALYTIC,
  /** Each fold is left out once (Efron and Stein 1981, doi:10.1214/aos/1176345462). */
  JACKKNIFE
}
