package org.homolog.learning;

import org.homolog.spi.Task;
import org.homolog.spi.Trials;

/**
 * What training lowers, in double precision, and its derivative by the outputs: cross entropy is
 * the weighted mean over steps and trials of - log softmax(output) at the class; squared error the
 * weighted mean over steps, trials and outputs of (output - target)^2.
 */
public final class OutputLoss {
  private final Task.Loss loss;
  private final int outputs;
  private final double[] targets;
  private final double[] weights;
  private final int weighed;
  private final double total;

  /**
   * A loss.
   *
   * @param loss which
   * @param outputs number of outputs
   * @param targets (T x B) classes, or (T x B) x outputs target values
   * @param weights one per step and trial; for squared errors also one per step, trial and output
   * @throws IllegalArgumentException if targets and weights do not fit each other
   */
  public OutputLoss(Task.Loss loss, int outputs, double[] targets, double[] weights) {
    this.loss = loss;
    this.outputs = outputs;
    this.targets = targets.clone();
    this.weights = weights.clone();
    boolean classes = loss == Task.Loss.CROSS_ENTROPY;
    int places = classes ? targets.length : targets.length / outputs;
    this.weighed = weights.length == places ? 1 : outputs;
    if (weights.length != places * weighed || classes && weighed != 1) {
      throw new IllegalArgumentException(
          weights.length + " weights do not fit " + targets.length + " targets");
    }
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    this.total = classes ? sum : sum * outputs / weighed;
  }

  /**
   * The loss that training on a task lowers.
   *
   * @param task the task, which may weigh its outputs
   * @param trials its trials
   * @return the loss
   */
  public static OutputLoss of(Task task, Trials trials) {
    return new OutputLoss(
        task.loss(),
        task.outputs().size(),
        widened(trials.targets()),
        widened(Lesson.weights(trials, task.outputWeights())));
  }

  private static double[] widened(float[] narrow) {
    double[] wide = new double[narrow.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = narrow[i];
    }
    return wide;
  }

  /**
   * What all weights add up to: what the loss of these trials counts beside that of others.
   *
   * @return the sum, outputs included
   */
  public double total() {
    return total;
  }

  /**
   * The loss of outputs.
   *
   * @param output T x B x outputs
   * @return the loss
   */
  public double of(double[] output) {
    return walk(output, new double[0]);
  }

  /**
   * The loss of outputs.
   *
   * @param output T x B x outputs
   * @return the loss
   */
  public double of(float[] output) {
    return of(widened(output));
  }

  /**
   * Its derivative by each output.
   *
   * @param output T x B x outputs
   * @return one per output, T x B x outputs
   */
  public double[] gradient(double[] output) {
    double[] gradient = new double[output.length];
    walk(output, gradient);
    return gradient;
  }

  private double walk(double[] output, double[] gradient) {
    int places = weights.length / weighed;
    if (output.length != places * outputs) {
      throw new IllegalArgumentException(
          "there are " + output.length + " outputs, but " + places * outputs + " are needed");
    }
    double sum = 0;
    for (int place = 0; place < places; place++) {
      sum +=
          loss == Task.Loss.CROSS_ENTROPY
              ? crossEntropy(output, place, gradient)
              : squaredError(output, place, gradient);
    }
    return sum;
  }

  private double crossEntropy(double[] output, int place, double[] gradient) {
    if (weights[place] == 0) {
      return 0;
    }
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
    double sum = 0;
    for (int i = place * outputs; i < (place + 1) * outputs; i++) {
      double weight = weights[weighed == 1 ? place : i] / total;
      if (weight != 0) {
        double error = output[i] - targets[i];
        sum += weight * error * error;
        if (gradient.length > 0) {
          gradient[i] = 2 * weight * error;
        }
      }
    }
    return sum;
  }
}
