package org.homolog.canonical;

import java.util.List;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseOptions;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;
import org.homolog.spi.Run;
import org.homolog.spi.Score;

/**
 * Projection-weighted canonical correlation analysis (Morcos et al. 2018, arXiv:1806.05759):
 * canonical correlations weighted by how much of one system's responses their variates carry.
 */
public final class Pwcca extends CanonicalComparison<PwccaOptions> {
  private static final String NAME = "projection-weighted-correlation";

  private static final List<Summary> SUMMARIES =
      List.of(
          new Summary(NAME, "forward", fit -> fit.weighted(fit.referenceWeights())),
          new Summary(NAME, "reverse", fit -> fit.weighted(fit.candidateWeights())));

  private static final Description DESCRIPTION =
      described("pwcca", "Projection-weighted canonical correlations")
          .summary(
              "A weighted mean of canonical correlations: each pair of variates counts as much as the"
                  + " units of one system project on its variate, of the reference (forward) or of the"
                  + " candidate (reverse)."
                  + ESTIMATES
                  + COPIES_WEIGHED)
          .formula(
              "sum_i w_i r_i, r_i the canonical correlations, w_i = a_i / sum_k a_k, a_i = sum_j |h_i . x_j|"
                  + " with h_i the i-th canonical variate and x_j the centred responses of unit j; the"
                  + " sum over k is over as many pairs as there are correlations. Cross-validated, the"
                  + " weights are means over folds of those on the conditions fitted to.")
          .references(
              Reference.of(
                  "Morcos, Raghu & Bengio 2018, Insights on representational similarity in neural"
                      + " networks with canonical correlation, NeurIPS, arXiv:1806.05759",
                  ""))
          .range(Double.NEGATIVE_INFINITY, 1)
          .direction(Direction.HIGHER_IS_CLOSER)
          .convention("pwcca[weights;estimate]")
          .cost(
              "prepare: orthonormal basis O(D N min(D, N)); score: singular values of"
                  + " a product of bases, O(D r^2), r the smaller rank; once more per fold"
                  + " and per permutation")
          .elsewhere(
              "raw, forward: 1 - pwcca_dist of sim_metric where the first system has no more units than"
                  + " the second; with more, it also counts variates without a partner, in directions"
                  + " that are arbitrary. compute_pwcca of google/svcca (weights: google) adds unit means"
                  + " to directions that were not whitened: its value changes with the arbitrary signs"
                  + " of singular vectors, and with more units in the first system it mixes the two.")
          .build();

  /** For the plug-in. */
  public Pwcca() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Description describe(PwccaOptions options) {
    return options.estimate() == Estimate.RAW
        ? DESCRIPTION.requiring(
            Requirement.moreConditionsThanNumbers(
                    "raw canonical correlations are 1 as soon as there are as many units as"
                        + " conditions")
                .advised())
        : DESCRIPTION;
  }

  @Override
  public Class<PwccaOptions> options() {
    return PwccaOptions.class;
  }

  @Override
  List<Summary> summaries() {
    return SUMMARIES;
  }

  @Override
  String convention(PwccaOptions options) {
    return "pwcca["
        + (options.weights() == ProjectionWeights.GOOGLE ? "google;" : "")
        + options.toldEstimate()
        + ResponseOptions.told(options.time())
        + "]";
  }

  @Override
  protected List<Score> compare(
      Prepared<Variates> reference, Prepared<Variates> candidate, PwccaOptions options, Run run) {
    if (options.weights() == ProjectionWeights.VARIATES) {
      return super.compare(reference, candidate, options, run);
    }
    if (reference.derived(run.algebra()).count() == 0
        || candidate.derived(run.algebra()).count() == 0) {
      return super.compare(reference, candidate, options, run);
    }
    Matrix a = reference.responses().values();
    Matrix b = candidate.responses().values();
    return List.of(
        google(a, b, options, run).direction("forward"),
        google(b, a, options, run).direction("reverse"));
  }

  private Score google(Matrix x, Matrix y, PwccaOptions options, Run run) {
    if (x.columns() > y.columns() || y.columns() >= x.rows()) {
      return Score.undefined(
          NAME,
          convention(options),
          "weights: google need no more units in the weighted system than in the other, and more"
              + " conditions than units");
    }
    return Score.of(NAME, convention(options), GoogleWeights.mean(x, y, run.algebra()));
  }
}
