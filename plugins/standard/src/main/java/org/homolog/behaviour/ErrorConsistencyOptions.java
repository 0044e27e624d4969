package org.homolog.behaviour;

import org.homolog.spi.Option;

/**
 * The options of {@link ErrorConsistency}.
 *
 * @param columns where outcomes and answers stand
 * @param agreement what two systems agree in
 */
public record ErrorConsistencyOptions(
    BehaviourColumns columns,
    @Option(
            text =
                "What two systems agree in: outcomes, being right or wrong about the same stimuli, or"
                    + " answers, giving the same ones",
            byDefault = "outcomes")
        Agreement agreement)
    implements BehaviourOptions {
  /** What two systems agree in. */
  public enum Agreement {
    /** Right or wrong. */
    OUTCOMES,
    /** What was answered. */
    ANSWERS
  }

  @Override
  public boolean outcomes() {
    return agreement == Agreement.OUTCOMES;
  }

  @Override
  public String convention() {
    return "error-consistency[kappa;" + (outcomes() ? "outcomes" : "answers") + "]";
  }
}
