package org.homolog.figure;

import java.util.List;

/**
 * Values with intervals beside a ceiling and a null, one row each: the scores of candidates.
 *
 * @param title a few words
 * @param caption what it shows
 * @param valueLabel what the values are
 * @param bars one row each
 */
public record IntervalFigure(String title, String caption, String valueLabel, List<Bar> bars)
    implements Figure {
  /** Takes a copy. */
  public IntervalFigure {
    bars = List.copyOf(bars);
  }

  /**
   * One value. A bound that is not known is NaN and not drawn.
   *
   * @param label what it is of
   * @param value the value
   * @param low lower end of its interval
   * @param high upper end of its interval
   * @param ceilingLow lower bound of the noise ceiling
   * @param ceilingHigh upper bound of the noise ceiling
   * @param nullMean mean of the null distribution
   */
  public record Bar(
      String label,
      double value,
      double low,
      double high,
      double ceilingLow,
      double ceilingHigh,
      double nullMean) {}
}
