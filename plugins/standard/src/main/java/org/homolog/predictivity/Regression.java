package org.homolog.predictivity;

import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/** A regression of many targets on shared predictors, with an intercept that is never penalised. */
public interface Regression {
  /**
   * Fits.
   *
   * @param x samples x predictors, finite
   * @param y samples x targets, finite
   * @param conditionOf the condition each sample shows: samples of one condition are not told apart
   *     by folds inside these samples
   * @param run lends algebra and threads
   * @return the fitted regression
   */
  Fitted fit(Matrix x, Matrix y, int[] conditionOf, Run run);

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
