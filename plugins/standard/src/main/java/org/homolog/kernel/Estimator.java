package org.homolog.kernel;

/** Which pairs of conditions a kernel alignment is over, and how the kernels are centred. */
public enum Estimator {
  /** All pairs, a condition with itself included; rows and columns have mean zero. */
  BIASED,
  /**
   * Pairs of different conditions; effects of rows and columns are removed over these pairs alone
   * (Song et al. 2012), so that unrelated systems score zero on average.
   */
  UNBIASED,
  /** Pairs of different conditions, but centred over all pairs: the modified RV. */
  MODIFIED
}
