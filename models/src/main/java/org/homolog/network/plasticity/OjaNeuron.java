package org.homolog.network.plasticity;

/**
 * A linear neuron that finds the first principal component of its inputs: y = w x, then w += eta y
 * (x - y w). Oja 1982, doi:10.1007/BF00275687.
 */
public final class OjaNeuron {
  private final double[] weights;
  private final double eta;

  /**
   * A neuron.
   *
   * @param weights weights to begin with; copied
   * @param eta size of a change
   */
  public OjaNeuron(double[] weights, double eta) {
    this.weights = weights.clone();
    this.eta = eta;
  }

  /**
   * Answers to an input and learns from it.
   *
   * @param input as long as the weights
   * @return the answer y, from the weights of before
   */
  public double learn(double[] input) {
    if (input.length != weights.length) {
      throw new IllegalArgumentException(
          "the input has " + input.length + " values, the neuron " + weights.length + " weights");
    }
    double answer = 0;
    for (int i = 0; i < input.length; i++) {
      answer += weights[i] * input[i];
    }
    for (int i = 0; i < input.length; i++) {
      weights[i] += eta * answer * (input[i] - answer * weights[i]);
    }
    return answer;
  }

  /**
   * The weights as they are now.
   *
   * @return a copy
   */
  public double[] weights() {
    return weights.clone();
  }
}
