package org.homolog.matching;

import java.util.Arrays;
import org.homolog.linalg.Matrix;

/**
 * The assignment of rows to columns with the largest sum of values, each column at most once: the
 * shortest augmenting path algorithm of Jonker and Volgenant (1987, doi:10.1007/BF02278710) for
 * rectangular matrices (Crouse 2016, doi:10.1109/TAES.2016.140952). With m rows and n columns, m at
 * most n, it takes m^2 n steps at most.
 */
public final class Assignment {
  private final double[] cost;
  private final int rows;
  private final int columns;
  private final double[] rowPotential;
  private final double[] columnPotential;
  private final int[] columnOf;
  private final int[] rowOf;

  private Assignment(double[] cost, int rows, int columns) {
    this.cost = cost;
    this.rows = rows;
    this.columns = columns;
    this.rowPotential = new double[rows];
    this.columnPotential = new double[columns];
    this.columnOf = filled(rows);
    this.rowOf = filled(columns);
  }

  private static int[] filled(int length) {
    int[] none = new int[length];
    Arrays.fill(none, -1);
    return none;
  }

  /**
   * The best partners. Where several assignments are equally good, the choice depends on the order
   * of rows and columns alone.
   *
   * @param values rows x columns, finite
   * @return the column of each row; -1 for rows without one where there are more rows than columns
   * @throws IllegalArgumentException if a value is not finite
   */
  public static int[] largest(Matrix values) {
    for (double value : values.array()) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("an assignment needs finite values, not " + value);
      }
    }
    boolean wide = values.rows() <= values.columns();
    Matrix cost = wide ? values.copy() : values.transpose();
    for (int i = 0; i < cost.array().length; i++) {
      cost.array()[i] = -cost.array()[i];
    }
    Assignment solver = new Assignment(cost.array(), cost.rows(), cost.columns());
    for (int row = 0; row < solver.rows; row++) {
      solver.augment(row);
    }
    return wide ? solver.columnOf : solver.rowOf;
  }

  /** Finds the shortest path from a free row to a free column and exchanges partners along it. */
  private void augment(int start) {
    double[] shortest = new double[columns];
    Arrays.fill(shortest, Double.POSITIVE_INFINITY);
    int[] cameFrom = filled(columns);
    boolean[] doneRow = new boolean[rows];
    boolean[] doneColumn = new boolean[columns];
    int[] open = new int[columns];
    Arrays.setAll(open, j -> j);
    int left = columns;
    double length = 0;
    int row = start;
    int sink = -1;
    while (sink < 0) {
      doneRow[row] = true;
      int best = -1;
      double least = Double.POSITIVE_INFINITY;
      double base = length - rowPotential[row];
      for (int k = 0; k < left; k++) {
        int column = open[k];
        double through = base + cost[row * columns + column] - columnPotential[column];
        if (through < shortest[column]) {
          shortest[column] = through;
          cameFrom[column] = row;
        }
        boolean free = rowOf[column] < 0;
        if (shortest[column] < least || (shortest[column] == least && free)) {
          least = shortest[column];
          best = k;
        }
      }
      length = least;
      int column = open[best];
      doneColumn[column] = true;
      open[best] = open[--left];
      if (rowOf[column] < 0) {
        sink = column;
      } else {
        row = rowOf[column];
      }
    }
    for (int i = 0; i < rows; i++) {
      if (doneRow[i]) {
        rowPotential[i] += i == start ? length : length - shortest[columnOf[i]];
      }
    }
    for (int j = 0; j < columns; j++) {
      if (doneColumn[j]) {
        columnPotential[j] -= length - shortest[j];
      }
    }
    exchange(start, sink, cameFrom);
  }

  private void exchange(int start, int sink, int[] cameFrom) {
    int column = sink;
    int row;
    do {
      row = cameFrom[column];
      rowOf[column] = row;
      int next = columnOf[row];
      columnOf[row] = column;
      column = next;
    } while (row != start);
  }
}
