package org.homolog.rsa;

import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;
import org.jspecify.annotations.Nullable;

/**
 * The affine-invariant Riemannian distance between second moments around the first condition,
 * {@code min over s, t of |log eig(B^-1 (e^s A + e^t S))|}: the second moments A of the candidate
 * are scaled, and noise S of conditions is added, so that they come closest to those of the
 * reference (Shahbazi et al. 2021, doi:10.1016/j.neuroimage.2021.118271).
 *
 * <p>With the scale common to both, the minimum over it is the spread of the logarithms around
 * their mean; one number is left, the share of noise.
 */
final class RiemannianDistance {
  /** From hardly any noise to hardly anything else, as log odds. */
  private static final double FAR = 30;

  private static final int STEPS = 30;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double ENOUGH = 1e-5;

  private final LinearAlgebra algebra;
  private final Matrix model;
  private final Matrix noise;

  private RiemannianDistance(LinearAlgebra algebra, Matrix model, Matrix noise) {
    this.algebra = algebra;
    this.model = model;
    this.noise = noise;
  }

  /**
   * The distance.
   *
   * @param reference all dissimilarities of the reference
   * @param candidate all dissimilarities of the candidate
   * @param size number of places
   * @param noise places x 1 variances or places x places covariances of the noise of conditions;
   *     null where all have the same
   * @param run what the host lends
   * @return at least 0, or why it is undefined
   */
  static Agreement of(
      double[] reference, double[] candidate, int size, @Nullable Matrix noise, Run run) {
    LinearAlgebra algebra = run.algebra();
    Matrix target = SecondMoments.aroundFirst(reference, size);
    Matrix inverse;
    try {
      inverse = lowerInverse(algebra.cholesky(target), algebra);
    } catch (ArithmeticException e) {
      return Agreement.undefined(
          "the second moments of the reference around its first condition are not positive definite"
              + " (fewer units than conditions, negative or non-Euclidean dissimilarities), so that"
              + " riemannian is not defined");
    }
    Matrix model = moved(inverse, SecondMoments.aroundFirst(candidate, size), algebra);
    Matrix added = moved(inverse, contrasts(noise, size), algebra);
    double traceA = trace(model);
    if (!(traceA > 0)) {
      return Agreement.undefined("the second moments of the candidate are not positive");
    }
    RiemannianDistance distance =
        new RiemannianDistance(algebra, scaled(model, 1 / traceA), scaled(added, 1 / trace(added)));
    double least = distance.least();
    return Double.isFinite(least)
        ? Agreement.of(least)
        : Agreement.undefined("the second moments are not positive definite");
  }

  /** The covariance of differences from the first place. */
  private static Matrix contrasts(@Nullable Matrix noise, int size) {
    Matrix contrasts = Matrix.zeros(size - 1, size - 1);
    for (int i = 1; i < size; i++) {
      for (int j = 1; j < size; j++) {
        contrasts.array()[(i - 1) * (size - 1) + j - 1] =
            covariance(noise, i, j)
                + covariance(noise, 0, 0)
                - covariance(noise, i, 0)
                - covariance(noise, 0, j);
      }
    }
    return contrasts;
  }

  private static double covariance(@Nullable Matrix noise, int i, int j) {
    if (noise != null && noise.columns() > 1) {
      return noise.get(i, j);
    }
    return i != j ? 0 : noise == null ? 1 : noise.get(i, 0);
  }

  private static Matrix lowerInverse(Matrix lower, LinearAlgebra algebra) {
    return algebra.solve(lower, Matrix.identity(lower.rows()));
  }

  private static Matrix moved(Matrix inverse, Matrix moments, LinearAlgebra algebra) {
    Matrix moved = algebra.multiply(algebra.multiply(inverse, moments), false, inverse, true);
    Matrix symmetric = moved.copy();
    int size = moved.rows();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        symmetric.array()[i * size + j] = (moved.get(i, j) + moved.get(j, i)) / 2;
      }
    }
    return symmetric;
  }

  private static double trace(Matrix matrix) {
    double trace = 0;
    for (int i = 0; i < matrix.rows(); i++) {
      trace += matrix.get(i, i);
    }
    return trace;
  }

  private static Matrix scaled(Matrix matrix, double factor) {
    Matrix scaled = matrix.copy();
    for (int i = 0; i < scaled.array().length; i++) {
      scaled.array()[i] *= factor;
    }
    return scaled;
  }

  /** A grid over log odds with both ends, then golden sections around its least value. */
  private double least() {
    double best = Math.min(at(0), at(1));
    double where = Double.NaN;
    for (int i = 0; i <= STEPS; i++) {
      double odds = FAR * (2.0 * i / STEPS - 1);
      double value = atOdds(odds);
      if (value <= best) {
        best = value;
        where = odds;
      }
    }
    if (Double.isNaN(where)) {
      return best;
    }
    double step = 2 * FAR / STEPS;
    double low = where - step;
    double high = where + step;
    double inner = high - GOLDEN * (high - low);
    double outer = low + GOLDEN * (high - low);
    double atInner = atOdds(inner);
    double atOuter = atOdds(outer);
    while (high - low > ENOUGH) {
      if (atInner <= atOuter) {
        high = outer;
        outer = inner;
        atOuter = atInner;
        inner = high - GOLDEN * (high - low);
        atInner = atOdds(inner);
      } else {
        low = inner;
        inner = outer;
        atInner = atOuter;
        outer = low + GOLDEN * (high - low);
        atOuter = atOdds(outer);
      }
    }
    return Math.min(best, Math.min(atInner, atOuter));
  }

  private double atOdds(double odds) {
    return at(1 / (1 + Math.exp(-odds)));
  }

  /** The distance with a share of noise; infinite where the sum is not positive definite. */
  private double at(double share) {
    Matrix sum = model.copy();
    for (int i = 0; i < sum.array().length; i++) {
      sum.array()[i] = (1 - share) * model.array()[i] + share * noise.array()[i];
    }
    double[] values = algebra.symmetricEigen(sum).values();
    double mean = 0;
    for (double value : values) {
      if (!(value > 0)) {
        return Double.POSITIVE_INFINITY;
      }
      mean += Math.log(value) / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (Math.log(value) - mean) * (Math.log(value) - mean);
    }
    return Math.sqrt(squares);
  }
}
