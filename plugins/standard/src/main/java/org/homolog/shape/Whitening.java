package org.homolog.shape;

import java.util.Arrays;
import org.homolog.geometry.Centring;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.LinearAlgebra.SymmetricEigen;
import org.homolog.linalg.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * The map from responses to coordinates in which two systems are rotated: partly whitened, and with
 * no more dimensions than conditions. Inner products over coordinates are those over whitened
 * responses, because a rotation of either is immaterial to the alignment. Immutable.
 *
 * <p>With l the eigenvalues of X'X, whitening multiplies each eigenvector's direction by alpha + (1
 * - alpha) / sqrt(l), l clipped at 1e-7, and by one common factor that restores the sum of the
 * eigenvalues (Williams et al. 2021, arXiv:2110.14739).
 */
final class Whitening {
  /** Eigenvalues are clipped from below at this value. */
  private static final double LEAST = 1e-7;

  /** A value this close to its unit's mean differs from it by rounding. */
  private static final double ROUNDING = 1e-14;

  private final double[] mean;
  private final @Nullable Matrix directions;
  private final double outside;
  private final double alpha;
  private final double before;
  private final double after;
  private final double factor;

  private Whitening(
      double[] mean,
      @Nullable Matrix directions,
      double outside,
      double alpha,
      double before,
      double after,
      double factor) {
    this.mean = mean;
    this.directions = directions;
    this.outside = outside;
    this.alpha = alpha;
    this.before = before;
    this.after = after;
    this.factor = factor;
  }

  /**
   * Fits the map.
   *
   * @param responses rows x units
   * @param alpha 0 to whiten wholly, 1 not at all
   * @param centre whether units' means are removed
   * @param unitNorm whether responses are divided by their Frobenius norm
   * @param algebra the algebra
   */
  static Whitening of(
      Matrix responses, double alpha, boolean centre, boolean unitNorm, LinearAlgebra algebra) {
    Whitening none = none(responses, centre, unitNorm);
    Matrix x = none.shifted(responses);
    boolean reduces = x.columns() > x.rows();
    if (alpha > 1 - LEAST) {
      return reduces
          ? new Whitening(none.mean, algebra.qr(x.transpose()).q(), 1, 1, 1, 1, none.factor)
          : none;
    }
    double[] eigenvalues = new double[x.columns()];
    Matrix vectors;
    if (reduces) {
      SingularValues svd = algebra.svd(x);
      for (int i = 0; i < svd.values().length; i++) {
        eigenvalues[i] = square(svd.values()[i]);
      }
      vectors = svd.vTransposed().transpose();
    } else {
      SymmetricEigen eigen = algebra.symmetricEigen(algebra.columnProducts(x));
      for (int i = 0; i < eigenvalues.length; i++) {
        eigenvalues[i] = eigen.values()[i];
      }
      vectors = eigen.vectors().copy();
    }
    double before = 0;
    double after = 0;
    for (double eigenvalue : eigenvalues) {
      double clipped = Math.max(LEAST, eigenvalue);
      before += clipped;
      after += square(gain(alpha, clipped)) * clipped;
    }
    int kept = vectors.columns();
    for (int i = 0; i < vectors.array().length; i++) {
      vectors.array()[i] *= gain(alpha, Math.max(LEAST, eigenvalues[i % kept]));
    }
    return new Whitening(none.mean, vectors, gain(alpha, LEAST), alpha, before, after, none.factor);
  }

  /** The map that leaves units as they are, but for their mean and the common size. */
  static Whitening none(Matrix responses, boolean centre, boolean unitNorm) {
    double[] mean = centre ? Centring.means(responses) : new double[responses.columns()];
    Matrix x = centre ? Centring.ofColumns(responses) : responses;
    double size = Math.sqrt(Centring.sumOfSquares(x));
    return new Whitening(mean, null, 1, 1, 1, 1, unitNorm && size > 0 ? 1 / size : 1);
  }

  private static double square(double value) {
    return value * value;
  }

  private static double gain(double alpha, double eigenvalue) {
    return alpha + (1 - alpha) / Math.sqrt(eigenvalue);
  }

  /**
   * The common factor, for systems padded with silent units to one width: as netrep does, padding
   * enters with the clipped eigenvalue.
   */
  double scale(int width) {
    int padding = width - mean.length;
    return Math.sqrt(
        (before + padding * LEAST) / (after + padding * square(gain(alpha, LEAST)) * LEAST));
  }

  /** Responses in coordinates, without the common factor. */
  Matrix coordinates(Matrix responses, LinearAlgebra algebra) {
    Matrix x = shifted(responses);
    return directions == null ? x : algebra.multiply(x, directions);
  }

  private Matrix shifted(Matrix responses) {
    if (factor == 1 && Arrays.stream(mean).allMatch(m -> m == 0)) {
      return responses;
    }
    Matrix x = responses.copy();
    for (int i = 0; i < x.array().length; i++) {
      double middle = mean[i % mean.length];
      double deviation = x.array()[i] - middle;
      x.array()[i] = Math.abs(deviation) > ROUNDING * Math.abs(middle) ? factor * deviation : 0;
    }
    return x;
  }

  /** The squared norm of whitened responses, those outside the fitted directions included. */
  double squares(Matrix responses, Matrix coordinates, LinearAlgebra algebra) {
    double inside = Centring.sumOfSquares(coordinates);
    if (directions == null || directions.columns() == mean.length) {
      return inside;
    }
    Matrix x = shifted(responses);
    double all = Centring.sumOfSquares(x);
    // The directions are orthogonal: each one's share of x is its coordinate over its gain.
    double within = 0;
    int kept = directions.columns();
    for (int k = 0; k < kept; k++) {
      double gain = 0;
      for (int u = 0; u < mean.length; u++) {
        gain += square(directions.get(u, k));
      }
      for (int row = 0; row < coordinates.rows(); row++) {
        within += gain == 0 ? 0 : square(coordinates.get(row, k)) / gain;
      }
    }
    return inside + square(outside) * Math.max(0, all - within);
  }
}
