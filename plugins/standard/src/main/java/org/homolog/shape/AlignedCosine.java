package org.homolog.shape;

import java.util.List;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseComparison;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Run;
import org.homolog.spi.Score;

/**
 * Aligned cosine similarity (Hamilton et al. 2016, doi:10.18653/v1/P16-1141): the mean cosine
 * between a condition's responses in two systems after the best rotation.
 */
public final class AlignedCosine extends ResponseComparison<ProcrustesOptions, Shape> {
  private static final Description DESCRIPTION =
      described("aligned-cosine", "Aligned cosine similarity")
          .summary(
              "One system is rotated to lie as close to the other as possible; the score is the mean"
                  + " over conditions of the cosine between the two systems' responses. Unlike a"
                  + " Procrustes distance every condition counts alike, however strong its response."
                  + " Conditions without any response are left out."
                  + COPIES_WEIGHED)
          .formula(
              "mean over conditions i of cos(x_i Q, y_i), Q = argmin |X Q - Y| over rotations.")
          .references(
              Reference.of(
                  "Hamilton, Leskovec & Jurafsky 2016, Diachronic word embeddings reveal statistical"
                      + " laws of semantic change, ACL 1489-1501",
                  "10.18653/v1/P16-1141"))
          .range(-1, 1)
          .direction(Direction.HIGHER_IS_CLOSER)
          .convention("aligned-cosine[centred]")
          .cost("score: O(D N M + min(N, M)^3)")
          .elsewhere("aligned_cossim of the ReSi benchmark, which does not centre.")
          .build();

  /** For the plug-in. */
  public AlignedCosine() {}

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
    Shape.Rotations rotations = a.rotations(b, run.algebra());
    Matrix own = run.algebra().multiply(a.coordinates(), rotations.own());
    Matrix other = run.algebra().multiply(b.coordinates(), rotations.other());
    double sum = 0;
    int counted = 0;
    for (int row = 0; row < own.rows(); row++) {
      double sizes = Math.sqrt(squares(a.coordinates(), row) * squares(b.coordinates(), row));
      if (sizes > 0) {
        sum += dot(own, other, row) / sizes;
        counted++;
      }
    }
    String convention = options.convention("aligned-cosine");
    return List.of(
        counted == 0
            ? Score.undefined(
                "aligned-cosine", convention, "no condition has a response in both systems")
            : Score.of("aligned-cosine", convention, Math.max(-1, Math.min(1, sum / counted))));
  }

  private static double squares(Matrix matrix, int row) {
    return dot(matrix, matrix, row);
  }

  private static double dot(Matrix a, Matrix b, int row) {
    double sum = 0;
    for (int c = 0; c < a.columns(); c++) {
      sum += a.get(row, c) * b.get(row, c);
    }
    return sum;
  }

  @Override
  protected Outcome illustrate(
      Prepared<Shape> reference, Prepared<Shape> candidate, ProcrustesOptions options, Run run) {
    return ShapeFigures.of(reference.responses(), candidate.responses(), run.algebra());
  }
}
