package org.homolog.matching;

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
 * One-to-one matching of units by correlation (Li et al. 2015, arXiv:1511.07543).
 *
 * <p>With N units on the smaller side and M on the larger, a pair costs the product D N M and at
 * most N^2 M steps of assignment.
 */
public final class OneToOneMatching extends ResponseComparison<MatchingOptions, Matrix> {
  private static final String ID = "one-to-one";

  private static final Description DESCRIPTION =
      described(ID, "One-to-one matching of units")
          .summary(
              "Units of the two systems are paired so that the sum of their correlations over"
                  + " conditions is largest, each unit used once at most; the score is the mean"
                  + " correlation of the pairs, as many as the smaller system has units. It grows with"
                  + " the number of units to choose from: look at the null beside it."
                  + COPIES_WEIGHED)
          .formula(
              "max over one-to-one p of mean_i r(x_i, y_p(i)), r Pearson over conditions; a constant unit has"
                  + " r = 0.")
          .references(
              Reference.of(
                  "Li, Yosinski, Clune, Lipson & Hopcroft 2015, Convergent learning: do different neural"
                      + " networks learn the same representations?, arXiv:1511.07543",
                  "10.48550/arXiv.1511.07543"),
              Reference.of(
                  "Khosla & Williams 2024, Soft matching distance: a metric on neural representations that"
                      + " captures single-neuron tuning, PMLR 243:326-341, arXiv:2311.09466",
                  "10.48550/arXiv.2311.09466"),
              Reference.of(
                  "Crouse 2016, On implementing 2D rectangular assignment algorithms, IEEE Transactions"
                      + " on Aerospace and Electronic Systems 52:1679-1696",
                  "10.1109/TAES.2016.140952"))
          .nulls(NullModel.RANDOM_ROTATION)
          .range(-1, 1)
          .direction(Direction.HIGHER_IS_CLOSER)
          .convention("one-to-one[correlation]")
          .cost(
              "score: products of units O(D N M), then an assignment of N to M units,"
                  + " O(N^2 M)")
          .elsewhere(
              "hard_correlation_match of the ReSi benchmark. Time bins enter as further conditions here.")
          .build();

  /** For the plug-in. */
  public OneToOneMatching() {}

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
    String convention = options.convention(ID, "correlation");
    if (!UnitCourses.vary(a) || !UnitCourses.vary(b)) {
      return List.of(
          Score.undefined(
              "mean-correlation", convention, "no unit of a system varies over conditions"));
    }
    Matrix correlations = UnitCourses.correlations(a, b, run.algebra());
    int[] partner = Assignment.largest(correlations);
    double sum = 0;
    for (int i = 0; i < partner.length; i++) {
      sum += partner[i] < 0 ? 0 : correlations.get(i, partner[i]);
    }
    return List.of(
        Score.of("mean-correlation", convention, sum / Math.min(a.columns(), b.columns())));
  }

  @Override
  protected Outcome illustrate(
      Prepared<Matrix> reference, Prepared<Matrix> candidate, MatchingOptions options, Run run) {
    Matrix correlations =
        UnitCourses.correlations(
            reference.derived(run.algebra()), candidate.derived(run.algebra()), run.algebra());
    return UnitCourses.gallery(
        reference.responses(),
        candidate.responses(),
        Assignment.largest(correlations),
        correlations);
  }
}
