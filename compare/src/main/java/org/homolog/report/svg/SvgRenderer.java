package org.homolog.report.svg;

import java.util.Arrays;
import java.util.List;
import org.homolog.figure.Figure;
import org.homolog.figure.HistogramFigure;
import org.homolog.figure.IntervalFigure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.MatrixFigure;
import org.homolog.figure.PlaneFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;

/** Draws every kind of figure as SVG. */
public final class SvgRenderer {
  private SvgRenderer() {}

  /**
   * A figure as part of a page.
   *
   * @param figure the figure
   * @return one svg element that takes its colours from the page
   */
  public static String inline(Figure figure) {
    return draw(figure, false);
  }

  /**
   * A figure as a file of its own, on white paper.
   *
   * @param figure the figure
   * @return an SVG document
   */
  public static String document(Figure figure) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + draw(figure, true) + "\n";
  }

  /**
   * The caption with what the drawing leaves out or does of its own accord.
   *
   * @param figure the figure
   * @return the figure's caption and, where something is to be said, more sentences
   */
  public static String caption(Figure figure) {
    StringBuilder text = new StringBuilder(figure.caption());
    if (figure instanceof MatrixFigure matrix) {
      int size = MatrixPicture.blockSize(matrix.values());
      if (size > 1) {
        say(text, "Drawn as means of blocks of " + size + " × " + size + " entries.");
      }
      long missing =
          Arrays.stream(matrix.values().array()).filter(value -> !Double.isFinite(value)).count();
      say(text, missing, "entry is missing (grey).", "entries are missing (grey).");
    } else if (figure instanceof HistogramFigure histogram) {
      long missing =
          histogram.groups().stream()
              .flatMapToDouble(group -> Arrays.stream(group.values()))
              .filter(value -> !Double.isFinite(value))
              .count();
      say(text, "Dashed lines: medians.");
      say(text, missing, "value is undefined and left out.", "values are undefined and left out.");
    } else if (figure instanceof LineFigure line) {
      if (line.equalAxes()) {
        say(text, "Open circles: start; dots: end.");
      }
      points(text, line.series());
    } else if (figure instanceof ScatterFigure scatter) {
      points(text, scatter.series());
    } else if (figure instanceof PlaneFigure plane) {
      points(text, plane.points());
    } else if (figure instanceof IntervalFigure interval) {
      long missing = interval.bars().stream().filter(bar -> !Double.isFinite(bar.value())).count();
      say(text, missing, "value is not defined.", "values are not defined.");
    }
    return text.toString();
  }

  private static void points(StringBuilder text, List<Series> series) {
    long missing = 0;
    for (Series one : series) {
      double[] x = one.x();
      double[] y = one.y();
      for (int i = 0; i < x.length; i++) {
        missing += Double.isFinite(x[i]) && Double.isFinite(y[i]) ? 0 : 1;
      }
    }
    say(text, missing, "point is undefined and left out.", "points are undefined and left out.");
  }

  private static void say(StringBuilder text, long count, String one, String many) {
    if (count > 0) {
      say(text, count + " " + (count == 1 ? one : many));
    }
  }

  private static void say(StringBuilder text, String sentence) {
    if (!text.isEmpty()) {
      text.append(text.charAt(text.length() - 1) == '.' ? " " : ". ");
    }
    text.append(sentence);
  }

  private static String draw(Figure figure, boolean alone) {
    if (figure instanceof MatrixFigure matrix) {
      return MatrixPlot.draw(matrix, alone);
    } else if (figure instanceof ScatterFigure scatter) {
      return PointPlot.draw(scatter, alone);
    } else if (figure instanceof LineFigure line) {
      return PointPlot.draw(line, alone);
    } else if (figure instanceof HistogramFigure histogram) {
      return HistogramPlot.draw(histogram, alone);
    } else if (figure instanceof IntervalFigure interval) {
      return IntervalPlot.draw(interval, alone);
    } else if (figure instanceof PlaneFigure plane) {
      return PlanePlot.draw(plane, alone);
    }
    throw new IllegalStateException("figures are a closed set, yet this is " + figure.getClass());
  }
}
