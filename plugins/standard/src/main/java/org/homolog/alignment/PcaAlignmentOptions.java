package org.homolog.alignment;

import org.homolog.failure.HomologException;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;
import org.homolog.spi.Options;

/**
 * The options of {@link PcaAlignment}.
 *
 * @param components how many leading components span each system's subspace
 * @param space what the subspaces are subspaces of
 * @param standardise whether each unit is divided by its standard deviation first
 * @param chanceDraws how many random subspaces the chance level is the mean of
 * @param missing what is done with missing values
 */
public record PcaAlignmentOptions(
    @Option(
            text = "How many leading components span each subspace",
            byDefault = "3",
            min = 1,
            max = PcaAlignmentOptions.MOST)
        int components,
    @Option(
            text =
                "What the subspaces lie in; automatic: condition-time, or condition without time bins",
            byDefault = "automatic")
        Space space,
    @Option(
            text =
                "Whether each unit is divided by its standard deviation over conditions and time",
            byDefault = "false")
        boolean standardise,
    @Option(
            text = "How many random subspaces the chance level is the mean of",
            byDefault = "100",
            min = 1,
            max = 100000)
        int chanceDraws,
    @Option(
            text = "What is done with missing values; pairwise is not possible",
            byDefault = "refuse")
        MissingPolicy missing) {
  /** Most components of a subspace. */
  static final int MOST = 1000;

  /**
   * Checks that missing values can be handled so.
   *
   * @throws HomologException under pairwise
   */
  public PcaAlignmentOptions {
    if (missing == MissingPolicy.PAIRWISE) {
      throw HomologException.mistake(
          "pca-alignment needs complete patterns: missing takes refuse, drop-unit or"
              + " drop-condition, not pairwise");
    }
  }

  /** The convention a score carries, such as {@code pca-alignment[condition;k=3]}. */
  String convention(Space resolved) {
    return "pca-alignment["
        + Options.kebab(resolved.name())
        + ";k="
        + components
        + (standardise ? ";standardised" : "")
        + "]";
  }
}
