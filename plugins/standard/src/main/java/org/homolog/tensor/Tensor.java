package org.homolog.tensor;

import java.util.Arrays;
import java.util.List;
import org.homolog.geometry.Centring;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * Responses over conditions, time and units.
 *
 * @param values (conditions x bins) x units
 * @param conditions labels of the conditions
 * @param bins number of time bins
 */
record Tensor(Matrix values, List<String> conditions, int bins) {

  /** Each unit divided by the root of its mean square; a unit without responses stays zero. */
  Tensor normalised() {
    Matrix scaled = values.copy();
    int units = scaled.columns();
    double[] squares = new double[units];
    for (int i = 0; i < scaled.array().length; i++) {
      squares[i % units] += scaled.array()[i] * scaled.array()[i] / scaled.rows();
    }
    for (int i = 0; i < scaled.array().length; i++) {
      double size = Math.sqrt(squares[i % units]);
      scaled.array()[i] = size == 0 ? 0 : scaled.array()[i] / size;
    }
    return new Tensor(scaled, conditions, bins);
  }

  double squares() {
    return Centring.sumOfSquares(values);
  }

  /**
   * The products of the responses with time and condition factors, summed over both.
   *
   * @return units x components
   */
  Matrix overUnits(Matrix times, Matrix conditionFactors, LinearAlgebra algebra) {
    int rank = times.columns();
    Matrix both = Matrix.zeros(values.rows(), rank);
    for (int row = 0; row < values.rows(); row++) {
      for (int r = 0; r < rank; r++) {
        both.array()[row * rank + r] =
            conditionFactors.get(row / bins, r) * times.get(row % bins, r);
      }
    }
    return algebra.multiply(values, true, both, false);
  }

  /**
   * The responses along unit factors.
   *
   * @return (conditions x bins) x components
   */
  Matrix along(Matrix units, LinearAlgebra algebra) {
    return algebra.multiply(values, units);
  }

  /** Responses along unit factors, times condition factors, summed: bins x components. */
  Matrix overTimes(Matrix along, Matrix conditionFactors) {
    int rank = along.columns();
    Matrix sums = Matrix.zeros(bins, rank);
    for (int row = 0; row < along.rows(); row++) {
      for (int r = 0; r < rank; r++) {
        sums.array()[row % bins * rank + r] +=
            along.get(row, r) * conditionFactors.get(row / bins, r);
      }
    }
    return sums;
  }

  /** Responses along unit factors, times time factors, summed: conditions x components. */
  Matrix overConditions(Matrix along, Matrix times) {
    int rank = along.columns();
    Matrix sums = Matrix.zeros(conditions.size(), rank);
    for (int row = 0; row < along.rows(); row++) {
      for (int r = 0; r < rank; r++) {
        sums.array()[row / bins * rank + r] += along.get(row, r) * times.get(row % bins, r);
      }
    }
    return sums;
  }

  boolean isZero() {
    return Arrays.stream(values.array()).allMatch(value -> value == 0);
  }
}
