package org.homolog.task;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The standard normal distribution. */
public final class Normal {
  private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

  private Normal() {}

  /**
   * Its distribution function.
   *
   * @param value a number
   * @return the probability of a smaller one
   */
  public static double below(double value) {
    return STANDARD.cumulativeProbability(value);
  }

  /**
   * Its density.
   *
   * @param value a number
   * @return the density there
   */
  public static double density(double value) {
    return STANDARD.density(value);
  }
}
