package org.homolog.behaviour;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.homolog.behaviour.PsychometricData.Point;
import org.homolog.figure.PlaneFigure;
import org.homolog.figure.Series;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Outcome;

/** Psychometric curves with the answers they are fitted to. */
final class PsychometricFigures {
  private static final int STEPS = 200;

  private PsychometricFigures() {}

  static Outcome of(List<PsychometricData> systems, PsychometricOptions options) {
    List<Series> curves = new ArrayList<>();
    List<Series> points = new ArrayList<>();
    for (PsychometricData one : systems) {
      List<Point> own = one.points();
      if (own.isEmpty()) {
        continue;
      }
      String name = one.behaviour().system();
      points.add(shares(name, own));
      if (one.curve().obstacle().isEmpty()) {
        curves.add(curve(name, own, one.curve()));
      }
    }
    boolean accuracy = options.form() == PsychometricOptions.Form.ACCURACY;
    String share = accuracy ? "share answered rightly" : "share of answers on the positive side";
    String names =
        String.join(" and ", systems.stream().map(one -> one.behaviour().system()).toList());
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put("Psychometric parameters of " + names, parameters(systems, accuracy));
    return new Outcome(
        List.of(
            new PlaneFigure(
                "Psychometric curves of " + names,
                "Points: "
                    + share
                    + " at each strength, over all trials; curves: of greatest likelihood.",
                "strength of the stimulus",
                share,
                curves,
                points,
                List.of(),
                false)),
        tables);
  }

  /** Conditions of one strength taken together. */
  private static Series shares(String name, List<Point> points) {
    TreeMap<Double, int[]> byStrength = new TreeMap<>();
    for (Point point : points) {
      int[] sum = byStrength.computeIfAbsent(point.strength(), strength -> new int[2]);
      sum[0] += point.positive();
      sum[1] += point.trials();
    }
    return Series.of(
        name,
        byStrength.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
        byStrength.values().stream().mapToDouble(sum -> sum[0] / (double) sum[1]).toArray());
  }

  private static Series curve(String name, List<Point> points, PsychometricCurve curve) {
    double least = points.stream().mapToDouble(Point::strength).min().orElseThrow();
    double most = points.stream().mapToDouble(Point::strength).max().orElseThrow();
    double[] x =
        IntStream.rangeClosed(0, STEPS)
            .mapToDouble(i -> least + (most - least) * i / STEPS)
            .toArray();
    return Series.of(name, x, java.util.Arrays.stream(x).map(curve::value).toArray());
  }

  private static Table parameters(List<PsychometricData> systems, boolean accuracy) {
    List<Column> columns = new ArrayList<>();
    columns.add(
        Column.texts(
            "system",
            systems.stream().map(one -> one.behaviour().system()).toArray(String[]::new)));
    columns.add(
        column(
            "threshold",
            systems,
            accuracy ? PsychometricCurve::centre : PsychometricCurve::threshold));
    columns.add(column("slope", systems, PsychometricCurve::slope));
    if (!accuracy) {
      columns.add(column("bias", systems, PsychometricCurve::centre));
      columns.add(column("lapses below", systems, PsychometricCurve::low));
    }
    columns.add(column("lapses above", systems, PsychometricCurve::high));
    columns.add(column("deviance", systems, PsychometricCurve::deviance));
    columns.add(
        Column.integers(
            "strengths",
            systems.stream()
                .mapToLong(
                    one -> one.points().stream().mapToDouble(Point::strength).distinct().count())
                .toArray()));
    columns.add(
        Column.texts(
            "note", systems.stream().map(one -> one.curve().unresolved()).toArray(String[]::new)));
    return Table.of(columns);
  }

  private static Column column(
      String name, List<PsychometricData> systems, ToDoubleFunction<PsychometricCurve> of) {
    return Column.numbers(
        name, systems.stream().mapToDouble(one -> of.applyAsDouble(one.curve())).toArray());
  }
}
