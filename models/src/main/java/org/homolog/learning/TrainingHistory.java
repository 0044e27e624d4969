package org.homolog.learning;

import java.util.List;

/**
 * The record of a training.
 *
 * @param reports how learning went, in order
 * @param ending why it ended
 */
public record TrainingHistory(List<LearningProgress> reports, Ending ending) {
  /** Why a training ended. */
  public enum Ending {
    /** It was never begun: an untrained network. */
    UNTRAINED,
    /** It was trained by another program, whose weights were loaded. */
    TRAINED_ELSEWHERE,
    /** All steps were taken. */
    ALL_STEPS,
    /** The accuracy asked for was reached on the validation trials. */
    TARGET_REACHED,
    /** The validation loss had stopped falling. */
    NO_PROGRESS
  }

  /** The history of a network that was not trained. */
  public static final TrainingHistory NONE = new TrainingHistory(List.of(), Ending.UNTRAINED);

  /** The history of a network whose weights another program made. */
  public static final TrainingHistory ELSEWHERE =
      new TrainingHistory(List.of(), Ending.TRAINED_ELSEWHERE);

  /** Copies the reports. */
  public TrainingHistory {
    reports = List.copyOf(reports);
  }

  /**
   * How many steps were taken.
   *
   * @return the last report's step, 0 without reports
   */
  public int steps() {
    return reports.isEmpty() ? 0 : reports.get(reports.size() - 1).step();
  }
}
