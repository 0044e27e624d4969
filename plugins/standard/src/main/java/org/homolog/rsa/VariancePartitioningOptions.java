package org.homolog.rsa;

import org.homolog.failure.HomologException;
import org.homolog.spi.Option;
import org.homolog.spi.Options;
import org.homolog.weighting.WeightRule;

/**
 * The options of {@link VariancePartitioning}.
 *
 * @param rdm what dissimilarities are and how they are compared
 * @param weights how the candidates' weights are chosen
 */
public record VariancePartitioningOptions(
    RsaOptions rdm,
    @Option(
            text = "How the candidates' weights are chosen: least-squares or non-negative",
            byDefault = "least-squares")
        WeightRule weights) {

  /**
   * Checks that the choices fit together.
   *
   * @throws HomologException if they do not, saying what would
   */
  public VariancePartitioningOptions {
    RdmComparator comparator = rdm.comparator();
    boolean ranks = comparator.usesOrder() && comparator != RdmComparator.SPEARMAN;
    if (ranks || comparator.needsEveryPair()) {
      throw HomologException.mistake(
          "variance is divided for comparator: pearson, spearman, cosine, whitened-pearson or"
              + " whitened-cosine, not "
              + Options.kebab(comparator.name()));
    }
    if (weights != WeightRule.LEAST_SQUARES && weights != WeightRule.NON_NEGATIVE) {
      throw HomologException.mistake(
          "variance is divided by weights: least-squares or non-negative, not "
              + Options.kebab(weights.name()));
    }
  }

  String convention() {
    return rdm.convention().replaceFirst("^rsa\\[", "variance-partitioning[").replaceFirst("]$", "")
        + ";"
        + Options.kebab(weights.name())
        + "]";
  }
}
