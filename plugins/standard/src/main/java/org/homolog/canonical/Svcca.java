package org.homolog.canonical;

import java.util.List;
import org.homolog.geometry.ResponseOptions;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;

/**
 * Singular vector canonical correlation analysis (Raghu et al. 2017, arXiv:1706.05806): canonical
 * correlations of the leading components of two populations.
 */
public final class Svcca extends CanonicalComparison<SvccaOptions> {
  private static final List<Summary> SUMMARIES =
      List.of(new Summary("mean-correlation", "", CanonicalFit::mean));

  private static final Description DESCRIPTION =
      described("svcca", "Canonical correlations of leading components")
          .summary(
              "Each system is reduced to the fewest principal components that hold a share of its"
                  + " variance, inside the folds; the score is the mean of their canonical"
                  + " correlations."
                  + ESTIMATES
                  + COPIES_WEIGHED)
          .formula(
              "X ~ U_x S_x V_x' with the smallest k such that s_1^2 + ... + s_k^2 >= variance times the sum"
                  + " of all s_i^2; correlations are the singular values of U_x' U_y; score: their mean"
                  + " over the smaller k.")
          .references(
              Reference.of(
                  "Raghu, Gilmer, Yosinski & Sohl-Dickstein 2017, SVCCA: singular vector canonical"
                      + " correlation analysis for deep learning dynamics and interpretability, NeurIPS,"
                      + " arXiv:1706.05806",
                  ""))
          .range(Double.NEGATIVE_INFINITY, 1)
          .direction(Direction.HIGHER_IS_CLOSER)
          .convention("svcca[variance;estimate]")
          .cost(
              "prepare: decomposition O(D N min(D, N)); score: singular values of a"
                  + " product of bases, O(D r^2), r the kept components; once more per fold"
                  + " and per permutation")
          .elsewhere(
              "raw: the truncation of the google/svcca tutorial followed by its get_cca_similarity."
                  + " anatome truncates by singular values instead of their squares.")
          .build();

  /** For the plug-in. */
  public Svcca() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Description describe(SvccaOptions options) {
    return options.estimate() == Estimate.RAW
        ? DESCRIPTION.requiring(
            Requirement.moreConditionsThanNumbers(
                    "raw canonical correlations are 1 as soon as there are as many units as"
                        + " conditions")
                .advised())
        : DESCRIPTION;
  }

  @Override
  public Class<SvccaOptions> options() {
    return SvccaOptions.class;
  }

  @Override
  List<Summary> summaries() {
    return SUMMARIES;
  }

  @Override
  String convention(SvccaOptions options) {
    return "svcca[variance="
        + ResponseOptions.number(options.variance())
        + ";"
        + options.toldEstimate()
        + ResponseOptions.told(options.time())
        + "]";
  }
}
