package org.homolog.report.svg;

import java.util.List;
import org.homolog.figure.LineFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;
import org.homolog.report.markup.Numbers;

/** Points, curves and trajectories in a plane. */
final class PointPlot {
  private static final double WIDTH = 400;
  private static final int MOST_LABELS = 14;

  private final List<Series> series;
  private final Drawing drawing = new Drawing(WIDTH);
  private final Scale x;
  private final Scale y;

  private PointPlot(List<Series> series, boolean equalAxes, double usual) {
    this.series = series;
    double[] rangeX = range(series, true);
    double[] rangeY = range(series, false);
    double left = Frame.leftMargin(rangeY[0], rangeY[1]);
    double wide = WIDTH - left - 14;
    double height = usual;
    if (equalAxes) {
      double ratio = (rangeY[1] - rangeY[0]) / (rangeX[1] - rangeX[0]);
      height = Math.max(170, Math.min(350, ratio * wide));
      double unit = Math.max((rangeX[1] - rangeX[0]) / wide, (rangeY[1] - rangeY[0]) / height);
      widen(rangeX, unit * wide);
      widen(rangeY, unit * height);
    }
    this.x = Scale.of(rangeX, left, left + wide);
    this.y = Scale.of(rangeY, 10 + height, 10);
  }

  static String draw(ScatterFigure figure, boolean alone) {
    PointPlot plot = new PointPlot(figure.series(), figure.equalAxes(), 260);
    plot.frame(figure.xLabel(), figure.yLabel());
    int points = figure.series().stream().mapToInt(one -> one.labels().size()).sum();
    for (int i = 0; i < figure.series().size(); i++) {
      plot.points(i, points <= MOST_LABELS);
    }
    double height = plot.legend(false);
    return plot.drawing.finish(height, figure.title(), SvgRenderer.caption(figure), alone);
  }

  static String draw(LineFigure figure, boolean alone) {
    PointPlot plot = new PointPlot(figure.series(), figure.equalAxes(), 250);
    plot.frame(figure.xLabel(), figure.yLabel());
    for (int i = 0; i < figure.series().size(); i++) {
      plot.curve(i, figure.equalAxes());
    }
    double height = plot.legend(true);
    return plot.drawing.finish(height, figure.title(), SvgRenderer.caption(figure), alone);
  }

  private void frame(String xLabel, String yLabel) {
    if (x.holds(0)) {
      drawing.rule(x.at(0), y.from(), x.at(0), y.to(), "stroke-dasharray", "1 3");
    }
    if (y.holds(0)) {
      drawing.rule(x.from(), y.at(0), x.to(), y.at(0), "stroke-dasharray", "1 3");
    }
    Frame.draw(drawing, x, y, xLabel, yLabel);
  }

  private void points(int index, boolean named) {
    Series one = series.get(index);
    double[] xs = one.x();
    double[] ys = one.y();
    String colour = SeriesColours.hex(index, series.size());
    String classes = SeriesColours.classes("f", index, series.size());
    double radius = xs.length > 300 ? 2.2 : 3.8;
    for (int i = 0; i < xs.length; i++) {
      if (!Double.isFinite(xs[i]) || !Double.isFinite(ys[i])) {
        continue;
      }
      double px = x.at(xs[i]);
      double py = y.at(ys[i]);
      String label = one.labels().isEmpty() ? "" : one.labels().get(i);
      String title = label + (label.isEmpty() ? "" : ": ") + place(xs[i], ys[i]);
      drawing.mark(
          SeriesColours.shape(index),
          px,
          py,
          radius,
          colour,
          classes,
          title,
          "fill-opacity",
          "0.85");
      if (named && !label.isEmpty()) {
        boolean right = px < x.to() - 70;
        drawing.cut(px + (right ? 7 : -7), py + 3.5, label, right ? "start" : "end", 10, 14);
      }
    }
  }

  private void curve(int index, boolean trajectory) {
    Series one = series.get(index);
    double[] xs = one.x();
    double[] ys = one.y();
    String colour = SeriesColours.hex(index, series.size());
    String classes = SeriesColours.classes("s", index, series.size());
    StringBuilder d = new StringBuilder();
    boolean pen = false;
    int first = -1;
    int last = -1;
    for (int i = 0; i < xs.length; i++) {
      if (!Double.isFinite(xs[i]) || !Double.isFinite(ys[i])) {
        pen = false;
        continue;
      }
      d.append(pen ? 'L' : 'M').append(Drawing.number(x.at(xs[i]))).append(' ');
      d.append(Drawing.number(y.at(ys[i])));
      pen = true;
      first = first < 0 ? i : first;
      last = i;
    }
    if (first < 0) {
      return;
    }
    drawing.path(d.toString(), colour, classes, "stroke-width", "1.8", "stroke-linejoin", "round");
    if (trajectory) {
      String fill = SeriesColours.classes("f", index, series.size());
      drawing.mark(
          "circle",
          x.at(xs[first]),
          y.at(ys[first]),
          3.2,
          "#ffffff",
          "open " + classes,
          one.name() + ", start",
          "stroke",
          colour);
      drawing.mark(
          "circle", x.at(xs[last]), y.at(ys[last]), 3.6, colour, fill, one.name() + ", end");
    }
  }

  private double legend(boolean lines) {
    double top = y.from() + 42;
    if (series.size() < 2 && (series.isEmpty() || series.get(0).name().isEmpty())) {
      return top;
    }
    return top + Legend.draw(drawing, series.stream().map(Series::name).toList(), top, lines);
  }

  private static String place(double x, double y) {
    return "(" + Numbers.shown(x) + ", " + Numbers.shown(y) + ")";
  }

  private static void widen(double[] range, double length) {
    double middle = (range[0] + range[1]) / 2;
    range[0] = middle - length / 2;
    range[1] = middle + length / 2;
  }

  private static double[] range(List<Series> series, boolean horizontal) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Series one : series) {
      for (double value : horizontal ? one.x() : one.y()) {
        if (Double.isFinite(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    return Scale.padded(low, high, 0.05);
  }
}
