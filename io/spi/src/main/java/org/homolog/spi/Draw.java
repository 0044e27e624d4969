package org.homolog.spi;

import java.util.Arrays;

/**
 * A draw over one axis.
 *
 * <p>{@link Purpose#RESAMPLE}: rows and their labels move together: place i holds original row
 * {@code rows[i]}; equal entries are copies. {@link Purpose#SHUFFLE}: the labels stay and the
 * values move: place i keeps its label and takes the values of original row {@code rows[i]}; rows
 * is a permutation.
 */
public final class Draw {

  /** Whether labels move with the values. */
  public enum Purpose {
    /** Labels move with the values: bootstrap, halves, subsets. */
    RESAMPLE,
    /** Labels stay, values move: permutation nulls. */
    SHUFFLE
  }

  private final Axis axis;
  private final Purpose purpose;
  private final int[] rows;

  private Draw(Axis axis, Purpose purpose, int[] rows) {
    this.axis = axis;
    this.purpose = purpose;
    this.rows = rows;
  }

  /**
   * A draw that takes labels along.
   *
   * @param axis over what
   * @param rows original rows; copied
   * @return the draw
   */
  public static Draw resample(Axis axis, int[] rows) {
    return new Draw(axis, Purpose.RESAMPLE, rows.clone());
  }

  /**
   * A draw that leaves labels in place.
   *
   * @param axis over what
   * @param rows a permutation of all rows; copied
   * @return the draw
   * @throws IllegalArgumentException if rows is not a permutation
   */
  public static Draw shuffle(Axis axis, int[] rows) {
    boolean[] seen = new boolean[rows.length];
    for (int row : rows) {
      if (row < 0 || row >= rows.length || seen[row]) {
        throw new IllegalArgumentException(
            "a shuffle must be a permutation but was " + Arrays.toString(rows));
      }
      seen[row] = true;
    }
    return new Draw(axis, Purpose.SHUFFLE, rows.clone());
  }

  /**
   * Over what.
   *
   * @return the axis
   */
  public Axis axis() {
    return axis;
  }

  /**
   * Whether labels move.
   *
   * @return the purpose
   */
  public Purpose purpose() {
    return purpose;
  }

  /**
   * The rows drawn.
   *
   * @return original rows; a copy
   */
  public int[] rows() {
    return rows.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Draw that
        && axis == that.axis
        && purpose == that.purpose
        && Arrays.equals(rows, that.rows);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * axis.hashCode() + purpose.hashCode()) + Arrays.hashCode(rows);
  }

  @Override
  public String toString() {
    return purpose + " of " + axis + " " + Arrays.toString(rows);
  }
}
