package org.homolog.tuning;

import org.homolog.linalg.Matrix;
import org.homolog.system.Stimulable;

/**
 * Responses less a penalty times the mean squared input, so that inputs a unit does not care for
 * stay small.
 *
 * @param system whose responses
 * @param penalty the factor
 */
record PenalisedResponse(Stimulable system, double penalty) implements Stimulable {
  @Override
  public int inputCount() {
    return system.inputCount();
  }

  @Override
  public int unitCount() {
    return system.unitCount();
  }

  @Override
  public Matrix respond(Matrix inputs) {
    Matrix responses = system.respond(inputs).copy();
    for (int row = 0; row < inputs.rows(); row++) {
      double squares = 0;
      for (double value : inputs.row(row)) {
        squares += value * value / inputs.columns();
      }
      for (int unit = 0; unit < unitCount(); unit++) {
        responses.array()[row * unitCount() + unit] -= penalty * squares;
      }
    }
    return responses;
  }

  @Override
  public double[] gradient(double[] input, int unit) {
    double[] gradient = system.gradient(input, unit).clone();
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] -= 2 * penalty * input[i] / input.length;
    }
    return gradient;
  }
}
