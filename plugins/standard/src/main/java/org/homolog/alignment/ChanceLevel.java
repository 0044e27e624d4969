package org.homolog.alignment;

import java.util.Arrays;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;

/**
 * What a subspace without any relation to a system reaches: the mean over random subspaces drawn
 * from that system's covariance (Elsayed et al. 2016, doi:10.1038/ncomms13239), which favour
 * directions of large variance as its own do.
 *
 * @param alignmentIndex mean alignment index
 * @param sharedVariance mean shared variance, as a share of all variance
 * @param meanAngle mean of the mean principal angle, in radians
 */
record ChanceLevel(double alignmentIndex, double sharedVariance, double meanAngle) {

  /**
   * The chance level for a system.
   *
   * @param components the system's components, at least k
   * @param k dimension of the subspaces
   * @param draws how many random subspaces
   * @param seed the seed
   * @param algebra the algebra
   * @return the means over draws
   */
  static ChanceLevel of(Components components, int k, int draws, long seed, LinearAlgebra algebra) {
    double[] eigenvalues = components.eigenvalues();
    double index = 0;
    double shared = 0;
    double angle = 0;
    for (int draw = 0; draw < draws; draw++) {
      // In the coordinates of the components the covariance is diagonal and the system's own
      // subspace is the first k axes.
      double[][] random = randomSubspace(eigenvalues, k, new CounterRandom(seed, draw));
      Matrix own = Matrix.zeros(k, k);
      double variance = 0;
      for (int q = 0; q < k; q++) {
        for (int i = 0; i < eigenvalues.length; i++) {
          double part = eigenvalues[i] * random[q][i] * random[q][i];
          variance += part;
          shared += i < k ? part / components.totalVariance() / draws : 0;
        }
        System.arraycopy(random[q], 0, own.array(), q * k, k);
      }
      index += variance / components.leadingVariance(k) / draws;
      angle +=
          Arrays.stream(algebra.singularValues(own))
                  .map(cosine -> Math.acos(Math.min(1, cosine)))
                  .average()
                  .orElse(0)
              / draws;
    }
    return new ChanceLevel(index, shared, angle);
  }

  /** k orthonormal vectors that span the directions of k Gaussian draws with this covariance. */
  private static double[][] randomSubspace(double[] variances, int k, CounterRandom random) {
    double[][] vectors = new double[k][variances.length];
    for (int q = 0; q < k; q++) {
      double[] vector = vectors[q];
      for (int i = 0; i < vector.length; i++) {
        vector[i] = Math.sqrt(variances[i]) * random.nextGaussian();
      }
      // Twice is enough: Giraud et al. 2005, doi:10.1007/s00211-005-0615-4.
      for (int pass = 0; pass < 2; pass++) {
        for (int p = 0; p < q; p++) {
          double overlap = dot(vectors[p], vector);
          for (int i = 0; i < vector.length; i++) {
            vector[i] -= overlap * vectors[p][i];
          }
        }
      }
      double length = Math.sqrt(dot(vector, vector));
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= length;
      }
    }
    return vectors;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
