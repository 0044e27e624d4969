package org.homolog.network.plasticity;

import org.homolog.linalg.Matrix;

/**
 * Linear neurons that find the first principal components of their inputs, in order: y = W x, then
 * W += eta (y x^T - lower(y y^T) W), lower with its diagonal. Sanger 1989,
 * doi:10.1016/0893-6080(89)90044-0.
 */
public final class SangerNetwork {
  private final Matrix weights;
  private final double eta;

  /**
   * Neurons.
   *
   * @param weights neurons x inputs, to begin with; copied
   * @param eta size of a change
   */
  public SangerNetwork(Matrix weights, double eta) {
    this.weights = weights.copy();
    this.eta = eta;
  }

  /**
   * Answers to an input and learns from it.
   *
   * @param input as many values as there are inputs
   * @return the answers y, from the weights of before
   */
  public double[] learn(double[] input) {
    int inputs = weights.columns();
    if (input.length != inputs) {
      throw new IllegalArgumentException(
          "the input has " + input.length + " values, the neurons " + inputs + " inputs");
    }
    double[] answers = new double[weights.rows()];
    for (int k = 0; k < answers.length; k++) {
      for (int i = 0; i < inputs; i++) {
        answers[k] += weights.get(k, i) * input[i];
      }
    }
    // What the neurons up to one explain together is taken from the input before it learns.
    double[] explained = new double[inputs];
    for (int k = 0; k < answers.length; k++) {
      for (int i = 0; i < inputs; i++) {
        explained[i] += answers[k] * weights.get(k, i);
        weights.array()[k * inputs + i] += eta * answers[k] * (input[i] - explained[i]);
      }
    }
    return answers;
  }

  /**
   * The weights as they are now.
   *
   * @return neurons x inputs, a copy
   */
  public Matrix weights() {
    return weights.copy();
  }
}
