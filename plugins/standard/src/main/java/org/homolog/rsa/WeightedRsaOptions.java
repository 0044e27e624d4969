package org.homolog.rsa;

import org.homolog.failure.HomologException;
import org.homolog.spi.Option;
import org.homolog.spi.Options;
import org.homolog.weighting.WeightRule;

/**
 * The options of {@link WeightedRsa}.
 *
 * @param rdm what dissimilarities are and how they are compared
 * @param weights how the candidates' weights are chosen
 * @param ridge penalty on squared weights
 * @param conditionFolds folds of conditions over which weights are cross-validated
 */
public record WeightedRsaOptions(
    RsaOptions rdm,
    @Option(
            text =
                "How the candidates' weights are chosen: least squares with or without weights below"
                    + " 0, the best single one, or the best mixture of two neighbours in their order",
            byDefault = "non-negative")
        WeightRule weights,
    @Option(
            text = "Penalty on squared weights, in the units of squared dissimilarities",
            byDefault = "0",
            min = 0)
        double ridge,
    @Option(
            text =
                "Folds of conditions: weights are fitted on pairs within some and scored on pairs"
                    + " within others; 0 takes 2 below 12 conditions, 3 below 24, 4 below 40, else 5",
            byDefault = "0",
            min = 0,
            max = 1000)
        int conditionFolds) {

  /** Fewer conditions in a fold have no pattern of pairs. */
  private static final int FEWEST = 3;

  /**
   * Checks that the choices fit together.
   *
   * @throws HomologException if they do not, saying what would
   */
  public WeightedRsaOptions {
    JointVectors.space(rdm.comparator(), "weighted-rsa");
    if (conditionFolds == 1) {
      throw HomologException.mistake("condition-folds must be 0 or at least 2");
    }
    if (ridge > 0 && weights != WeightRule.NON_NEGATIVE && weights != WeightRule.LEAST_SQUARES) {
      throw HomologException.mistake(
          "ridge is for weights: non-negative or least-squares; leave it out");
    }
  }

  /**
   * The number of folds for so many conditions.
   *
   * @throws HomologException if there are too few conditions
   */
  int folds(int conditions) {
    int folds =
        conditionFolds > 0
            ? conditionFolds
            : conditions < 12 ? 2 : conditions < 24 ? 3 : conditions < 40 ? 4 : 5;
    if (conditions < FEWEST * folds) {
      throw HomologException.mistake(
          conditions
              + " distinct conditions make no "
              + folds
              + " folds of at least "
              + FEWEST
              + "; weights are cross-validated over conditions");
    }
    return folds;
  }

  String convention() {
    String inner = rdm.convention();
    return "weighted-"
        + inner.substring(0, inner.length() - 1)
        + ";"
        + Options.kebab(weights.name())
        + (ridge > 0 ? ";ridge " + ridge : "")
        + (conditionFolds > 0 ? ";" + conditionFolds + " folds]" : "]");
  }
}
