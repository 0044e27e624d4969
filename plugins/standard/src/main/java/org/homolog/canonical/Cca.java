package org.homolog.canonical;

import java.util.List;
import org.homolog.geometry.ResponseOptions;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;

/**
 * Canonical correlation analysis (Hotelling 1936, doi:10.1093/biomet/28.3-4.321): the correlations
 * of the most correlated directions of two populations.
 *
 * <p>With D conditions and N units preparing costs one thin singular value decomposition of D x N;
 * a pair costs D N^2; cross-validation repeats both in every fold.
 */
public final class Cca extends CanonicalComparison<CcaOptions> {
  private static final String MEAN_SQUARE = "mean-squared-correlation";

  private static final List<Summary> SUMMARIES =
      List.of(
          new Summary("mean-correlation", "", CanonicalFit::mean),
          new Summary(MEAN_SQUARE, "", CanonicalFit::meanSquare));

  private static final Description DESCRIPTION =
      described("cca", "Canonical correlations")
          .summary(
              "The mean over pairs of canonical variates of their correlation, and of its square"
                  + " (R2_CCA)."
                  + ESTIMATES
                  + COPIES_WEIGHED)
          .formula(
              "X = U_x S_x V_x', Y = U_y S_y V_y', columns centred: correlations r_1 >= r_2 ... are the"
                  + " singular values of U_x' U_y, as many as the smaller rank q. mean-correlation ="
                  + " sum r_i / q, mean-squared-correlation = sum r_i |r_i| / q. Its mean over all"
                  + " permutations is max(rank X, rank Y) / (D - 1), which the debiased estimate uses.")
          .references(
              Reference.of(
                  "Hotelling 1936, Relations between two sets of variates, Biometrika 28:321-377",
                  "10.1093/biomet/28.3-4.321"),
              Reference.of(
                  "Bjorck & Golub 1973, Numerical methods for computing angles between linear"
                      + " subspaces, Mathematics of Computation 27:579-594",
                  "10.1090/S0025-5718-1973-0348991-3"),
              Reference.of(
                  "Kornblith, Norouzi, Lee & Hinton 2019, Similarity of neural network"
                      + " representations revisited, ICML, arXiv:1905.00414",
                  ""))
          .range(Double.NEGATIVE_INFINITY, 1)
          .direction(Direction.HIGHER_IS_CLOSER)
          .convention("cca[estimate]")
          .cost(
              "prepare: orthonormal basis O(D N min(D, N)); score: singular values of"
                  + " a product of bases, O(D r^2), r the smaller rank; once more per fold"
                  + " and per permutation")
          .elsewhere(
              "raw: cca_coef1 of google/svcca, whose mean leaves trailing values out; mean_cca_corr"
                  + " and mean_sq_cca_corr of sim_metric; cca of Google's notebook is the mean square"
                  + " and does not centre. All of these are 1 where units outnumber conditions.")
          .build();

  /** For the plug-in. */
  public Cca() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Description describe(CcaOptions options) {
    return options.estimate() == Estimate.RAW
        ? DESCRIPTION.requiring(
            Requirement.moreConditionsThanNumbers(
                    "raw canonical correlations are 1 as soon as there are as many units as"
                        + " conditions")
                .advised())
        : DESCRIPTION;
  }

  @Override
  public Class<CcaOptions> options() {
    return CcaOptions.class;
  }

  @Override
  List<Summary> summaries() {
    return SUMMARIES;
  }

  @Override
  double exactChance(Summary summary, Variates reference, Variates candidate) {
    return summary.name().equals(MEAN_SQUARE)
        ? (double) Math.max(reference.count(), candidate.count()) / (reference.basis().rows() - 1)
        : Double.NaN;
  }

  @Override
  String convention(CcaOptions options) {
    return "cca[" + options.toldEstimate() + ResponseOptions.told(options.time()) + "]";
  }
}
