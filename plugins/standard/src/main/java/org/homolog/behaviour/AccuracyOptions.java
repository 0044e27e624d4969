package org.homolog.behaviour;

import org.homolog.spi.Option;

/**
 * The options of {@link AccuracyComparison}.
 *
 * @param columns where outcomes stand
 * @param weighting what counts alike
 */
public record AccuracyOptions(
    BehaviourColumns columns,
    @Option(
            text =
                "What counts alike: conditions, so that systems are compared on one mixture of"
                    + " stimuli however often each was shown, or trials",
            byDefault = "conditions")
        Weighting weighting)
    implements BehaviourOptions {
  /** What counts alike. */
  public enum Weighting {
    /** The mean over conditions of the share answered rightly. */
    CONDITIONS,
    /** The share of all trials answered rightly. */
    TRIALS
  }

  @Override
  public String convention() {
    return "accuracy[by " + (weighting == Weighting.TRIALS ? "trial" : "condition") + "]";
  }
}
