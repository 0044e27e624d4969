package org.homolog.shape;

import java.util.List;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseComparison;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Run;
import org.homolog.spi.Score;

/**
 * Orthogonal Procrustes distance (Schoenemann 1966, doi:10.1007/BF02289451): what remains between
 * two responses after the best rotation.
 */
public final class Procrustes extends ResponseComparison<ProcrustesOptions, Shape> {
  private static final Description DESCRIPTION =
      described("procrustes", "Orthogonal Procrustes distance")
          .summary(
              "Both systems are centred and scaled to norm one; one is rotated and reflected to lie as"
                  + " close to the other as possible; the score is the Euclidean distance that"
                  + " remains, beside its square and the angle. With norm one the distance lies"
                  + " between 0 and the root of 2."
                  + COPIES_WEIGHED)
          .formula(
              "distance^2 = |X|^2 + |Y|^2 - 2 (sum of the singular values of X'Y), Frobenius norms; angle ="
                  + " arccos(sum of singular values / (|X| |Y|)).")
          .references(
              Reference.of(
                  "Schoenemann 1966, A generalized solution of the orthogonal Procrustes problem,"
                      + " Psychometrika 31:1-10",
                  "10.1007/BF02289451"),
              Reference.of(
                  "Ding, Denain & Steinhardt 2021, Grounding representation similarity through"
                      + " statistical testing, NeurIPS, arXiv:2108.01661",
                  "10.48550/arXiv.2108.01661"))
          .range(0, Double.POSITIVE_INFINITY)
          .direction(Direction.LOWER_IS_CLOSER)
          .convention("procrustes[centred;unit norm]")
          .cost(
              "prepare: O(D N min(D, N)); score: singular values of a product of two"
                  + " prepared bases, O(min(D, N)^3)")
          .elsewhere(
              "orthogonal_procrustes_centered_and_normalized, and without centring and norm"
                  + " orthogonal_procrustes, of the ReSi benchmark; procrustes of sim_metric is the"
                  + " squared distance. scipy.spatial.procrustes also scales one system to fit.")
          .build();

  /** For the plug-in. */
  public Procrustes() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Class<ProcrustesOptions> options() {
    return ProcrustesOptions.class;
  }

  @Override
  protected Shape derive(
      ResponseMatrix responses, ProcrustesOptions options, LinearAlgebra algebra) {
    return Shape.of(responses.values(), 1, options.centre(), options.unitNorm(), algebra);
  }

  @Override
  protected List<Score> compare(
      Prepared<Shape> reference, Prepared<Shape> candidate, ProcrustesOptions options, Run run) {
    Shape a = reference.derived(run.algebra());
    Shape b = candidate.derived(run.algebra());
    double product = a.equals(b) ? a.squares() : a.rotatedProduct(b, run.algebra());
    Separation separation = new Separation(product, a.squares(), b.squares());
    String convention = options.convention("procrustes");
    String reason = "the responses of a system do not vary over conditions";
    if (options.unitNorm() && !separation.isDefined(Ground.ANGULAR)) {
      return List.of(
          Score.undefined("distance", convention, reason),
          Score.undefined("squared-distance", convention, reason),
          Score.undefined("angular-distance", convention, reason));
    }
    double distance = separation.distance(Ground.EUCLIDEAN);
    return List.of(
        Score.of("distance", convention, distance),
        Score.of("squared-distance", convention, distance * distance),
        separation.isDefined(Ground.ANGULAR)
            ? Score.of("angular-distance", convention, separation.distance(Ground.ANGULAR))
            : Score.undefined("angular-distance", convention, reason));
  }

  @Override
  protected Outcome illustrate(
      Prepared<Shape> reference, Prepared<Shape> candidate, ProcrustesOptions options, Run run) {
    return ShapeFigures.of(reference.responses(), candidate.responses(), run.algebra());
  }
}
