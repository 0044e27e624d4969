package org.homolog.neighbourhood;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * The conditions of one system by their cosine distance. Immutable.
 *
 * @param distances rows x rows, 1 - cosine; a pattern of zeros is at distance 1 from all others
 * @param nearest the nearest other rows of each row, the closest first
 */
@SuppressWarnings("ArrayRecordComponent")
record Neighbours(Matrix distances, int[][] nearest) {

  static Neighbours of(Matrix patterns, int count, LinearAlgebra algebra) {
    Matrix unit = unitRows(patterns);
    Matrix distances = algebra.rowProducts(unit);
    int rows = distances.rows();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        double cosine = Math.max(-1, Math.min(1, distances.get(i, j)));
        distances.array()[i * rows + j] = i == j ? 0 : 1 - cosine;
      }
    }
    int kept = Math.min(count, Math.max(0, rows - 1));
    int[][] nearest = new int[rows][];
    for (int i = 0; i < rows; i++) {
      int row = i;
      nearest[i] =
          IntStream.range(0, rows)
              .filter(j -> j != row)
              .boxed()
              .sorted(Comparator.comparingDouble(j -> distances.get(row, j)))
              .mapToInt(Integer::intValue)
              .limit(kept)
              .toArray();
    }
    return new Neighbours(distances, nearest);
  }

  private static Matrix unitRows(Matrix patterns) {
    Matrix unit = patterns.copy();
    int columns = unit.columns();
    for (int i = 0; i < unit.rows(); i++) {
      double squares = 0;
      for (int c = 0; c < columns; c++) {
        squares += unit.get(i, c) * unit.get(i, c);
      }
      for (int c = 0; c < columns && squares > 0; c++) {
        unit.array()[i * columns + c] /= Math.sqrt(squares);
      }
    }
    return unit;
  }
}
