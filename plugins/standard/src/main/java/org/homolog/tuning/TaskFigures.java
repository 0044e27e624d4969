package org.homolog.tuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.figure.Figure;
import org.homolog.figure.HistogramFigure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.MatrixFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Outcome;

/** Task variances of all units by cluster, and how pairs of tasks share units. */
final class TaskFigures {
  private static final int MOST_UNITS = 300;
  private static final int MOST_PAIRS = 6;

  private TaskFigures() {}

  static Outcome ofOne(TaskProfile one) {
    if (one.active().length == 0) {
      return Outcome.of();
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(map(one, one.variance().tasks()));
    double[] silhouette = one.clusters().silhouette();
    if (silhouette.length > 1) {
      double[] counts = new double[silhouette.length];
      Arrays.setAll(counts, i -> i + 2);
      figures.add(
          new LineFigure(
              "Number of clusters of " + one.system(),
              "The mean silhouette of the units for each number of clusters; the largest decides.",
              "clusters",
              "mean silhouette",
              List.of(Series.of(one.system(), counts, silhouette)),
              false));
    }
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put("Task variance of " + one.system(), table(one));
    return new Outcome(figures, tables);
  }

  static Outcome ofPair(TaskProfile reference, TaskProfile candidate, List<String> tasks) {
    if (tasks.isEmpty() || reference.active().length == 0 || candidate.active().length == 0) {
      return Outcome.of();
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(map(reference, tasks));
    figures.add(map(candidate, tasks));
    int shown = 0;
    for (int a = 0; a < tasks.size(); a++) {
      for (int b = a + 1; b < tasks.size() && shown < MOST_PAIRS; b++) {
        figures.add(fractional(reference, candidate, tasks.get(a), tasks.get(b)));
        shown++;
      }
    }
    return new Outcome(figures, Map.of());
  }

  private static Figure fractional(
      TaskProfile reference, TaskProfile candidate, String one, String other) {
    return new HistogramFigure(
        "Fractional variance: " + one + " against " + other,
        "1: the unit varies in " + one + " alone; -1: in " + other + " alone; 0: in both alike.",
        "fractional variance",
        List.of(
            new HistogramFigure.Values(reference.system(), reference.fractional(one, other)),
            new HistogramFigure.Values(candidate.system(), candidate.fractional(one, other))));
  }

  private static Figure map(TaskProfile one, List<String> tasks) {
    int[] order = TaskVarianceComparison.sorted(one);
    int shown = Math.min(order.length, MOST_UNITS);
    int[] columns = tasks.stream().mapToInt(one.variance().tasks()::indexOf).toArray();
    int[] rows = new int[shown];
    Arrays.setAll(rows, i -> order[(int) ((long) i * order.length / shown)]);
    Matrix values = one.normalised().selectRows(rows).selectColumns(columns);
    return new MatrixFigure(
        "Task variance of " + one.system(),
        shown
            + " of "
            + order.length
            + " units that vary, by cluster ("
            + one.clusters().clusters().count()
            + " clusters, ordered by the task they prefer); each unit's largest variance is 1.",
        values,
        Arrays.stream(rows)
            .mapToObj(u -> one.units().get(u) + " (" + (one.clusters().clusters().of(u) + 1) + ")")
            .toList(),
        tasks,
        "normalised task variance");
  }

  private static Table table(TaskProfile one) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.texts("unit", one.units().toArray(String[]::new)));
    columns.add(
        Column.integers(
            "cluster",
            Arrays.stream(one.clusters().clusters().labels()).mapToLong(c -> c + 1L).toArray()));
    for (int k = 0; k < one.variance().tasks().size(); k++) {
      columns.add(
          Column.numbers(
              "variance: " + one.variance().tasks().get(k),
              one.variance().values().selectRows(one.active()).column(k)));
    }
    return Table.of(columns);
  }
}
