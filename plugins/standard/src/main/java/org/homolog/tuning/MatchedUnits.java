package org.homolog.tuning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.linalg.Matrix;
import org.homolog.matching.Assignment;

/**
 * Units of two systems paired so that the sum of the correlations of their tuning curves is
 * largest, each used once at most.
 *
 * @param values values that both systems have, in the order of the reference
 * @param reference units of the reference, those of the best pair first
 * @param candidate their partners
 * @param correlations of their curves
 */
@SuppressWarnings("ArrayRecordComponent")
record MatchedUnits(List<String> values, int[] reference, int[] candidate, double[] correlations) {

  static MatchedUnits of(TuningProfile reference, TuningProfile candidate) {
    List<String> values = reference.values().stream().filter(candidate.values()::contains).toList();
    Matrix correlations = correlations(curves(reference, values), curves(candidate, values));
    int[] partner = Assignment.largest(correlations);
    int[] matched =
        IntStream.range(0, partner.length)
            .filter(i -> partner[i] >= 0)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -correlations.get(i, partner[i])))
            .mapToInt(Integer::intValue)
            .toArray();
    return new MatchedUnits(
        values,
        matched,
        Arrays.stream(matched).map(i -> partner[i]).toArray(),
        Arrays.stream(matched).mapToDouble(i -> correlations.get(i, partner[i])).toArray());
  }

  /** The curves over some values, one row per unit. */
  static Matrix curves(TuningProfile one, List<String> values) {
    return one.curves().selectColumns(values.stream().mapToInt(one.values()::indexOf).toArray());
  }

  /** Rows without their mean, of norm one; a flat row becomes zero. */
  private static Matrix standardised(Matrix curves) {
    Matrix result = curves.copy();
    int width = curves.columns();
    for (int i = 0; i < curves.rows(); i++) {
      double mean = 0;
      double largest = 0;
      for (double value : curves.row(i)) {
        mean += value / width;
        largest = Math.max(largest, Math.abs(value));
      }
      double squares = 0;
      for (double value : curves.row(i)) {
        squares += (value - mean) * (value - mean);
      }
      double norm = squares <= 1e-24 * largest * largest * width ? 0 : Math.sqrt(squares);
      for (int v = 0; v < width; v++) {
        result.array()[i * width + v] = norm == 0 ? 0 : (curves.get(i, v) - mean) / norm;
      }
    }
    return result;
  }

  /** Correlations of all pairs of rows; 0 with a flat one. */
  static Matrix correlations(Matrix one, Matrix other) {
    Matrix a = standardised(one);
    Matrix b = standardised(other);
    Matrix correlations = Matrix.zeros(a.rows(), b.rows());
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < b.rows(); j++) {
        double sum = 0;
        for (int v = 0; v < a.columns(); v++) {
          sum += a.get(i, v) * b.get(j, v);
        }
        correlations.array()[i * b.rows() + j] = Math.max(-1, Math.min(1, sum));
      }
    }
    return correlations;
  }

  double mean() {
    return Arrays.stream(correlations).average().orElse(Double.NaN);
  }
}
