package org.homolog.alignment;

import java.util.Arrays;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/** Angles between subspaces, and how much of one system's variance another's subspace holds. */
final class SubspaceGeometry {
  private SubspaceGeometry() {}

  /**
   * Principal angles between two subspaces (Bjorck and Golub 1973,
   * doi:10.1090/S0025-5718-1973-0348991-3). Small angles come from their sine, which is accurate
   * where the cosine is flat, large ones from their cosine (Knyazev and Argentati 2002,
   * doi:10.1137/S1064827500377332).
   *
   * @param a features x k, orthonormal columns
   * @param b features x k, orthonormal columns
   * @param algebra the algebra
   * @return k angles in radians, ascending
   */
  static double[] principalAngles(Matrix a, Matrix b, LinearAlgebra algebra) {
    Matrix cosines = algebra.multiply(a, true, b, false);
    Matrix inside = algebra.multiply(a, cosines);
    Matrix outside = b.copy();
    for (int i = 0; i < outside.array().length; i++) {
      outside.array()[i] -= inside.array()[i];
    }
    double[] cosine = algebra.singularValues(cosines);
    double[] sine = algebra.singularValues(outside);
    double[] angles = new double[cosine.length];
    for (int i = 0; i < angles.length; i++) {
      double c = Math.min(1, cosine[i]);
      // Cosines descend while sines descend too: the smallest angle has the last sine. A sine that
      // the decomposition does not return belongs to a direction both subspaces share.
      int place = angles.length - 1 - i;
      double s = place < sine.length ? Math.min(1, sine[place]) : 0;
      angles[i] = c * c >= 0.5 ? Math.asin(s) : Math.acos(c);
    }
    Arrays.sort(angles);
    return angles;
  }

  /**
   * The variance of one system inside growing subspaces of another: entry m is the sum over the
   * first m + 1 components of q' C q, C the covariance of the one and q the components of the
   * other.
   *
   * @param of whose variance
   * @param other whose components
   * @param k how many components
   * @param algebra the algebra
   * @return k values, ascending
   */
  static double[] cumulativeVariance(
      Components of, Components other, int k, LinearAlgebra algebra) {
    Matrix overlap = algebra.multiply(other.leading(k), true, of.sharedBasis(), false);
    double[] eigenvalues = of.eigenvalues();
    double[] cumulative = new double[k];
    double sum = 0;
    for (int q = 0; q < k; q++) {
      for (int i = 0; i < eigenvalues.length; i++) {
        sum += eigenvalues[i] * overlap.get(q, i) * overlap.get(q, i);
      }
      cumulative[q] = sum;
    }
    return cumulative;
  }

  /**
   * The variance of one system inside its own leading components that is left once these are
   * projected onto the leading components of another: the sum over its first k components i of
   * eigenvalue i times the share of component i inside the other's subspace.
   *
   * @param of whose variance
   * @param other whose components
   * @param k how many components of each
   * @param algebra the algebra
   * @return the variance, at most that of the first k components
   */
  static double sharedVariance(Components of, Components other, int k, LinearAlgebra algebra) {
    Matrix overlap = algebra.multiply(other.leading(k), true, of.leading(k), false);
    double[] eigenvalues = of.eigenvalues();
    double sum = 0;
    for (int q = 0; q < k; q++) {
      for (int i = 0; i < k; i++) {
        sum += eigenvalues[i] * overlap.get(q, i) * overlap.get(q, i);
      }
    }
    return sum;
  }
}
