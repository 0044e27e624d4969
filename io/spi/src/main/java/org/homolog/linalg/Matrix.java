package org.homolog.linalg;

import java.util.Arrays;

/**
 * A dense matrix of doubles, row-major: element (row, column) lies at {@code row * columns +
 * column}.
 *
 * <p>A matrix wraps the array it is made from and does not copy it; {@link #array()} hands out that
 * same array so that numerical code pays for no copy. Whoever makes a matrix gives its array away;
 * whoever reads one leaves it unchanged.
 */
public final class Matrix {
  private final int rows;
  private final int columns;
  private final double[] values;

  private Matrix(int rows, int columns, double[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /**
   * Wraps an array.
   *
   * @param rows number of rows, 0 or more
   * @param columns number of columns, 0 or more
   * @param values rows x columns values, row-major; not copied
   * @return the matrix
   * @throws IllegalArgumentException if the array's length is not rows x columns
   */
  public static Matrix of(int rows, int columns, double[] values) {
    if (rows < 0 || columns < 0 || values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "a " + rows + " x " + columns + " matrix cannot hold " + values.length + " values");
    }
    return new Matrix(rows, columns, values);
  }

  /**
   * A matrix of zeros.
   *
   * @param rows number of rows
   * @param columns number of columns
   * @return the matrix
   * @throws IllegalArgumentException if rows x columns exceeds what one array holds (2^31 - 9
   *     elements)
   */
  public static Matrix zeros(int rows, int columns) {
    long size = (long) rows * columns;
    if (rows < 0 || columns < 0 || size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a " + rows + " x " + columns + " matrix does not fit one array");
    }
    return new Matrix(rows, columns, new double[(int) size]);
  }

  /**
   * The identity.
   *
   * @param size number of rows and columns
   * @return the matrix
   */
  public static Matrix identity(int size) {
    Matrix identity = zeros(size, size);
    for (int i = 0; i < size; i++) {
      identity.values[i * size + i] = 1;
    }
    return identity;
  }

  /**
   * Copies an array of rows.
   *
   * @param rows rows of equal length
   * @return the matrix
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Matrix copyOf(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    Matrix matrix = zeros(rows.length, columns);
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            "row " + i + " has " + rows[i].length + " values, row 0 has " + columns);
      }
      System.arraycopy(rows[i], 0, matrix.values, i * columns, columns);
    }
    return matrix;
  }

  /**
   * Number of rows.
   *
   * @return rows
   */
  public int rows() {
    return rows;
  }

  /**
   * Number of columns.
   *
   * @return columns
   */
  public int columns() {
    return columns;
  }

  /**
   * One element.
   *
   * @param row row, from 0
   * @param column column, from 0
   * @return the value
   */
  public double get(int row, int column) {
    return values[row * columns + column];
  }

  /**
   * The array under this matrix, row-major, not a copy.
   *
   * @return rows x columns values
   */
  public double[] array() {
    return values;
  }

  /**
   * A copy of one row.
   *
   * @param row row, from 0
   * @return its values
   */
  public double[] row(int row) {
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }

  /**
   * A copy of one column.
   *
   * @param column column, from 0
   * @return its values
   */
  public double[] column(int column) {
    double[] copy = new double[rows];
    for (int i = 0; i < rows; i++) {
      copy[i] = values[i * columns + column];
    }
    return copy;
  }

  /**
   * Chosen rows in the given order; a row may be chosen more than once.
   *
   * @param chosen row numbers
   * @return chosen.length x columns matrix
   */
  public Matrix selectRows(int[] chosen) {
    Matrix selected = zeros(chosen.length, columns);
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(values, chosen[i] * columns, selected.values, i * columns, columns);
    }
    return selected;
  }

  /**
   * Chosen columns in the given order; a column may be chosen more than once.
   *
   * @param chosen column numbers
   * @return rows x chosen.length matrix
   */
  public Matrix selectColumns(int[] chosen) {
    Matrix selected = zeros(rows, chosen.length);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < chosen.length; j++) {
        selected.values[i * chosen.length + j] = values[i * columns + chosen[j]];
      }
    }
    return selected;
  }

  /**
   * The transpose, as a new matrix.
   *
   * @return columns x rows matrix
   */
  public Matrix transpose() {
    Matrix transposed = zeros(columns, rows);
    int block = 32;
    for (int i0 = 0; i0 < rows; i0 += block) {
      for (int j0 = 0; j0 < columns; j0 += block) {
        for (int i = i0; i < Math.min(rows, i0 + block); i++) {
          for (int j = j0; j < Math.min(columns, j0 + block); j++) {
            transposed.values[j * rows + i] = values[i * columns + j];
          }
        }
      }
    }
    return transposed;
  }

  /**
   * A copy with an array of its own.
   *
   * @return the copy
   */
  public Matrix copy() {
    return new Matrix(rows, columns, values.clone());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return rows + " x " + columns + " matrix";
  }
}
