package org.homolog.perturbation;

import org.homolog.spi.Task;

/**
 * What training lowers, in double precision, and its derivative by the outputs: cross entropy is
 * the weighted mean over steps and trials of - log softmax(output) at the class; squared error the
 * weighted mean over steps, trials and outputs of (output - target)^2.
 */
final class OutputLoss {
  private final Task.Loss loss;
  private final int outputs;
  private final double[] targets;
  private final double[] weights;
  private final double total;

  /**
   * A loss.
   *
   * @param loss which
   * @param outputs number of outputs
   * @param targets (T x B) classes, or (T x B) x outputs target values
   * @param weights one per step and trial
   */
  OutputLoss(Task.Loss loss, int outputs, double[] targets, double[] weights) {
    this.loss = loss;
    this.outputs = outputs;
    this.targets = targets;
    this.weights = weights;
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    this.total = loss == Task.Loss.CROSS_ENTROPY ? sum : sum * outputs;
  }

  /** The loss of outputs, T x B x outputs. */
  double of(double[] output) {
    return walk(output, new double[0]);
  }

  /** Its derivative by each output. */
  double[] gradient(double[] output) {
    double[] gradient = new double[output.length];
    walk(output, gradient);
    return gradient;
  }

  private double walk(double[] output, double[] gradient) {
    if (output.length != weights.length * outputs) {
      throw new IllegalArgumentException(
          "there are "
              + output.length
              + " outputs, but "
              + weights.length * outputs
              + " are needed");
    }
    double sum = 0;
    for (int place = 0; place < weights.length; place++) {
      if (weights[place] != 0) {
        sum +=
            loss == Task.Loss.CROSS_ENTROPY
                ? crossEntropy(output, place, gradient)
                : squaredError(output, place, gradient);
      }
    }
    return sum;
  }

  private double crossEntropy(double[] output, int place, double[] gradient) {
    int at = place * outputs;
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < outputs; k++) {
      largest = Math.max(largest, output[at + k]);
    }
    double sum = 0;
    for (int k = 0; k < outputs; k++) {
      sum += StrictMath.exp(output[at + k] - largest);
    }
    double weight = weights[place] / total;
    int label = (int) targets[place];
    for (int k = 0; k < outputs && gradient.length > 0; k++) {
      double share = StrictMath.exp(output[at + k] - largest) / sum;
      gradient[at + k] = weight * (share - (k == label ? 1 : 0));
    }
    return weight * (StrictMath.log(sum) + largest - output[at + label]);
  }

  private double squaredError(double[] output, int place, double[] gradient) {
    double weight = weights[place] / total;
    double sum = 0;
    for (int i = place * outputs; i < (place + 1) * outputs; i++) {
      double error = output[i] - targets[i];
      sum += weight * error * error;
      if (gradient.length > 0) {
        gradient[i] = 2 * weight * error;
      }
    }
    return sum;
  }
}
