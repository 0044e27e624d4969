package org.homolog.report.svg;

import java.util.Arrays;
import java.util.List;
import org.homolog.figure.HistogramFigure;
import org.homolog.report.markup.Numbers;

/** Distributions as outlines over shared bins, each with its median. */
final class HistogramPlot {
  private static final double WIDTH = 400;
  private static final double HEIGHT = 200;

  private HistogramPlot() {}

  static String draw(HistogramFigure figure, boolean alone) {
    Drawing drawing = new Drawing(WIDTH);
    List<HistogramFigure.Values> groups = figure.groups();
    Bins bins = Bins.of(groups);
    int[][] counts = groups.stream().map(group -> bins.count(group.values())).toArray(int[][]::new);
    int most = Arrays.stream(counts).flatMapToInt(Arrays::stream).max().orElse(0);
    double highest = Math.max(5, most * 1.06);
    double left = Frame.leftMargin(0, highest);
    double margin = bins.width() * 0.5;
    Scale x = new Scale(bins.low() - margin, bins.edge(bins.count()) + margin, left, WIDTH - 12);
    Scale y = new Scale(0, highest, HEIGHT + 10, 10);
    for (int g = 0; g < groups.size(); g++) {
      outline(drawing, bins, counts[g], x, y, g, groups.size());
    }
    for (int g = 0; g < groups.size(); g++) {
      median(drawing, groups.get(g), x, y, g, groups.size());
    }
    if (x.holds(0)) {
      drawing.rule(x.at(0), y.from(), x.at(0), y.to(), "stroke-dasharray", "1 3");
    }
    Frame.draw(drawing, x, y, figure.valueLabel(), "count");
    double below = y.from() + 42;
    List<String> names = groups.stream().map(HistogramFigure.Values::name).toList();
    if (names.size() > 1 || (names.size() == 1 && !names.get(0).isEmpty())) {
      below += Legend.draw(drawing, names, below, true);
    }
    return drawing.finish(below, figure.title(), SvgRenderer.caption(figure), alone);
  }

  private static void outline(
      Drawing drawing, Bins bins, int[] counts, Scale x, Scale y, int group, int groups) {
    StringBuilder d = new StringBuilder("M" + at(x.at(bins.edge(0)), y.at(0)));
    for (int i = 0; i < counts.length; i++) {
      d.append('L').append(at(x.at(bins.edge(i)), y.at(counts[i])));
      d.append('L').append(at(x.at(bins.edge(i + 1)), y.at(counts[i])));
    }
    d.append('L').append(at(x.at(bins.edge(counts.length)), y.at(0)));
    String colour = SeriesColours.hex(group, groups);
    drawing
        .body()
        .empty(
            "path",
            "d",
            d + "z",
            "fill",
            colour,
            "fill-opacity",
            "0.22",
            "class",
            SeriesColours.classes("f", group, groups));
    String classes = SeriesColours.classes("s", group, groups);
    drawing.path(d.toString(), colour, classes, "stroke-width", "1.4");
  }

  private static void median(
      Drawing drawing, HistogramFigure.Values group, Scale x, Scale y, int index, int groups) {
    double[] sorted = Arrays.stream(group.values()).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return;
    }
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    String colour = SeriesColours.hex(index, groups);
    String classes = SeriesColours.classes("s", index, groups);
    drawing.stroke(
        x.at(median),
        y.from(),
        x.at(median),
        y.to(),
        colour,
        classes,
        "stroke-width",
        "1.4",
        "stroke-dasharray",
        "5 3");
    drawing.text(
        x.at(median) + 4,
        y.to() + 9 + 13 * (index % 8),
        "median " + Numbers.shown(median),
        "start",
        Frame.TICK_SIZE,
        true);
  }

  private static String at(double x, double y) {
    return Drawing.number(x) + " " + Drawing.number(y);
  }
}
