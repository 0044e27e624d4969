package org.homolog.pointcloud;

import java.util.List;
import org.homolog.geometry.Centring;
import org.homolog.geometry.Copies;
import org.homolog.geometry.PairDistances;
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

/** The norm of the difference of two systems' matrices of Euclidean distances. */
public final class DistanceDifference
    extends ResponseComparison<DistanceDifferenceOptions, Matrix> {
  private static final String NAME = "distance-difference";

  private static final Description DESCRIPTION =
      described(NAME, "Difference of distance matrices")
          .summary(
              "The Euclidean distances between all pairs of conditions are taken in both systems, and"
                  + " the score is the norm of their difference. It depends on the scale and on the"
                  + " number of units of both systems: compare systems of one kind."
                  + COPIES_LEFT_OUT)
          .formula("|D_x - D_y|, D_ij = |x_i - x_j|, Frobenius or spectral norm.")
          .references(
              Reference.of(
                  "Yin & Shen 2018, On the dimensionality of word embedding, NeurIPS, arXiv:1812.04224",
                  "10.48550/arXiv.1812.04224"),
              Reference.of(
                  "Klabunde, Schumacher, Strohmaier & Lemmerich 2025, Similarity of neural network models:"
                      + " a survey of functional and representational measures, ACM Computing Surveys"
                      + " 57:1-52",
                  "10.1145/3728458"))
          .range(0, Double.POSITIVE_INFINITY)
          .direction(Direction.LOWER_IS_CLOSER)
          .convention("distance-difference[euclidean;normalisation]")
          .cost("prepare: distances O(D^2 N); score: O(D^2)")
          .elsewhere(
              "rsm_norm_diff of the ReSi benchmark takes the spectral norm of the square matrices, though"
                  + " its comment means the norm of the distances as a vector, which is the Frobenius norm"
                  + " over the root of 2.")
          .build();

  /** For the plug-in. */
  public DistanceDifference() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Class<DistanceDifferenceOptions> options() {
    return DistanceDifferenceOptions.class;
  }

  @Override
  protected Copies copies() {
    return Copies.LEFT_OUT;
  }

  @Override
  protected Matrix derive(
      ResponseMatrix responses, DistanceDifferenceOptions options, LinearAlgebra algebra) {
    Matrix distances = PairDistances.squared(responses.centred(), algebra);
    for (int i = 0; i < distances.array().length; i++) {
      distances.array()[i] = Math.sqrt(distances.array()[i]);
    }
    return distances;
  }

  @Override
  protected List<Score> compare(
      Prepared<Matrix> reference,
      Prepared<Matrix> candidate,
      DistanceDifferenceOptions options,
      Run run) {
    Matrix difference = reference.derived(run.algebra()).copy();
    double[] other = candidate.derived(run.algebra()).array();
    for (int i = 0; i < other.length; i++) {
      difference.array()[i] -= other[i];
    }
    if (difference.rows() < 2) {
      return List.of(
          Score.undefined(
              NAME, options.convention(), "a single condition has no distance to another"));
    }
    double norm =
        options.norm() == DistanceDifferenceOptions.Norm.FROBENIUS
            ? Math.sqrt(Centring.sumOfSquares(difference))
            : spectral(run.algebra().symmetricEigen(difference).values());
    return List.of(Score.of(NAME, options.convention(), norm));
  }

  private static double spectral(double[] ascending) {
    return Math.max(Math.abs(ascending[0]), Math.abs(ascending[ascending.length - 1]));
  }
}
