package org.homolog.lineardynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.homolog.geometry.Centring;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Run;

/**
 * How closely an orthogonal matrix c can bring c b c' to a. The problem has local optima: the
 * search starts at the identity, where invariant planes of the matrices, of their symmetric parts
 * and of their skew parts lie on each other, and at random rotations and reflections, and follows
 * the best of them to the end. Nothing proves that the best is among them: with 64 random starts
 * all of 20 pairs of random 10 x 10 matrices ended where 120 starts did, and half of four pairs of
 * 20 x 20 up to 0.004 above.
 */
final class OrthogonalSimilarity {
  private static final int FIRST_SWEEPS = 200;
  private static final double FIRST_SHARE = 1e-4;
  private static final int FINALISTS = 6;
  private static final int LAST_SWEEPS = 3_000;
  private static final double LAST_SHARE = 1e-10;

  private OrthogonalSimilarity() {}

  /**
   * The least Frobenius norm of a - c b c' over orthogonal c, a and b of norm one; a smaller matrix
   * is padded with zeros.
   *
   * @param one square, not zero
   * @param other square, not zero
   * @param restarts how many random starts there are
   * @param run seed and algebra
   * @return from 0 to 2, the same whichever matrix comes first
   */
  static double residual(Matrix one, Matrix other, int restarts, Run run) {
    int size = Math.max(one.rows(), other.rows());
    Matrix a = unitNorm(one, size);
    Matrix b = unitNorm(other, size);
    if (Arrays.compare(a.array(), b.array()) > 0) {
      Matrix first = a;
      a = b;
      b = first;
    }
    List<PlaneTurns> searches = new ArrayList<>();
    for (Matrix start : starts(a, b, restarts, run)) {
      run.checkCancelled();
      PlaneTurns search = new PlaneTurns(a, turned(b, start, run.algebra()));
      search.converge(FIRST_SWEEPS, FIRST_SHARE);
      searches.add(search);
    }
    searches.sort(Comparator.comparingDouble(PlaneTurns::squaredResidual));
    double least = Double.POSITIVE_INFINITY;
    for (PlaneTurns search : searches.subList(0, Math.min(FINALISTS, searches.size()))) {
      run.checkCancelled();
      search.converge(LAST_SWEEPS, LAST_SHARE);
      least = Math.min(least, search.squaredResidual());
    }
    return Math.min(2, Math.sqrt(least));
  }

  private static Matrix unitNorm(Matrix matrix, int size) {
    double norm = Math.sqrt(Centring.sumOfSquares(matrix));
    Matrix padded = Matrix.zeros(size, size);
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        padded.array()[i * size + j] = matrix.get(i, j) / norm;
      }
    }
    return padded;
  }

  private static List<Matrix> starts(Matrix a, Matrix b, int restarts, Run run) {
    LinearAlgebra algebra = run.algebra();
    List<Matrix> starts = new ArrayList<>();
    starts.add(Matrix.identity(a.rows()));
    starts.add(SpectralStart.of(a, b, a, b, algebra));
    starts.add(SpectralStart.of(a, b, part(a, 1), part(b, 1), algebra));
    starts.add(SpectralStart.of(a, b, part(a, -1), part(b, -1), algebra));
    long seed = run.random("orthogonal starts");
    for (int k = 0; k < restarts; k++) {
      starts.add(random(a.rows(), new CounterRandom(seed, k), algebra));
    }
    return starts;
  }

  /** The symmetric part with sign 1, the skew part with sign -1. */
  private static Matrix part(Matrix matrix, int sign) {
    Matrix part = matrix.transpose();
    for (int i = 0; i < part.array().length; i++) {
      part.array()[i] = (matrix.array()[i] + sign * part.array()[i]) / 2;
    }
    return part;
  }

  /** Uniform over rotations and reflections (Mezzadri 2007, arXiv:math-ph/0609050). */
  private static Matrix random(int size, CounterRandom random, LinearAlgebra algebra) {
    Matrix gaussian = Matrix.zeros(size, size);
    for (int i = 0; i < gaussian.array().length; i++) {
      gaussian.array()[i] = random.nextGaussian();
    }
    return InvariantPlanes.orthonormal(gaussian, algebra);
  }

  private static Matrix turned(Matrix matrix, Matrix by, LinearAlgebra algebra) {
    return algebra.multiply(algebra.multiply(by, matrix), false, by, true);
  }
}
