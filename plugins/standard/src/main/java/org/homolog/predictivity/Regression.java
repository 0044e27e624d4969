package org.homolog.predictivity;

import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * A linear regression of many targets on shared predictors, with an intercept that is never
 * penalised.
 */
interface Regression {
  /**
   * Fits.
   *
   * @param x samples x predictors
   * @param y samples x targets
   * @param algebra the algebra
   * @return the fitted regression
   */
  Fitted fit(Matrix x, Matrix y, LinearAlgebra algebra);

  /** A fitted regression. */
  interface Fitted {
    /**
     * Predicts.
     *
     * @param x samples x predictors
     * @return samples x targets
     */
    Matrix predict(Matrix x);

    /**
     * What was chosen while fitting, such as how many components could be had; empty if nothing is
     * to be told.
     *
     * @return a few words
     */
    default String note() {
      return "";
    }
  }
}
