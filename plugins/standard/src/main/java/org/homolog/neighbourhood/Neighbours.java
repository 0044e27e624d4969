package org.homolog.neighbourhood;

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
      nearest[i] = nearest(distances, i, kept);
    }
    return new Neighbours(distances, nearest);
  }

  /** The nearest other rows, in order; of equally near ones those that come first. */
  private static int[] nearest(Matrix distances, int row, int count) {
    int[] best = new int[count];
    int found = 0;
    for (int j = 0; j < distances.rows() && count > 0; j++) {
      double distance = distances.get(row, j);
      boolean enters = found < count || distance < distances.get(row, best[count - 1]);
      if (j == row || !enters) {
        continue;
      }
      int place = found < count ? found++ : count - 1;
      while (place > 0 && distances.get(row, best[place - 1]) > distance) {
        best[place] = best[place - 1];
        place--;
      }
      best[place] = j;
    }
    return best;
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
