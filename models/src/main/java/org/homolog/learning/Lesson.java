package org.homolog.learning;

import java.util.Arrays;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;

/**
 * A batch to learn from.
 *
 * @param loss what is lowered
 * @param trials the trials
 * @param judge given trials and outputs, the share answered rightly
 * @param outputWeights what each output counts in a squared error or a Poisson likelihood; empty
 *     where all count alike
 */
@SuppressWarnings("ArrayRecordComponent")
public record Lesson(
    Objective loss, Trials trials, GradientDescent.Judge judge, double[] outputWeights) {
  /**
   * A batch whose outputs all count alike.
   *
   * @param loss what is lowered
   * @param trials the trials
   * @param judge given trials and outputs, the share answered rightly
   */
  public Lesson(Task.Loss loss, Trials trials, GradientDescent.Judge judge) {
    this(loss, trials, judge, new double[0]);
  }

  /**
   * A batch of a task whose outputs count differently.
   *
   * @param loss what is lowered
   * @param trials the trials
   * @param judge given trials and outputs, the share answered rightly
   * @param outputWeights what each output counts; empty where all count alike
   */
  public Lesson(
      Task.Loss loss, Trials trials, GradientDescent.Judge judge, double[] outputWeights) {
    this(Objective.of(loss), trials, judge, outputWeights);
  }

  /**
   * What steps and, where they differ, outputs count.
   *
   * @return T x B, or T x B x outputs, as the targets lie
   */
  float[] weights() {
    return weights(trials, outputWeights);
  }

  /** The same for trials and what each output counts; empty where all count alike. */
  static float[] weights(Trials trials, double[] outputWeights) {
    if (outputWeights.length == 0) {
      return trials.weights();
    }
    float[] weights = new float[trials.weights().length * outputWeights.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] =
          (float)
              (trials.weights()[i / outputWeights.length]
                  * outputWeights[i % outputWeights.length]);
    }
    return weights;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Lesson that
        && loss == that.loss
        && trials.equals(that.trials)
        && judge.equals(that.judge)
        && Arrays.equals(outputWeights, that.outputWeights);
  }

  @Override
  public int hashCode() {
    return trials.hashCode();
  }

  @Override
  public String toString() {
    return loss + " of " + trials;
  }
}
