package org.homolog.predictivity;

import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/**
 * No regression: each unit of the predictors is itself the prediction of the target unit of the
 * same name, as in the held-out outputs of a network that was fitted to a recording.
 */
record AsItIs() implements Regression {
  @Override
  public Fitted fit(Matrix x, Matrix y, int[] conditionOf, Run run) {
    if (x.columns() != y.columns()) {
      throw HomologException.mistake(
          "regression: none compares unit with unit, but one system has "
              + y.columns()
              + " units and the other "
              + x.columns());
    }
    return held -> held;
  }
}
