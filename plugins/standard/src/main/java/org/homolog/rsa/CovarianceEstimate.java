package org.homolog.rsa;

/** How a noise covariance is estimated from residuals. */
public enum CovarianceEstimate {
  /** The sample covariance. */
  FULL,
  /** The variances alone: units are taken as independent. */
  VARIANCES,
  /**
   * Correlations shrunk towards zero by the optimal amount (Schaefer and Strimmer 2005,
   * doi:10.2202/1544-6115.1175).
   */
  SHRINK_TO_DIAGONAL,
  /**
   * Shrunk towards a multiple of the identity by the optimal amount (Ledoit and Wolf 2004,
   * doi:10.1016/S0047-259X(03)00096-4).
   */
  SHRINK_TO_IDENTITY
}
