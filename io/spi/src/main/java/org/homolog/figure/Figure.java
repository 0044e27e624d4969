package org.homolog.figure;

/**
 * A figure as data. The set is closed: a report renders each kind to Vega-Lite and to SVG, and runs
 * no script of others.
 */
public sealed interface Figure
    permits MatrixFigure, ScatterFigure, LineFigure, HistogramFigure, IntervalFigure, PlaneFigure {
  /**
   * Its title.
   *
   * @return a few words
   */
  String title();

  /**
   * What it shows, for a caption and for those who cannot see it.
   *
   * @return one or more sentences
   */
  String caption();
}
