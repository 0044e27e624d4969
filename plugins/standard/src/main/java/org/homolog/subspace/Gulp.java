package org.homolog.subspace;

import java.util.Arrays;
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
 * How differently two systems can predict, over all ridge regressions (Boix-Adsera et al. 2022).
 */
public final class Gulp extends ResponseComparison<GulpOptions, Span> {
  private static final Description DESCRIPTION =
      described("gulp", "Distance of predictors (GULP)")
          .summary(
              "The mean squared difference between ridge predictions from one system and from the"
                  + " other, over all targets of the conditions alike. Responses are centred and scaled"
                  + " so that the units' variances sum to one. It is a metric between systems up to"
                  + " rotations; with lambda 0 up to invertible maps."
                  + COPIES_WEIGHED)
          .formula(
              "squared-distance = tr((S_x + l)^-1 S_x (S_x + l)^-1 S_x) + the same of y - 2 tr((S_x + l)^-1"
                  + " S_xy (S_y + l)^-1 S_yx), S covariances (divisor D), l = lambda; distance is its"
                  + " root. With lambda 0 inverses are pseudo-inverses.")
          .references(
              Reference.of(
                  "Boix-Adsera, Lawrence, Stepaniants & Rigollet 2022, GULP: a prediction-based metric"
                      + " between representations, NeurIPS, arXiv:2210.06545",
                  "10.48550/arXiv.2210.06545"))
          .range(0, Double.POSITIVE_INFINITY)
          .direction(Direction.LOWER_IS_CLOSER)
          .convention("gulp[lambda]")
          .cost("prepare: decomposition O(D N min(D, N)); score: O(D min(D, N)^2)")
          .elsewhere(
              "squared-distance: gulp of the ReSi benchmark and predictor_dist of the authors' code, which"
                  + " with lambda 0 invert eigenvalues that are zero but for rounding.")
          .build();

  /** For the plug-in. */
  public Gulp() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Class<GulpOptions> options() {
    return GulpOptions.class;
  }

  @Override
  protected Span derive(ResponseMatrix responses, GulpOptions options, LinearAlgebra algebra) {
    return Span.of(responses.centred(), algebra);
  }

  @Override
  protected List<Score> compare(
      Prepared<Span> reference, Prepared<Span> candidate, GulpOptions options, Run run) {
    Span a = reference.derived(run.algebra());
    Span b = candidate.derived(run.algebra());
    String convention = options.convention();
    if (a.rank() == 0 || b.rank() == 0) {
      String reason = "the responses of a system do not vary over conditions";
      return List.of(
          Score.undefined("distance", convention, reason),
          Score.undefined("squared-distance", convention, reason));
    }
    double[] kept = shares(a, options.lambda());
    double[] other = shares(b, options.lambda());
    Matrix overlap = a.overlap(b, run.algebra());
    double crossed = 0;
    for (int i = 0; i < kept.length; i++) {
      for (int j = 0; j < other.length; j++) {
        crossed += kept[i] * other[j] * overlap.get(i, j);
      }
    }
    double squared = Math.max(0, squares(kept) + squares(other) - 2 * crossed);
    return List.of(
        Score.of("distance", convention, Math.sqrt(squared)),
        Score.of("squared-distance", convention, squared));
  }

  /** What ridge regression keeps of each direction. */
  private static double[] shares(Span span, double lambda) {
    double total = span.total();
    return Arrays.stream(span.squares())
        .map(square -> square / total)
        .map(variance -> variance / (variance + lambda))
        .toArray();
  }

  private static double squares(double[] values) {
    return Arrays.stream(values).map(v -> v * v).sum();
  }
}
