package org.homolog.hdf5;

/** Numbers as text that reads back to the same number. */
public final class NumberText {
  private NumberText() {}

  /**
   * A number as text.
   *
   * @param value the number
   * @return whole numbers below 10^15 without a decimal point, others in the shortest form that
   *     reads back to the same double
   */
  public static String of(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
