package org.homolog.matching;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.homolog.linalg.Matrix;

/**
 * The plan that moves equal shares of all rows to equal shares of all columns with the largest mean
 * value: a balanced transportation problem in whole shares, solved by shortest augmenting paths
 * with potentials (Edmonds and Karp 1972, doi:10.1145/321694.321699).
 */
public final class TransportPlan {
  private final int rows;
  private final int columns;
  private final double[] cost;
  private final double[] rowPotential;
  private final double[] columnPotential;
  private final int[] flow;
  private final int[] demand;

  private TransportPlan(Matrix values, int demandOfEach) {
    this.rows = values.rows();
    this.columns = values.columns();
    this.cost = new double[values.array().length];
    for (int i = 0; i < cost.length; i++) {
      cost[i] = -values.array()[i];
    }
    this.rowPotential = new double[rows];
    this.columnPotential = new double[columns];
    this.flow = new int[cost.length];
    this.demand = new int[columns];
    Arrays.fill(demand, demandOfEach);
    for (int row = 0; row < rows; row++) {
      double least = Double.POSITIVE_INFINITY;
      for (int column = 0; column < columns; column++) {
        least = Math.min(least, cost[row * columns + column]);
      }
      rowPotential[row] = least;
    }
  }

  /**
   * The largest mean.
   *
   * @param values rows x columns, finite, at least one of each
   * @return the sum of values times shares; all shares sum to one
   */
  public static double largestMean(Matrix values) {
    // A path passes each column once: few columns make short paths.
    return values.rows() < values.columns() ? solved(values.transpose()) : solved(values);
  }

  private static double solved(Matrix values) {
    int divisor = greatestCommonDivisor(values.rows(), values.columns());
    int supply = values.columns() / divisor;
    TransportPlan plan = new TransportPlan(values, values.rows() / divisor);
    for (int row = 0; row < plan.rows; row++) {
      int left = supply;
      while (left > 0) {
        left -= plan.augment(row, left);
      }
    }
    double sum = 0;
    for (int i = 0; i < plan.flow.length; i++) {
      sum -= plan.flow[i] * plan.cost[i];
    }
    return sum / ((double) supply * plan.rows);
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  /** Moves some of a row's supply along the shortest path to a column that can still take it. */
  private int augment(int start, int supply) {
    double[] toColumn = new double[columns];
    Arrays.fill(toColumn, Double.POSITIVE_INFINITY);
    double[] toRow = new double[rows];
    int[] rowBefore = new int[columns];
    int[] columnBefore = new int[rows];
    boolean[] reached = new boolean[rows];
    boolean[] done = new boolean[columns];
    Deque<Integer> open = new ArrayDeque<>();
    open.add(start);
    reached[start] = true;
    columnBefore[start] = -1;
    double length = 0;
    int sink = -1;
    while (sink < 0) {
      while (!open.isEmpty()) {
        int row = open.remove();
        double base = toRow[row] - rowPotential[row];
        for (int column = 0; column < columns; column++) {
          double through = base + cost[row * columns + column] - columnPotential[column];
          if (!done[column] && through < toColumn[column]) {
            toColumn[column] = through;
            rowBefore[column] = row;
          }
        }
      }
      int nearest = nearest(toColumn, done);
      length = toColumn[nearest];
      done[nearest] = true;
      if (demand[nearest] > 0) {
        sink = nearest;
      }
      for (int row = 0; row < rows && sink < 0; row++) {
        if (!reached[row] && flow[row * columns + nearest] > 0) {
          reached[row] = true;
          toRow[row] = length;
          columnBefore[row] = nearest;
          open.add(row);
        }
      }
    }
    for (int row = 0; row < rows; row++) {
      rowPotential[row] += reached[row] ? length - toRow[row] : 0;
    }
    for (int column = 0; column < columns; column++) {
      columnPotential[column] -= done[column] ? length - toColumn[column] : 0;
    }
    return move(sink, supply, rowBefore, columnBefore);
  }

  private int nearest(double[] distance, boolean[] done) {
    int nearest = -1;
    for (int column = 0; column < columns; column++) {
      if (!done[column]
          && (nearest < 0
              || distance[column] < distance[nearest]
              || (distance[column] == distance[nearest]
                  && demand[column] > 0
                  && demand[nearest] == 0))) {
        nearest = column;
      }
    }
    return nearest;
  }

  private int move(int sink, int supply, int[] rowBefore, int[] columnBefore) {
    int amount = Math.min(supply, demand[sink]);
    int row = rowBefore[sink];
    while (columnBefore[row] >= 0) {
      amount = Math.min(amount, flow[row * columns + columnBefore[row]]);
      row = rowBefore[columnBefore[row]];
    }
    int column = sink;
    demand[sink] -= amount;
    while (column >= 0) {
      row = rowBefore[column];
      flow[row * columns + column] += amount;
      column = columnBefore[row];
      if (column >= 0) {
        flow[row * columns + column] -= amount;
      }
    }
    return amount;
  }
}
