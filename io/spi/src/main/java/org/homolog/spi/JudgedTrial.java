package org.homolog.spi;

/**
 * A trial and how it was answered. Arrays are shared with the batch, to be left unchanged.
 *
 * @param trials the batch
 * @param trial which of its trials
 * @param answers T x B x outputs, as the network gave them
 * @param outputs number of outputs
 */
@SuppressWarnings("ArrayRecordComponent")
public record JudgedTrial(Trials trials, int trial, float[] answers, int outputs) {
  /**
   * Number of steps of the trial.
   *
   * @return steps
   */
  public int length() {
    return trials.lengths()[trial];
  }

  /**
   * A variable of the trial.
   *
   * @param variable its name
   * @return its value
   */
  public double get(String variable) {
    return trials.conditions().column(variable).number(trial);
  }

  /**
   * What was wanted at a step.
   *
   * @param target which target; 0 holds the class where there are classes
   * @param step the step
   * @return the target
   */
  public double target(int target, int step) {
    return trials.targets()[(step * trials.trials() + trial) * trials.targetCount() + target];
  }

  /**
   * The class wanted at the last step.
   *
   * @return number of the output
   */
  public int label() {
    return (int) target(0, length() - 1);
  }

  /**
   * What a step counts.
   *
   * @param step the step
   * @return its weight
   */
  public double weight(int step) {
    return trials.weights()[step * trials.trials() + trial];
  }

  /**
   * What was answered.
   *
   * @param output which output
   * @param step the step
   * @return its value
   */
  public double answer(int output, int step) {
    return answers[(step * trials.trials() + trial) * outputs + output];
  }

  /**
   * The largest output at a step.
   *
   * @param step the step
   * @return its number; the first of equals
   */
  public int choice(int step) {
    int best = 0;
    for (int k = 1; k < outputs; k++) {
      if (answer(k, step) > answer(best, step)) {
        best = k;
      }
    }
    return best;
  }

  /**
   * The largest output at the last step.
   *
   * @return its number; the first of equals
   */
  public int choice() {
    return choice(length() - 1);
  }

  /**
   * How far outputs were from their targets, as the loss weighs steps.
   *
   * @return mean over steps and outputs of the squared error
   */
  public double squaredError() {
    double sum = 0;
    double weight = 0;
    for (int step = 0; step < length(); step++) {
      for (int k = 0; k < outputs; k++) {
        double apart = answer(k, step) - target(k, step);
        sum += weight(step) * apart * apart;
        weight += weight(step);
      }
    }
    return sum / weight;
  }
}
