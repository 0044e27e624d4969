package org.homolog.spi;

import java.util.List;
import java.util.OptionalDouble;

/** A cognitive task: draws trials and judges answers. Immutable and safe for several threads. */
public interface Task {
  /** What a network's outputs are trained by. */
  enum Loss {
    /** Softmax cross-entropy against a class number per step. */
    CROSS_ENTROPY,
    /** Squared error against target values per step. */
    SQUARED_ERROR
  }

  /** Which trials are drawn. */
  enum Mode {
    /** Conditions drawn at random, noise on. */
    TRAIN,
    /** Every condition of a fixed grid in turn, noise on. */
    TEST,
    /** Every condition of a fixed grid in turn, noise off. */
    NOISELESS,
    /** Every condition of a finer grid of what makes the task hard in turn, noise on. */
    PSYCHOMETRIC,
    /** The trials of {@link #TRAIN}, noise off. */
    TRAIN_NOISELESS
  }

  /**
   * Its name.
   *
   * @return the id
   */
  String id();

  /**
   * The input channels.
   *
   * @return one name per channel
   */
  List<String> inputs();

  /**
   * The output channels: classes, or target values.
   *
   * @return one name per channel
   */
  List<String> outputs();

  /**
   * Duration of one step.
   *
   * @return seconds
   */
  double stepSeconds();

  /**
   * What outputs are trained by.
   *
   * @return the loss
   */
  Loss loss();

  /**
   * What each output counts in a squared error, beside what the step weighs.
   *
   * @return one weight per output; empty where all count alike
   */
  default double[] outputWeights() {
    return new double[0];
  }

  /**
   * Draws trials. Trial k of a seed is the same whatever the batch.
   *
   * @param seed the seed
   * @param first number of the first trial
   * @param count how many
   * @param mode which trials
   * @return the batch
   */
  Trials draw(long seed, long first, int count, Mode mode);

  /**
   * How many trials the grid of {@link Mode#TEST} has before it begins anew.
   *
   * @return trials
   */
  int gridSize();

  /**
   * How many trials a mode has before it begins anew.
   *
   * @param mode {@link Mode#TEST}, {@link Mode#NOISELESS} or {@link Mode#PSYCHOMETRIC}
   * @return trials
   */
  default int gridSize(Mode mode) {
    return gridSize();
  }

  /**
   * Judges answers.
   *
   * @param trials the batch
   * @param outputs T x B x outputs as the network gave them
   * @return 1 where a trial was answered rightly, 0 where not
   */
  double[] judge(Trials trials, float[] outputs);

  /**
   * What was answered, where answers are classes.
   *
   * @param trials the batch
   * @param outputs T x B x outputs as the network gave them
   * @return the name of the output chosen in each trial; empty if the task has no such answers
   */
  default List<String> answers(Trials trials, float[] outputs) {
    return List.of();
  }

  /**
   * What guessing reaches.
   *
   * @return expected mean of {@link #judge}
   */
  double chance();

  /**
   * What the best answer from part of the evidence reaches, such as one of two stimuli.
   *
   * @return expected mean of {@link #judge}, if there is such a shortcut
   */
  OptionalDouble shortcut();

  /**
   * What an ideal observer of the noisy stimuli reaches.
   *
   * @return expected mean of {@link #judge} over {@link Mode#TRAIN}, if known
   */
  OptionalDouble idealObserver();

  /**
   * How chance, shortcut and ideal observer were found: exactly or by which simulation, and what
   * the shortcut is.
   *
   * @return one or two sentences; empty if nothing is said
   */
  default String baselines() {
    return "";
  }
}
