package org.homolog.matching;

import java.util.Arrays;
import java.util.List;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseComparison;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Run;
import org.homolog.spi.Score;

/**
 * Soft matching of units: every unit takes its best partner, or all units share partners so that
 * both systems are used up evenly (Khosla and Williams 2024, arXiv:2311.09466).
 */
public final class SoftMatching extends ResponseComparison<MatchingOptions, Matrix> {
  private static final String ID = "soft-matching";

  private static final Description DESCRIPTION =
      described(ID, "Soft matching of units")
          .summary(
              "best-match: the mean over units of the correlation with the best unit of the other"
                  + " system, which may serve several; forward, over the reference's units, reverse,"
                  + " over the candidate's, and their mean. transport: partners are shared so that"
                  + " every unit of either system counts alike, and the correlation over this plan is"
                  + " largest; with equal numbers of units it is the one-to-one matching. All grow with"
                  + " the number of units to choose from: look at the null beside them."
                  + COPIES_WEIGHED)
          .formula(
              "forward = mean_i max_j r(x_i, y_j), reverse = mean_j max_i r(x_i, y_j). transport = max over"
                  + " T of sum_ij T_ij r(x_i, y_j), T >= 0, rows of T summing to 1/N, columns to 1/M for N"
                  + " and M units; r Pearson over conditions, 0 with a constant unit.")
          .references(
              Reference.of(
                  "Li, Yosinski, Clune, Lipson & Hopcroft 2015, Convergent learning: do different neural"
                      + " networks learn the same representations?, arXiv:1511.07543",
                  "10.48550/arXiv.1511.07543"),
              Reference.of(
                  "Khosla & Williams 2024, Soft matching distance: a metric on neural representations that"
                      + " captures single-neuron tuning, PMLR 243:326-341, arXiv:2311.09466",
                  "10.48550/arXiv.2311.09466"))
          .nulls(NullModel.RANDOM_ROTATION)
          .range(-1, 1)
          .direction(Direction.HIGHER_IS_CLOSER)
          .convention("soft-matching[best] and soft-matching[transport]")
          .cost(
              "score: products of units O(D N M), then an optimal transport between N"
                  + " and M units, about O((N + M)^3)")
          .elsewhere(
              "best-match without direction: soft_correlation_match of the ReSi benchmark. transport: the"
                  + " correlation form of Khosla and Williams' soft matching.")
          .build();

  /** For the plug-in. */
  public SoftMatching() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Class<MatchingOptions> options() {
    return MatchingOptions.class;
  }

  @Override
  protected Matrix derive(
      ResponseMatrix responses, MatchingOptions options, LinearAlgebra algebra) {
    return UnitCourses.standardised(responses);
  }

  @Override
  protected List<Score> compare(
      Prepared<Matrix> reference, Prepared<Matrix> candidate, MatchingOptions options, Run run) {
    Matrix a = reference.derived(run.algebra());
    Matrix b = candidate.derived(run.algebra());
    String best = options.convention(ID, "best");
    String transport = options.convention(ID, "transport");
    if (!UnitCourses.vary(a) || !UnitCourses.vary(b)) {
      String reason = "no unit of a system varies over conditions";
      return List.of(
          Score.undefined("best-match", best, reason),
          Score.undefined("best-match", best, reason).direction("forward"),
          Score.undefined("best-match", best, reason).direction("reverse"),
          Score.undefined("transport", transport, reason));
    }
    Matrix correlations = UnitCourses.correlations(a, b, run.algebra());
    double forward = meanOfLargest(correlations);
    double reverse = meanOfLargest(correlations.transpose());
    return List.of(
        Score.of("best-match", best, (forward + reverse) / 2),
        Score.of("best-match", best, forward).direction("forward"),
        Score.of("best-match", best, reverse).direction("reverse"),
        Score.of("transport", transport, TransportPlan.largestMean(correlations)));
  }

  private static double meanOfLargest(Matrix correlations) {
    double sum = 0;
    for (int i = 0; i < correlations.rows(); i++) {
      sum += Arrays.stream(correlations.row(i)).max().orElse(0);
    }
    return sum / correlations.rows();
  }

  @Override
  protected Outcome illustrate(
      Prepared<Matrix> reference, Prepared<Matrix> candidate, MatchingOptions options, Run run) {
    Matrix correlations =
        UnitCourses.correlations(
            reference.derived(run.algebra()), candidate.derived(run.algebra()), run.algebra());
    int[] partner = new int[correlations.rows()];
    for (int i = 0; i < partner.length; i++) {
      for (int j = 1; j < correlations.columns(); j++) {
        partner[i] = correlations.get(i, j) > correlations.get(i, partner[i]) ? j : partner[i];
      }
    }
    return UnitCourses.gallery(reference.responses(), candidate.responses(), partner, correlations);
  }
}
