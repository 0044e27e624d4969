package org.homolog.report.svg;

import java.util.List;
import org.homolog.figure.MatrixFigure;
import org.homolog.linalg.Matrix;
import org.homolog.report.markup.Numbers;

/** A matrix as one picture with a bar that explains its colours. */
final class MatrixPlot {
  private static final double WIDTH = 400;
  private static final int MOST_LABELS = 30;

  private MatrixPlot() {}

  static String draw(MatrixFigure figure, boolean alone) {
    Matrix whole = figure.values();
    MatrixPicture picture = MatrixPicture.of(whole);
    Drawing drawing = new Drawing(WIDTH);
    boolean rowsNamed = whole.rows() <= MOST_LABELS;
    boolean columnsNamed = whole.columns() <= MOST_LABELS;
    double left = rowsNamed ? Math.min(104, 10 + longest(figure.rowLabels()) * 5.3) : 34;
    double side = WIDTH - left - 8;
    double cell = side / Math.max(1, Math.max(whole.columns(), whole.rows()));
    double wide = cell * whole.columns();
    double high = cell * whole.rows();
    if (wide < side * 0.25 || high < side * 0.25) {
      wide = Math.max(wide, side * 0.25);
      high = Math.max(high, side * 0.25);
    }
    double top = 8;
    drawing.rectangle(left, top, wide, high, "#d9dbde", "missing");
    picture(drawing, picture.png(), left, top, wide, high);
    double below = top + high + 6;
    if (rowsNamed) {
      names(drawing, figure.rowLabels(), left - 5, top, high, false);
    } else {
      drawing.text(left - 5, top + 9, "1", "end", Frame.TICK_SIZE, true);
      drawing.text(
          left - 5, top + high, Integer.toString(whole.rows()), "end", Frame.TICK_SIZE, true);
    }
    if (columnsNamed) {
      names(drawing, figure.columnLabels(), top + high + 5, left, wide, true);
      below += Math.min(104, longest(figure.columnLabels()) * 5.3) + 6;
    } else {
      drawing.text(left, below + 9, "1", "start", Frame.TICK_SIZE, true);
      String last = Integer.toString(whole.columns());
      drawing.text(left + wide, below + 9, last, "end", Frame.TICK_SIZE, true);
      below += 18;
    }
    below = bar(drawing, picture, figure.valueLabel(), left, below + 6, Math.max(wide, 180));
    return drawing.finish(below, figure.title(), SvgRenderer.caption(figure), alone);
  }

  private static double bar(
      Drawing drawing, MatrixPicture picture, String label, double left, double top, double wide) {
    if (picture.isEmpty()) {
      drawing.text(left, top + 10, "no finite value", "start", Frame.TICK_SIZE, true);
      return top + 20;
    }
    picture(drawing, MatrixPicture.bar(), left, top, wide, 9);
    String low = Numbers.shown(picture.low());
    String high = Numbers.shown(picture.high());
    drawing.text(left, top + 22, low, "start", Frame.TICK_SIZE, true);
    drawing.text(left + wide, top + 22, high, "end", Frame.TICK_SIZE, true);
    String cut = Drawing.shortened(label, 40);
    drawing.text(left + wide / 2, top + 22, cut, "middle", Frame.LABEL_SIZE, false);
    return top + 30;
  }

  private static void picture(
      Drawing drawing, String uri, double x, double y, double wide, double high) {
    drawing
        .body()
        .empty(
            "image",
            "x",
            Drawing.number(x),
            "y",
            Drawing.number(y),
            "width",
            Drawing.number(wide),
            "height",
            Drawing.number(high),
            "preserveAspectRatio",
            "none",
            "image-rendering",
            "pixelated",
            "href",
            uri);
  }

  private static void names(
      Drawing drawing, List<String> names, double at, double from, double length, boolean turned) {
    double cell = length / Math.max(1, names.size());
    double size = Math.max(6.5, Math.min(10, cell * 0.9));
    for (int i = 0; i < names.size(); i++) {
      double place = from + (i + 0.5) * cell + size * 0.35;
      String cut = Drawing.shortened(names.get(i), 18);
      if (turned) {
        drawing.upright(place, at, cut, "end", size, true);
      } else {
        drawing.text(at, place, cut, "end", size, true);
      }
    }
  }

  private static int longest(List<String> names) {
    return Math.min(18, names.stream().mapToInt(String::length).max().orElse(0));
  }
}
