package org.homolog.stochastic;

import java.util.List;
import org.homolog.geometry.Centring;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseComparison;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;
import org.homolog.spi.Run;
import org.homolog.spi.Score;

/**
 * Stochastic shape metric for Gaussian responses (Duong et al. 2023, arXiv:2211.11665).
 *
 * <p>With D conditions, R repeats and N units, each step costs one singular value decomposition of
 * N x N, D of R x R, and products of D R N^2.
 */
public final class StochasticShapeMetric
    extends ResponseComparison<StochasticShapeOptions, NoisyResponses> {
  private static final double TOLERANCE = 1e-10;

  private static final Description DESCRIPTION =
      described("stochastic-shape", "Stochastic shape metric")
          .summary(
              "For every condition the repeats of each system are described by their mean and their"
                  + " covariance; one system is rotated, the same way for all conditions, so that"
                  + " means and covariances come as close as possible; the score is the root of the"
                  + " mean over conditions of the squared distance that remains. The rotation is found"
                  + " by steps that can only improve, from the one that fits the means: a better one"
                  + " may exist. It needs repeats."
                  + COPIES_WEIGHED)
          .formula(
              "min over Q in O(N) of sqrt(1/D sum_i alpha |m_i - Q n_i|^2 + (2 - alpha) B(S_i, Q T_i Q')^2),"
                  + " m, n means and S, T covariances (divisor repeats - 1), B(S, T)^2 = tr S + tr T - 2 tr"
                  + " (S^1/2 T S^1/2)^1/2. The system with fewer units is padded with silent ones.")
          .references(
              Reference.of(
                  "Duong, Zhou, Nassar, Berman, Olieslagers & Williams 2023, Representational"
                      + " dissimilarity metric spaces for stochastic neural networks, ICLR,"
                      + " arXiv:2211.11665",
                  "10.48550/arXiv.2211.11665"),
              Reference.of(
                  "Bhatia, Jain & Lim 2019, On the Bures-Wasserstein distance between positive definite"
                      + " matrices, Expositiones Mathematicae 37:165-191",
                  "10.1016/j.exmath.2018.01.002"))
          .range(0, Double.POSITIVE_INFINITY)
          .direction(Direction.LOWER_IS_CLOSER)
          .requires(Requirement.repeats(2, "it compares the noise of repeats"))
          .convention("stochastic-shape[gaussian;alpha]")
          .cost(
              "prepare: mean and covariance per condition, O(D N^2 R) for R repeats;"
                  + " score: a search over rotations, O(D N^3) per step")
          .elsewhere(
              "GaussianStochasticMetric(group=\"orth\", init=\"means\") of netrep, which does not centre, and"
                  + " which for alpha other than 0, 1 and 2 aligns by other weights (alpha^2) than it"
                  + " scores by; here both are the same.")
          .build();

  /** For the plug-in. */
  public StochasticShapeMetric() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Class<StochasticShapeOptions> options() {
    return StochasticShapeOptions.class;
  }

  @Override
  protected boolean needsTrials() {
    return true;
  }

  @Override
  protected NoisyResponses derive(
      ResponseMatrix responses, StochasticShapeOptions options, LinearAlgebra algebra) {
    return NoisyResponses.of(responses.values(), responses.trials(), options.centre(), algebra);
  }

  @Override
  protected List<Score> compare(
      Prepared<NoisyResponses> reference,
      Prepared<NoisyResponses> candidate,
      StochasticShapeOptions options,
      Run run) {
    for (Prepared<NoisyResponses> one : List.of(reference, candidate)) {
      long single = one.responses().trials().stream().filter(t -> t.rows() < 2).count();
      if (options.alpha() < 2 && (single > 0 || one.responses().trials().isEmpty())) {
        return undefined(
            options,
            single
                + " conditions of system "
                + one.responses().system()
                + " have a single repeat: a covariance needs two");
      }
    }
    if (allZero(reference) || allZero(candidate)) {
      return undefined(options, "the responses of a system do not vary");
    }
    return List.of(
        Score.of(
            "distance",
            options.convention(),
            GaussianAlignment.distance(
                reference.derived(run.algebra()),
                candidate.derived(run.algebra()),
                options.alpha(),
                TOLERANCE,
                run.algebra())));
  }

  private static boolean allZero(Prepared<NoisyResponses> one) {
    Matrix means = one.responses().centred();
    return one.responses().trials().stream()
            .allMatch(t -> Centring.sumOfSquares(Centring.ofColumns(t)) == 0)
        && Centring.sumOfSquares(means) == 0;
  }

  private static List<Score> undefined(StochasticShapeOptions options, String reason) {
    return List.of(Score.undefined("distance", options.convention(), reason));
  }
}
