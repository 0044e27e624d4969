package org.homolog.figure;

import java.util.List;

/**
 * Curves or trajectories: the points of each series joined in their order.
 *
 * @param title a few words
 * @param caption what it shows
 * @param xLabel horizontal axis
 * @param yLabel vertical axis
 * @param series curves
 * @param equalAxes whether one unit is equally long on both axes
 */
public record LineFigure(
    String title,
    String caption,
    String xLabel,
    String yLabel,
    List<Series> series,
    boolean equalAxes)
    implements Figure {
  /** Takes a copy. */
  public LineFigure {
    series = List.copyOf(series);
  }
}
