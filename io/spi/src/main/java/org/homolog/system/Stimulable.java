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
}
