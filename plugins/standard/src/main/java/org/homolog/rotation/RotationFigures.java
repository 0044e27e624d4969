package org.homolog.rotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.figure.Figure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Outcome;

/** Trajectories in the first plane of each system, and a table of its planes. */
final class RotationFigures {
  private static final int MOST_TRAJECTORIES = 24;

  private RotationFigures() {}

  static Outcome of(JpcaOptions options, Rotations... systems) {
    List<Figure> figures = new ArrayList<>();
    Map<String, Table> tables = new LinkedHashMap<>();
    for (Rotations one : systems) {
      if (one.obstacle().isEmpty()) {
        figures.add(plane(one));
        tables.put("Rotational planes of " + one.system(), table(one, options.planes()));
      }
    }
    return new Outcome(figures, tables);
  }

  private static Figure plane(Rotations one) {
    Matrix courses = one.courses(0);
    int bins = one.bins();
    int conditions = one.conditions().size();
    int shown = Math.min(conditions, MOST_TRAJECTORIES);
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      int condition = (int) ((long) i * conditions / shown);
      int[] rows = IntStream.range(condition * bins, (condition + 1) * bins).toArray();
      series.add(
          Series.of(one.conditions().get(condition), at(courses, rows, 0), at(courses, rows, 1)));
    }
    return new LineFigure(
        "First rotational plane of " + one.system(),
        String.format(
            Locale.ROOT,
            "Trajectories of %d of %d conditions over %d time bins in the plane of fastest rotation"
                + " (%.3g Hz, %.0f %% of variance); the fitted rotation is counter-clockwise, and the"
                + " states of the first bin spread along the first axis.",
            shown,
            conditions,
            bins,
            one.hertz(0),
            100 * one.rotation().varianceShare(0)),
        "first axis of the plane",
        "second axis of the plane",
        series,
        true);
  }

  private static double[] at(Matrix courses, int[] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> courses.get(row, column)).toArray();
  }

  private static Table table(Rotations one, int planes) {
    return Table.of(
        Column.integers("plane", IntStream.rangeClosed(1, planes).asLongStream().toArray()),
        Column.numbers("frequency", IntStream.range(0, planes).mapToDouble(one::hertz).toArray())
            .unit("Hz"),
        Column.numbers(
            "share of variance",
            IntStream.range(0, planes).mapToDouble(one.rotation()::varianceShare).toArray()));
  }
}
