package org.homolog.behaviour;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.Option;
import org.homolog.spi.Options;

/**
 * The options of {@link ErrorPattern}.
 *
 * @param columns where outcomes and answers stand
 * @param pattern what is correlated over conditions
 * @param truth columns that hold the right answer
 * @param alternative columns that hold what else could be chosen
 * @param splits how many random halves reliability is averaged over
 */
public record ErrorPatternOptions(
    BehaviourColumns columns,
    @Option(
            text =
                "What is correlated over conditions: accuracy; or d' per stimulus against all other"
                    + " objects (i1) or against each (i2), i1n and i2n without the mean of stimuli of"
                    + " the same object (and alternative)",
            byDefault = "accuracy")
        Pattern pattern,
    @Option(
            text =
                "Columns that hold the right answer, the object a stimulus shows; the first that a"
                    + " system has. For i1, i1n, i2 and i2n")
        List<String> truth,
    @Option(
            text =
                "Columns that hold which other object could be chosen in a trial, where there were two"
                    + " to choose from; empty: all objects could. For i1, i1n, i2 and i2n")
        List<String> alternative,
    @Option(
            text =
                "Over how many random halves of the trials each system's reliability is averaged",
            byDefault = "20",
            min = 1,
            max = 10000)
        int splits)
    implements BehaviourOptions {
  /** What is correlated. */
  public enum Pattern {
    /** The share of trials answered rightly. */
    ACCURACY(false, false, false),
    /** d' of each stimulus against all other objects. */
    I1(true, false, false),
    /** d' of each stimulus against all other objects, less its object's mean. */
    I1N(true, false, true),
    /** d' of each stimulus against each other object. */
    I2(true, true, false),
    /** d' of each stimulus against each other object, less the mean of both objects. */
    I2N(true, true, true);

    private final boolean sensitivity;
    private final boolean eachAlternative;
    private final boolean normalised;

    Pattern(boolean sensitivity, boolean eachAlternative, boolean normalised) {
      this.sensitivity = sensitivity;
      this.eachAlternative = eachAlternative;
      this.normalised = normalised;
    }

    /** Whether it is of d' and not of accuracies. */
    boolean isSensitivity() {
      return sensitivity;
    }

    /** Whether a stimulus has one number per alternative. */
    boolean hasEachAlternative() {
      return eachAlternative;
    }

    /** Whether means of objects are taken away. */
    boolean isNormalised() {
      return normalised;
    }
  }

  /**
   * Takes copies and checks that the options fit together.
   *
   * @throws HomologException if objects are needed and not named, or named and not needed
   */
  public ErrorPatternOptions {
    truth = List.copyOf(truth);
    alternative = List.copyOf(alternative);
    if (pattern.isSensitivity() && truth.isEmpty()) {
      throw HomologException.mistake(
          "pattern "
              + Options.kebab(pattern.name())
              + " compares objects: name the column that holds the right answer with truth: COLUMN");
    }
    if (!pattern.isSensitivity() && !(truth.isEmpty() && alternative.isEmpty())) {
      throw HomologException.mistake(
          "truth and alternative are for the patterns i1, i1n, i2 and i2n, not for accuracy");
    }
  }

  /** Outcomes decide where two could be chosen from; else answers do. */
  @Override
  public boolean outcomes() {
    return !pattern.isSensitivity() || !alternative.isEmpty();
  }

  @Override
  public String convention() {
    return "error-pattern[" + Options.kebab(pattern.name()) + ";pearson]";
  }
}
