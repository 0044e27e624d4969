package org.homolog.rsa;

import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SymmetricEigen;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/** Second moments of patterns, G = X X', from complete squared distances between them. */
final class SecondMoments {
  private SecondMoments() {}

  /**
   * Bures' comparison of the second moments around the mean pattern, {@code -H d H / 2} with H the
   * centring: with A and B these matrices, the cosine {@code tr sqrt(sqrt(A) B sqrt(A)) / sqrt(tr A
   * tr B)}, or the squared distance {@code tr A + tr B - 2 tr sqrt(sqrt(A) B sqrt(A))} (Harvey et
   * al. 2023, doi:10.48550/arXiv.2311.11436). Directions of negative moment, which no patterns
   * have, are left out.
   *
   * @param x all dissimilarities
   * @param y the same of the other side
   * @param size number of places
   * @param distance whether the distance is wanted, not the cosine
   * @param run what the host lends
   * @return the cosine or the distance, or why it is undefined
   */
  static Agreement bures(double[] x, double[] y, int size, boolean distance, Run run) {
    Matrix a = root(centred(x, size), run.algebra());
    Matrix b = root(centred(y, size), run.algebra());
    double traceA = Correlation.dot(a.array(), a.array());
    double traceB = Correlation.dot(b.array(), b.array());
    double fidelity = 0;
    for (double value : run.algebra().singularValues(run.algebra().multiply(a, true, b, false))) {
      fidelity += value;
    }
    if (distance) {
      return Agreement.of(Math.max(0, traceA + traceB - 2 * fidelity));
    }
    double lengths = Math.sqrt(traceA) * Math.sqrt(traceB);
    return lengths > 0 ? Agreement.of(Math.min(1, fidelity / lengths)) : Agreement.undefined("");
  }

  /** Patterns whose second moments these are: places x directions. */
  private static Matrix root(Matrix moments, LinearAlgebra algebra) {
    SymmetricEigen eigen = algebra.symmetricEigen(moments);
    Matrix root = eigen.vectors().copy();
    int size = root.columns();
    for (int i = 0; i < root.array().length; i++) {
      root.array()[i] *= Math.sqrt(Math.max(0, eigen.values()[i % size]));
    }
    return root;
  }

  /** Around the mean pattern: places x places. */
  static Matrix centred(double[] distances, int size) {
    double[] means = new double[size];
    int at = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++, at++) {
        means[i] += distances[at] / size;
        means[j] += distances[at] / size;
      }
    }
    double mean = 0;
    for (double one : means) {
      mean += one / size;
    }
    Matrix centred = Matrix.zeros(size, size);
    at = 0;
    for (int i = 0; i < size; i++) {
      centred.array()[i * size + i] = means[i] - mean / 2;
      for (int j = i + 1; j < size; j++, at++) {
        double value = -(distances[at] - means[i] - means[j] + mean) / 2;
        centred.array()[i * size + j] = value;
        centred.array()[j * size + i] = value;
      }
    }
    return centred;
  }

  /** Around the pattern of the first place: (places - 1) x (places - 1). */
  static Matrix aroundFirst(double[] distances, int size) {
    Matrix moments = Matrix.zeros(size - 1, size - 1);
    for (int i = 1; i < size; i++) {
      for (int j = 1; j < size; j++) {
        double between = i == j ? 0 : distances[Triangle.at(size, Math.min(i, j), Math.max(i, j))];
        moments.array()[(i - 1) * (size - 1) + j - 1] =
            (distances[i - 1] + distances[j - 1] - between) / 2;
      }
    }
    return moments;
  }
}
