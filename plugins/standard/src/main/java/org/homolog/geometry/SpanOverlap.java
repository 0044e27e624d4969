package org.homolog.geometry;

import java.util.Arrays;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;

/** How much two sets of courses have in common, whatever linear map lies between them. */
public final class SpanOverlap {
  /** Directions with less than this share of the largest singular value are rounding. */
  private static final double ROUNDING = 1e-12;

  private SpanOverlap() {}

  /**
   * The mean squared canonical correlation of courses that are centred already: the trace of the
   * product of the projections onto the two column spaces, over the larger of their dimensions.
   *
   * @param one rows x columns
   * @param other the same rows x any columns
   * @param algebra the algebra
   * @return 0 to 1; 1 if each is a linear map of the other; NaN if one of them is zero
   */
  public static double of(Matrix one, Matrix other, LinearAlgebra algebra) {
    Matrix own = basis(one, algebra);
    Matrix others = basis(other, algebra);
    if (Math.min(own.columns(), others.columns()) == 0) {
      return Double.NaN;
    }
    double squares = 0;
    for (double product : algebra.multiply(own, true, others, false).array()) {
      squares += product * product;
    }
    return Math.min(1, squares / Math.max(own.columns(), others.columns()));
  }

  private static Matrix basis(Matrix courses, LinearAlgebra algebra) {
    SingularValues svd = algebra.svd(courses);
    double least = ROUNDING * svd.values()[0];
    int rank = (int) Arrays.stream(svd.values()).filter(value -> value > least).count();
    int[] kept = new int[rank];
    Arrays.setAll(kept, i -> i);
    return svd.u().selectColumns(kept);
  }
}
