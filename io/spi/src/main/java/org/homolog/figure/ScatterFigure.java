package org.homolog.figure;

import java.util.List;

/**
 * Points in a plane, such as conditions in the plane of two principal components.
 *
 * @param title a few words
 * @param caption what it shows
 * @param xLabel horizontal axis
 * @param yLabel vertical axis
 * @param series groups of points
 * @param equalAxes whether one unit is equally long on both axes
 */
public record ScatterFigure(
    String title,
    String caption,
    String xLabel,
    String yLabel,
    List<Series> series,
    boolean equalAxes)
    implements Figure {
  /** Takes a copy. */
  public ScatterFigure {
    series = List.copyOf(series);
  }
}
