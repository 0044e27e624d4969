package org.homolog.report.svg;

import java.util.List;
import java.util.stream.DoubleStream;
import org.homolog.figure.PlaneFigure;
import org.homolog.figure.Series;
import org.homolog.report.markup.Numbers;

/** Curves, points and arrows in one plane. */
final class PlanePlot {
  private static final double WIDTH = 400;
  private static final double USUAL_HEIGHT = 270;
  private static final double LARGEST_HEIGHT = 350;
  private static final double HEAD = 3;

  private final PlaneFigure figure;
  private final Drawing drawing = new Drawing(WIDTH);
  private final Scale x;
  private final Scale y;
  private final int kinds;

  private PlanePlot(PlaneFigure figure) {
    this.figure = figure;
    this.kinds = figure.curves().size() + figure.points().size();
    double[] rangeX = range(true);
    double[] rangeY = range(false);
    double left = Frame.leftMargin(rangeY[0], rangeY[1]);
    double wide = WIDTH - left - 14;
    double height = USUAL_HEIGHT;
    if (figure.equalAxes()) {
      double ratio = (rangeY[1] - rangeY[0]) / (rangeX[1] - rangeX[0]);
      height = Math.max(170, Math.min(LARGEST_HEIGHT, ratio * wide));
      double unit = Math.max((rangeX[1] - rangeX[0]) / wide, (rangeY[1] - rangeY[0]) / height);
      widen(rangeX, unit * wide);
      widen(rangeY, unit * height);
    }
    this.x = Scale.of(rangeX, left, left + wide);
    this.y = Scale.of(rangeY, 10 + height, 10);
  }

  static String draw(PlaneFigure figure, boolean alone) {
    PlanePlot plot = new PlanePlot(figure);
    Frame.draw(plot.drawing, plot.x, plot.y, figure.xLabel(), figure.yLabel());
    figure.arrows().forEach(plot::arrow);
    for (int i = 0; i < figure.curves().size(); i++) {
      plot.curve(i);
    }
    for (int i = 0; i < figure.points().size(); i++) {
      plot.points(i);
    }
    return plot.drawing.finish(plot.legend(), figure.title(), SvgRenderer.caption(figure), alone);
  }

  private void arrow(PlaneFigure.Arrow arrow) {
    double x1 = x.at(arrow.x());
    double y1 = y.at(arrow.y());
    double x2 = x.at(arrow.x() + arrow.dx());
    double y2 = y.at(arrow.y() + arrow.dy());
    double length = Math.hypot(x2 - x1, y2 - y1);
    if (!(length > 0.5) || !Double.isFinite(length)) {
      return;
    }
    double ux = (x2 - x1) / length;
    double uy = (y2 - y1) / length;
    double head = Math.min(HEAD, length / 2);
    String path =
        at('M', x1, y1)
            + at('L', x2, y2)
            + at('M', x2 - head * (ux - 0.6 * uy), y2 - head * (uy + 0.6 * ux))
            + at('L', x2, y2)
            + at('L', x2 - head * (ux + 0.6 * uy), y2 - head * (uy - 0.6 * ux));
    drawing.path(path, Drawing.RULE, "rule", "stroke-width", "1");
  }

  private static String at(char command, double px, double py) {
    return command + Drawing.number(px) + " " + Drawing.number(py);
  }

  private void curve(int index) {
    Series one = figure.curves().get(index);
    double[] xs = one.x();
    double[] ys = one.y();
    StringBuilder d = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < xs.length; i++) {
      boolean there = Double.isFinite(xs[i]) && Double.isFinite(ys[i]);
      if (there) {
        d.append(at(pen ? 'L' : 'M', x.at(xs[i]), y.at(ys[i])));
      }
      pen = there;
    }
    if (!d.isEmpty()) {
      drawing.path(
          d.toString(),
          SeriesColours.hex(index, kinds),
          SeriesColours.classes("s", index, kinds),
          "stroke-width",
          "1.3",
          "stroke-opacity",
          "0.75",
          "stroke-linejoin",
          "round");
    }
  }

  private void points(int index) {
    Series one = figure.points().get(index);
    int kind = figure.curves().size() + index;
    double[] xs = one.x();
    double[] ys = one.y();
    double radius = xs.length > 300 ? 2.2 : xs.length > 60 ? 3 : 4.4;
    for (int i = 0; i < xs.length; i++) {
      if (!Double.isFinite(xs[i]) || !Double.isFinite(ys[i])) {
        continue;
      }
      String label = one.labels().isEmpty() ? one.name() : one.labels().get(i);
      drawing.mark(
          SeriesColours.shape(kind),
          x.at(xs[i]),
          y.at(ys[i]),
          radius,
          SeriesColours.hex(kind, kinds),
          SeriesColours.classes("f", kind, kinds),
          label + ": (" + Numbers.shown(xs[i]) + ", " + Numbers.shown(ys[i]) + ")",
          "fill-opacity",
          "0.9");
    }
  }

  private double legend() {
    double below = y.from() + 42;
    List<String> curves = figure.curves().stream().map(Series::name).toList();
    List<String> points = figure.points().stream().map(Series::name).toList();
    if (!curves.isEmpty()) {
      below += Legend.draw(drawing, curves, 0, kinds, below, true);
    }
    if (!points.isEmpty()) {
      below += Legend.draw(drawing, points, curves.size(), kinds, below, false);
    }
    return below;
  }

  private static void widen(double[] range, double length) {
    double middle = (range[0] + range[1]) / 2;
    range[0] = middle - length / 2;
    range[1] = middle + length / 2;
  }

  /** What all curves, points and arrows span. */
  private double[] range(boolean horizontal) {
    double[] low = {Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY};
    DoubleStream.concat(
            java.util.stream.Stream.concat(figure.curves().stream(), figure.points().stream())
                .flatMapToDouble(one -> DoubleStream.of(horizontal ? one.x() : one.y())),
            figure.arrows().stream()
                .flatMapToDouble(
                    arrow ->
                        horizontal
                            ? DoubleStream.of(arrow.x(), arrow.x() + arrow.dx())
                            : DoubleStream.of(arrow.y(), arrow.y() + arrow.dy())))
        .filter(Double::isFinite)
        .forEach(
            value -> {
              low[0] = Math.min(low[0], value);
              high[0] = Math.max(high[0], value);
            });
    return Scale.padded(low[0], high[0], 0.04);
  }
}
