package org.homolog.lineardynamics;

import java.util.Arrays;
import java.util.List;
import org.homolog.geometry.Centring;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.GeneralEigen;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;

/**
 * The linear map that best leads from one delayed state to the next, in the leading coordinates of
 * the states (Brunton et al. 2017, doi:10.1038/s41467-017-00030-8). Immutable.
 *
 * @param operator rank x rank: the next state's coordinates are this times the present ones
 * @param singularValues of the matrix of states, descending, one per coordinate
 * @param real real parts of the operator's eigenvalues
 * @param imaginary their imaginary parts
 * @param obstacle why there is no such map; empty if there is
 */
@SuppressWarnings("ArrayRecordComponent")
public record LinearDynamics(
    Matrix operator, double[] singularValues, double[] real, double[] imaginary, String obstacle) {
  /** A coordinate smaller than this share of the largest holds rounding errors. */
  private static final double ROUNDING = 1e-10;

  /** The map under the options, from courses that are each times x units. */
  static LinearDynamics of(
      List<Matrix> courses, DynamicalSimilarityOptions options, LinearAlgebra algebra) {
    long needed = DelayEmbedding.lead(options.delays(), options.interval()) + 2;
    int bins = courses.stream().mapToInt(Matrix::rows).min().orElse(0);
    if (bins < needed) {
      return without(
          "a step between states of "
              + options.delays()
              + " delays needs "
              + needed
              + " time bins, but there are "
              + bins);
    }
    DelayEmbedding embedding = DelayEmbedding.of(courses, options.delays(), options.interval());
    Matrix states = embedding.states();
    int most = Math.min(options.rank(), Math.min(states.rows(), states.columns()));
    SingularValues svd = algebra.svd(states, most);
    int rank = 0;
    while (rank < most
        && svd.values()[rank] > 0
        && svd.values()[rank] > ROUNDING * svd.values()[0]) {
      rank++;
    }
    if (rank == 0) {
      return without("all responses are zero");
    }
    if (embedding.before().length < rank) {
      return without(
          "a map of rank "
              + rank
              + " cannot be fitted to "
              + embedding.before().length
              + " steps; choose a smaller rank");
    }
    int[] kept = new int[rank];
    Arrays.setAll(kept, i -> i);
    Matrix coordinates = signed(svd.u().selectColumns(kept));
    Matrix operator =
        regress(
            coordinates.selectRows(embedding.before()),
            coordinates.selectRows(embedding.after()),
            options.ridge(),
            algebra);
    GeneralEigen eigen = algebra.eigen(operator);
    return new LinearDynamics(
        operator, Arrays.copyOf(svd.values(), rank), eigen.real(), eigen.imaginary(), "");
  }

  /** Whether any state leads to another than zero. */
  boolean moves() {
    return Centring.sumOfSquares(operator) > 0;
  }

  private static LinearDynamics without(String obstacle) {
    double[] none = {};
    return new LinearDynamics(Matrix.zeros(0, 0), none, none, none, obstacle);
  }

  /** Signs of singular vectors are arbitrary: the largest entry of each is made positive. */
  private static Matrix signed(Matrix coordinates) {
    int columns = coordinates.columns();
    double[] largest = new double[columns];
    for (int i = 0; i < coordinates.array().length; i++) {
      double value = coordinates.array()[i];
      if (Math.abs(value) > Math.abs(largest[i % columns])) {
        largest[i % columns] = value;
      }
    }
    for (int i = 0; i < coordinates.array().length; i++) {
      coordinates.array()[i] *= Math.signum(largest[i % columns]);
    }
    return coordinates;
  }

  private static Matrix regress(Matrix before, Matrix after, double ridge, LinearAlgebra algebra) {
    if (ridge == 0) {
      return algebra.leastSquares(before, after).transpose();
    }
    Matrix gram = algebra.columnProducts(before);
    for (int i = 0; i < gram.rows(); i++) {
      gram.array()[i * gram.columns() + i] += ridge;
    }
    return algebra.solvePositive(gram, algebra.multiply(before, true, after, false)).transpose();
  }
}
