package org.homolog.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homolog.spi.TrialBuilder;

/**
 * Units tuned to equally spaced directions by a bump: 0.8 exp(-d^2 / (2 (pi / 8)^2)), d the
 * circular difference, as in Yang et al. 2019. Angles are in radians.
 *
 * @param units number of units
 */
public record Ring(int units) {
  /** Value of a unit at its preferred direction. */
  public static final double PEAK = 0.8;

  private static final double WIDTH = Math.PI / 8;

  /**
   * The direction a unit prefers.
   *
   * @param unit the unit
   * @return its direction
   */
  public double preferred(int unit) {
    return 2 * Math.PI * unit / units;
  }

  /**
   * What a unit shows of a direction.
   *
   * @param angle the direction
   * @param unit the unit
   * @return from 0 to {@link #PEAK}
   */
  public double bump(double angle, int unit) {
    double widths = apart(angle, preferred(unit)) / WIDTH;
    return PEAK * StrictMath.exp(-widths * widths / 2);
  }

  /**
   * The difference of two directions, the shorter way round, without a sign.
   *
   * @param one a direction
   * @param other a direction
   * @return from 0 to pi
   */
  public static double apart(double one, double other) {
    double apart = Math.abs(one - other) % (2 * Math.PI);
    return Math.min(apart, 2 * Math.PI - apart);
  }

  /**
   * A direction as a number from 0 to 2 pi.
   *
   * @param angle the direction
   * @return the same direction
   */
  public static double wrapped(double angle) {
    double turned = angle % (2 * Math.PI);
    return turned < 0 ? turned + 2 * Math.PI : turned;
  }

  /**
   * Inner product of the bumps of two directions.
   *
   * @param one a direction
   * @param other a direction
   * @return the product
   */
  public double overlap(double one, double other) {
    double sum = 0;
    for (int unit = 0; unit < units; unit++) {
      sum += bump(one, unit) * bump(other, unit);
    }
    return sum;
  }

  /**
   * How precisely a bump tells its direction: the Fisher information of one step at unit noise.
   *
   * @param angle the direction
   * @return sum over units of the squared slope
   */
  public double information(double angle) {
    double sum = 0;
    double small = 1e-4;
    for (int unit = 0; unit < units; unit++) {
      double slope = (bump(angle + small, unit) - bump(angle - small, unit)) / (2 * small);
      sum += slope * slope;
    }
    return sum;
  }

  /**
   * Adds a direction to what a ring of input channels shows.
   *
   * @param trial the trial
   * @param firstChannel channel of the first unit
   * @param from first step
   * @param to step after the last
   * @param angle the direction
   * @param strength factor of the bump
   */
  public void show(
      TrialBuilder trial, int firstChannel, int from, int to, double angle, double strength) {
    for (int unit = 0; unit < units; unit++) {
      trial.add(firstChannel + unit, from, to, strength * bump(angle, unit));
    }
  }

  /**
   * Names of the units.
   *
   * @param name what the ring is called
   * @return such as "ring 1: 11.25 degrees"
   */
  public List<String> names(String name) {
    List<String> names = new ArrayList<>();
    for (int unit = 0; unit < units; unit++) {
      names.add(String.format(Locale.ROOT, "%s %.6g degrees", name, 360.0 * unit / units));
    }
    return names;
  }
}
