package org.homolog.figure;

import java.util.List;

/**
 * Curves, points and arrows in one plane, such as trajectories, fixed points and the flow around
 * them.
 *
 * @param title a few words
 * @param caption what it shows
 * @param xLabel horizontal axis
 * @param yLabel vertical axis
 * @param curves points joined in their order; a coordinate that is NaN interrupts a curve
 * @param points groups of points
 * @param arrows arrows, behind everything else
 * @param equalAxes whether one unit is equally long on both axes
 */
public record PlaneFigure(
    String title,
    String caption,
    String xLabel,
    String yLabel,
    List<Series> curves,
    List<Series> points,
    List<Arrow> arrows,
    boolean equalAxes)
    implements Figure {
  /** Takes copies. */
  public PlaneFigure {
    curves = List.copyOf(curves);
    points = List.copyOf(points);
    arrows = List.copyOf(arrows);
  }

  /**
   * An arrow.
   *
   * @param x where it begins, horizontally
   * @param y where it begins, vertically
   * @param dx how far it goes to the right
   * @param dy how far it goes upwards
   */
  public record Arrow(double x, double y, double dx, double dy) {}
}
