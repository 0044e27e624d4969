package org.homolog.subspace;

import java.util.List;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseComparison;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Reference;
import org.homolog.spi.Run;
import org.homolog.spi.Score;

/**
 * The share of one system's variance that a linear map of the other fits, on the same conditions
 * (Kornblith et al. 2019, arXiv:1905.00414).
 */
public final class ExplainedVariance extends ResponseComparison<ExplainedVarianceOptions, Span> {
  private static final String NAME = "explained-variance";

  private static final Description DESCRIPTION =
      described("linear-fit", "Variance explained by a linear fit")
          .summary(
              "The share of the variance of all units of one system that linear regression on the units"
                  + " of the other fits: forward, the reference from the candidate; reverse, the"
                  + " candidate from the reference. It is in-sample and grows to 1 with the number of"
                  + " units; the adjusted form takes out what unrelated units would fit."
                  + COPIES_WEIGHED)
          .formula(
              "R^2 = |U_y' X|^2 / |X|^2, columns centred, U_y an orthonormal basis of the columns of Y."
                  + " adjusted: 1 - (1 - R^2) (D - 1) / (D - 1 - rank Y), with D conditions.")
          .references(
              Reference.of(
                  "Kornblith, Norouzi, Lee & Hinton 2019, Similarity of neural network"
                      + " representations revisited, ICML, arXiv:1905.00414",
                  ""))
          .range(Double.NEGATIVE_INFINITY, 1)
          .direction(Direction.HIGHER_IS_CLOSER)
          .convention("linear-fit[in-sample;adjusted]")
          .cost("prepare: decomposition O(D N min(D, N)); score: O(D N M)")
          .elsewhere(
              "forward, not adjusted: linear_reg(reference, candidate) of the ReSi benchmark, which fails"
                  + " where units outnumber conditions. The predictivity comparison gives the held-out"
                  + " fit.")
          .build();

  /** For the plug-in. */
  public ExplainedVariance() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Class<ExplainedVarianceOptions> options() {
    return ExplainedVarianceOptions.class;
  }

  @Override
  protected Span derive(
      ResponseMatrix responses, ExplainedVarianceOptions options, LinearAlgebra algebra) {
    return Span.of(responses.centred(), algebra);
  }

  @Override
  protected List<Score> compare(
      Prepared<Span> reference,
      Prepared<Span> candidate,
      ExplainedVarianceOptions options,
      Run run) {
    Span a = reference.derived(run.algebra());
    Span b = candidate.derived(run.algebra());
    Matrix overlap = a.overlap(b, run.algebra());
    if (!options.adjusted() && (a.isEverything(true) || b.isEverything(true))) {
      run.warn(
          "linear-fit"
              + ": a system with as many independent units as conditions fits any responses, so that"
              + " a share explained of 1 says nothing; predictivity holds conditions out");
    }
    return List.of(
        score(a, b, overlap, options).direction("forward"),
        score(b, a, overlap.transpose(), options).direction("reverse"));
  }

  private static Score score(
      Span target, Span predictor, Matrix overlap, ExplainedVarianceOptions options) {
    if (target.rank() == 0) {
      return Score.undefined(
          NAME, options.convention(), "the responses to be explained do not vary over conditions");
    }
    double explained = 0;
    for (int i = 0; i < overlap.rows(); i++) {
      for (int j = 0; j < overlap.columns(); j++) {
        explained += target.squares()[i] * overlap.get(i, j);
      }
    }
    double share = Math.min(1, explained / target.total());
    if (!options.adjusted()) {
      return Score.of(NAME, options.convention(), share);
    }
    int free = target.basis().rows() - 1 - predictor.rank();
    return free <= 0
        ? Score.undefined(
            NAME,
            options.convention(),
            "with "
                + predictor.rank()
                + " independent units for "
                + target.basis().rows()
                + " conditions any responses are fitted")
        : Score.of(
            NAME, options.convention(), 1 - (1 - share) * (target.basis().rows() - 1) / free);
  }
}
