package org.homolog.system;

import org.homolog.linalg.Matrix;

/** A system that answers to an arbitrary input, and says how its answer would change with it. */
public interface Stimulable {
  /**
   * Length of an input.
   *
   * @return number of input channels
   */
  int inputCount();

  /**
   * Number of responding units.
   *
   * @return units
   */
  int unitCount();

  /**
   * Responses to static inputs, without noise.
   *
   * @param inputs stimuli x channels
   * @return stimuli x units
   */
  Matrix respond(Matrix inputs);

  /**
   * The derivative of one unit's response by the input.
   *
   * @param input length {@link #inputCount}
   * @param unit unit, from 0
   * @return one derivative per channel
   */
  double[] gradient(double[] input, int unit);

  /**
   * The derivative of a weighted sum of responses by the input, for several stimuli at once.
   *
   * @param inputs stimuli x channels
   * @param weighting stimuli x units: the weight of each unit's response to each stimulus
   * @return stimuli x channels
   */
  default Matrix gradients(Matrix inputs, Matrix weighting) {
    Matrix gradients = Matrix.zeros(inputs.rows(), inputCount());
    for (int stimulus = 0; stimulus < inputs.rows(); stimulus++) {
      for (int unit = 0; unit < weighting.columns(); unit++) {
        double weight = weighting.get(stimulus, unit);
        if (weight != 0) {
          double[] gradient = gradient(inputs.row(stimulus), unit);
          for (int channel = 0; channel < gradient.length; channel++) {
            gradients.array()[stimulus * gradient.length + channel] += weight * gradient[channel];
          }
        }
      }
    }
    return gradients;
  }
}
