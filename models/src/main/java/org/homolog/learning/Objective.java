package org.homolog.learning;

import org.homolog.spi.Task;

/** What training lowers: the losses of tasks, and the likelihood of recorded counts. */
public enum Objective {
  /** Softmax cross-entropy against a class number per step. */
  CROSS_ENTROPY,
  /** Squared error against target values per step. */
  SQUARED_ERROR,
  /**
   * Negative logarithm of the Poisson likelihood of counts, without the part that depends on the
   * counts alone: exp(y) - k y, where output y is the logarithm of the expected count of a step.
   */
  POISSON;

  /**
   * What a task is trained by.
   *
   * @param loss the task's loss
   * @return the objective of that name
   */
  public static Objective of(Task.Loss loss) {
    return switch (loss) {
      case CROSS_ENTROPY -> CROSS_ENTROPY;
      case SQUARED_ERROR -> SQUARED_ERROR;
    };
  }
}
