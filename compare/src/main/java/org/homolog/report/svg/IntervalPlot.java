package org.homolog.report.svg;

import java.util.List;
import java.util.stream.DoubleStream;
import org.homolog.figure.IntervalFigure;
import org.homolog.report.markup.Numbers;

/** Values with intervals, one row each, over the band of the noise ceiling. */
final class IntervalPlot {
  private static final double WIDTH = 440;
  private static final double ROW = 38;
  private static final String CEILING = "#c9dcc3";

  private IntervalPlot() {}

  static String draw(IntervalFigure figure, boolean alone) {
    Drawing drawing = new Drawing(WIDTH);
    List<IntervalFigure.Bar> bars = figure.bars();
    double[] known =
        bars.stream()
            .flatMapToDouble(IntervalPlot::numbers)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    double low = known.length == 0 ? 0 : Math.min(0, known[0]);
    double high = known.length == 0 ? 1 : Math.max(0, known[known.length - 1]);
    Scale x = Scale.of(Scale.padded(low, high, 0.04), 10, WIDTH - 10);
    double bottom = 6 + ROW * bars.size();
    for (int i = 0; i < bars.size(); i++) {
      ground(drawing, bars.get(i), x, 6 + ROW * i);
    }
    for (int i = 0; i < bars.size(); i++) {
      row(drawing, bars.get(i), x, 6 + ROW * i);
    }
    Frame.horizontal(drawing, x, bottom, figure.valueLabel());
    double below = key(drawing, bars, bottom + 44);
    return drawing.finish(below, figure.title(), SvgRenderer.caption(figure), alone);
  }

  private static void ground(Drawing drawing, IntervalFigure.Bar bar, Scale x, double top) {
    if (Double.isFinite(bar.ceilingLow()) && Double.isFinite(bar.ceilingHigh())) {
      double from = x.at(Math.min(bar.ceilingLow(), bar.ceilingHigh()));
      double to = x.at(Math.max(bar.ceilingLow(), bar.ceilingHigh()));
      drawing.rectangle(from, top + 17, Math.max(1.5, to - from), ROW - 19, CEILING, "ceiling");
    }
    double zero = x.at(0);
    drawing.stroke(
        zero, top + 17, zero, top + ROW - 2, Drawing.QUIET, "zero", "stroke-width", "0.8");
  }

  private static void row(Drawing drawing, IntervalFigure.Bar bar, Scale x, double top) {
    double middle = top + 26.5;
    String numbers = text(bar);
    int room = (int) ((WIDTH - 30 - Drawing.widthOf(numbers, 10.5)) / (11.5 * 0.54));
    drawing.cut(10, top + 13, bar.label(), "start", 11.5, Math.max(12, room));
    drawing.text(WIDTH - 10, top + 13, numbers, "end", 10.5, true);
    if (Double.isFinite(bar.nullMean())) {
      double place = x.at(bar.nullMean());
      drawing.stroke(
          place,
          middle - 6,
          place,
          middle + 6,
          Drawing.QUIET,
          "null",
          "stroke-width",
          "1.6",
          "stroke-dasharray",
          "2 2");
    }
    if (!Double.isFinite(bar.value())) {
      return;
    }
    if (Double.isFinite(bar.low()) && Double.isFinite(bar.high())) {
      drawing.stroke(
          x.at(bar.low()),
          middle,
          x.at(bar.high()),
          middle,
          SeriesColours.hex(0, 1),
          "s s0",
          "stroke-width",
          "2.2");
      for (double end : new double[] {bar.low(), bar.high()}) {
        drawing.stroke(
            x.at(end),
            middle - 4,
            x.at(end),
            middle + 4,
            SeriesColours.hex(0, 1),
            "s s0",
            "stroke-width",
            "1.4");
      }
    }
    String title = bar.label() + ": " + text(bar);
    drawing.mark("circle", x.at(bar.value()), middle, 4.4, SeriesColours.hex(0, 1), "f f0", title);
  }

  private static String text(IntervalFigure.Bar bar) {
    if (!Double.isFinite(bar.value())) {
      return "not defined";
    }
    boolean interval = Double.isFinite(bar.low()) && Double.isFinite(bar.high());
    return Numbers.shown(bar.value())
        + (interval
            ? "  [" + Numbers.shown(bar.low()) + ", " + Numbers.shown(bar.high()) + "]"
            : "");
  }

  private static double key(Drawing drawing, List<IntervalFigure.Bar> bars, double top) {
    double y = top + 10;
    double at = 10;
    boolean intervals = bars.stream().anyMatch(bar -> Double.isFinite(bar.low()));
    boolean ceilings = bars.stream().anyMatch(bar -> Double.isFinite(bar.ceilingLow()));
    boolean nulls = bars.stream().anyMatch(bar -> Double.isFinite(bar.nullMean()));
    if (intervals) {
      String blue = SeriesColours.hex(0, 1);
      drawing.stroke(at, y - 3.5, at + 18, y - 3.5, blue, "s s0", "stroke-width", "2.2");
      drawing.mark("circle", at + 9, y - 3.5, 3.6, blue, "f f0", "");
      drawing.text(at + 24, y, "value, interval", "start", 10.5, true);
      at += 118;
    }
    if (ceilings) {
      drawing.rectangle(at, y - 9, 16, 11, CEILING, "ceiling");
      drawing.text(at + 22, y, "noise ceiling", "start", 10.5, true);
      at += 106;
    }
    if (nulls) {
      drawing.stroke(
          at + 4,
          y - 9,
          at + 4,
          y + 2,
          Drawing.QUIET,
          "null",
          "stroke-width",
          "1.6",
          "stroke-dasharray",
          "2 2");
      drawing.text(at + 12, y, "mean of the null", "start", 10.5, true);
      at += 110;
    }
    return at > 10 ? y + 10 : top;
  }

  private static DoubleStream numbers(IntervalFigure.Bar bar) {
    return DoubleStream.of(
        bar.value(), bar.low(), bar.high(), bar.ceilingLow(), bar.ceilingHigh(), bar.nullMean());
  }
}
