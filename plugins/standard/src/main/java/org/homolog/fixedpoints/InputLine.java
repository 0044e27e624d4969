package org.homolog.fixedpoints;

import org.homolog.failure.HomologException;

/**
 * Inputs along a straight line, base + p direction, with p between two values. Immutable.
 *
 * @param base the input at p = 0
 * @param direction how the input changes with p
 * @param low least p
 * @param high largest p, above the least
 */
@SuppressWarnings("ArrayRecordComponent")
public record InputLine(double[] base, double[] direction, double low, double high) {
  /**
   * Takes copies.
   *
   * @throws HomologException if the two have different lengths, the direction is zero, or there is
   *     nothing between the two values of p
   */
  public InputLine {
    base = base.clone();
    direction = direction.clone();
    if (base.length != direction.length) {
      throw HomologException.mistake(
          "a direction of "
              + direction.length
              + " values does not fit an input of "
              + base.length
              + " channels");
    }
    if (!(Vectors.norm(direction) > 0)) {
      throw HomologException.mistake("a direction of zeros changes no input");
    }
    if (!(low < high) || !Double.isFinite(high - low)) {
      throw HomologException.mistake(
          "an input cannot be followed from " + low + " to " + high + "; the first must be less");
    }
  }

  /**
   * The input at p = 0.
   *
   * @return a copy
   */
  @Override
  public double[] base() {
    return base.clone();
  }

  /**
   * How the input changes with p.
   *
   * @return a copy
   */
  @Override
  public double[] direction() {
    return direction.clone();
  }

  /**
   * The input at a value of p.
   *
   * @param p the parameter
   * @return base + p direction
   */
  public double[] at(double p) {
    return Vectors.plus(base, p, direction);
  }
}
