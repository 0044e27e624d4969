package org.homolog.targeted;

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
import org.homolog.geometry.Prepared;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Outcome;

/** Trajectories along the axes of variables, how strong these are over time, and their angles. */
final class TargetedFigures {
  private static final int MOST_TRAJECTORIES = 24;

  private TargetedFigures() {}

  static Outcome of(
      TargetedReductionOptions options,
      LinearAlgebra algebra,
      List<Prepared<TargetedAxes>> systems) {
    List<Figure> figures = new ArrayList<>();
    Map<String, Table> tables = new LinkedHashMap<>();
    List<Series> strengths = new ArrayList<>();
    for (Prepared<TargetedAxes> one : systems) {
      TargetedAxes axes = one.derived(algebra);
      if (!axes.obstacle().isEmpty()) {
        continue;
      }
      String system = one.responses().system();
      figures.add(trajectories(one, axes, options));
      for (int v = 0; v < options.columns().size(); v++) {
        strengths.add(
            Series.of(
                system + ": " + options.columns().get(v), axes.seconds(), axes.strengths().row(v)));
      }
      tables.put("Axes of " + system, table(axes, options.columns()));
    }
    if (strengths.stream().anyMatch(series -> series.x().length > 1)) {
      figures.add(
          new LineFigure(
              "Strength of task variables over time",
              "The norm of each bin's regression vector over units, after denoising: how strongly"
                  + " standardised responses depend on each variable.",
              "time (s)",
              "norm of regression vector",
              strengths,
              false));
    }
    return new Outcome(figures, tables);
  }

  private static Figure trajectories(
      Prepared<TargetedAxes> one, TargetedAxes axes, TargetedReductionOptions options) {
    List<String> conditions = one.responses().conditions();
    int bins = axes.seconds().length;
    int shown = Math.min(conditions.size(), MOST_TRAJECTORIES);
    boolean plane = options.columns().size() > 1;
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      int condition = (int) ((long) i * conditions.size() / shown);
      int[] rows = IntStream.range(condition * bins, (condition + 1) * bins).toArray();
      double[] first = at(axes.courses(), rows, 0);
      series.add(
          plane
              ? Series.of(conditions.get(condition), first, at(axes.courses(), rows, 1))
              : Series.of(conditions.get(condition), axes.seconds(), first));
    }
    String axis = "axis of " + options.columns().get(0);
    return new LineFigure(
        "Trajectories of " + one.responses().system() + " along task axes",
        String.format(
            Locale.ROOT,
            "Mean standardised responses of %d of %d conditions over %d time bins, along the axes that"
                + " regression on task variables finds (of %s: %.0f %% of the variance).",
            shown,
            conditions.size(),
            bins,
            options.columns().get(0),
            100 * axes.shares()[0]),
        plane ? axis : "time (s)",
        plane ? "axis of " + options.columns().get(1) : axis,
        series,
        plane);
  }

  private static double[] at(Matrix courses, int[] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> courses.get(row, column)).toArray();
  }

  private static Table table(TargetedAxes axes, List<String> variables) {
    int count = variables.size();
    List<Column> columns = new ArrayList<>();
    columns.add(Column.texts("variable", variables.toArray(new String[0])));
    columns.add(
        Column.numbers("peak", IntStream.range(0, count).mapToDouble(axes::peakSeconds).toArray())
            .unit("s"));
    columns.add(Column.numbers("share of variance", axes.shares()));
    for (int v = 0; v < count; v++) {
      int other = v;
      double[] degrees =
          IntStream.range(0, count).mapToDouble(w -> degrees(axes.vectors(), w, other)).toArray();
      columns.add(Column.numbers("angle to " + variables.get(v), degrees).unit("degrees"));
    }
    return Table.of(columns);
  }

  /** The angle between the regression vectors of two variables, before they are orthogonalised. */
  private static double degrees(Matrix vectors, int one, int other) {
    double product = 0;
    for (int unit = 0; unit < vectors.rows(); unit++) {
      product += vectors.get(unit, one) * vectors.get(unit, other);
    }
    return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, product))));
  }
}
