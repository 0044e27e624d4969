package org.homolog.tuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.figure.Figure;
import org.homolog.figure.HistogramFigure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.MatrixFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Outcome;

/** Tuning curves of all units, and a gallery of matched ones side by side. */
final class TuningFigures {
  private static final int MOST_UNITS = 200;
  private static final int GALLERY = 6;

  private TuningFigures() {}

  static Outcome ofOne(TuningProfile one, TuningOptions options) {
    int[] order =
        IntStream.range(0, one.preferred().length)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer u) -> one.preferred()[u])
                    .thenComparingDouble(u -> -one.curves().get(u, one.preferred()[u])))
            .mapToInt(Integer::intValue)
            .toArray();
    List<Figure> figures = new ArrayList<>();
    figures.add(
        map(
            one,
            one.values(),
            order,
            "Tuning of the units of " + one.system(),
            "Units are sorted by the value they prefer."));
    figures.add(
        new HistogramFigure(
            "Selectivity of the units of " + one.system(),
            "How well single trials of each unit's preferred value are told from all others.",
            "d'",
            List.of(new HistogramFigure.Values(one.system(), one.dPrime()))));
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put("Tuning of " + one.system(), table(one, options));
    return new Outcome(figures, tables);
  }

  static Outcome ofPair(TuningProfile reference, TuningProfile candidate, TuningOptions options) {
    List<Figure> figures = new ArrayList<>();
    MatchedUnits matched = MatchedUnits.of(reference, candidate);
    Map<String, Table> tables = new LinkedHashMap<>();
    if (matched.values().size() > 1 && matched.reference().length > 0) {
      gallery(reference, candidate, matched, figures);
      tables.put("Matched units", table(reference, candidate, matched));
    }
    List<String> names = new ArrayList<>(List.of("depth", "sparseness", "dprime"));
    if (options.isMixed()) {
      names.add("nonlinear");
    }
    for (String name : names) {
      figures.add(
          new HistogramFigure(
              "Distribution of " + name,
              "The index of every unit of both systems.",
              name,
              List.of(
                  new HistogramFigure.Values(
                      reference.system(), Tuning.index(name).apply(reference)),
                  new HistogramFigure.Values(
                      candidate.system(), Tuning.index(name).apply(candidate)))));
    }
    return new Outcome(figures, tables);
  }

  /** Both maps with the matched pairs in the same rows, then the best pairs one by one. */
  private static void gallery(
      TuningProfile reference,
      TuningProfile candidate,
      MatchedUnits matched,
      List<Figure> figures) {
    int[] order =
        IntStream.range(0, matched.reference().length)
            .boxed()
            .sorted(
                Comparator.comparingInt(
                    k -> {
                      int preferred = reference.preferred()[matched.reference()[k]];
                      return matched.values().indexOf(reference.values().get(preferred));
                    }))
            .mapToInt(Integer::intValue)
            .toArray();
    String rows = "Matched units lie in the same row of both maps, by what the reference's prefer.";
    figures.add(
        map(
            reference,
            matched.values(),
            Arrays.stream(order).map(k -> matched.reference()[k]).toArray(),
            "Matched units: " + reference.system(),
            rows));
    figures.add(
        map(
            candidate,
            matched.values(),
            Arrays.stream(order).map(k -> matched.candidate()[k]).toArray(),
            "Matched units: " + candidate.system(),
            rows));
    for (int k = 0; k < Math.min(GALLERY, matched.reference().length); k++) {
      figures.add(pair(reference, candidate, matched, k));
    }
  }

  private static Figure pair(
      TuningProfile reference, TuningProfile candidate, MatchedUnits matched, int k) {
    String own = reference.units().get(matched.reference()[k]);
    String other = candidate.units().get(matched.candidate()[k]);
    return new LineFigure(
        String.format(Locale.ROOT, "Matched pair %d", k + 1),
        String.format(
            Locale.ROOT,
            "Tuning curves of unit %s of %s and unit %s of %s, each in units of its standard deviation"
                + " around its mean (r = %.3f). Values from left to right: %s.",
            own,
            reference.system(),
            other,
            candidate.system(),
            matched.correlations()[k],
            String.join(", ", matched.values())),
        "value, in the order of the caption",
        "response, standard deviations",
        List.of(
            curve(reference.system(), reference, matched.values(), matched.reference()[k]),
            curve(candidate.system(), candidate, matched.values(), matched.candidate()[k])),
        false);
  }

  private static Series curve(String name, TuningProfile one, List<String> values, int unit) {
    double[] y = scaled(MatchedUnits.curves(one, values).row(unit), true);
    double[] x = IntStream.rangeClosed(1, y.length).asDoubleStream().toArray();
    return Series.of(name, x, y, values);
  }

  /** Without the mean, over the standard deviation or else the largest size; flat ones zero. */
  private static double[] scaled(double[] curve, boolean byDeviation) {
    double mean = Arrays.stream(curve).average().orElse(0);
    double[] scaled = Arrays.stream(curve).map(v -> v - mean).toArray();
    double size =
        byDeviation
            ? Math.sqrt(Arrays.stream(scaled).map(v -> v * v).average().orElse(0))
            : Arrays.stream(scaled).map(Math::abs).max().orElse(0);
    return Arrays.stream(scaled).map(v -> size == 0 ? 0 : v / size).toArray();
  }

  private static Figure map(
      TuningProfile one, List<String> values, int[] order, String title, String rows) {
    int shown = Math.min(order.length, MOST_UNITS);
    Matrix curves = MatchedUnits.curves(one, values);
    Matrix picture = Matrix.zeros(shown, values.size());
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      int unit = order[(int) ((long) i * order.length / shown)];
      labels.add(one.units().get(unit));
      System.arraycopy(
          scaled(curves.row(unit), false), 0, picture.array(), i * values.size(), values.size());
    }
    return new MatrixFigure(
        title,
        "Mean responses of "
            + shown
            + " of "
            + order.length
            + " units to each value, around each unit's mean, its largest deviation being 1. "
            + rows,
        picture,
        labels,
        values,
        "response around the unit's mean");
  }

  private static Table table(TuningProfile one, TuningOptions options) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.texts("unit", one.units().toArray(String[]::new)));
    columns.add(
        Column.texts(
            "preferred",
            Arrays.stream(one.preferred()).mapToObj(one.values()::get).toArray(String[]::new)));
    columns.add(Column.numbers("depth", one.depth()));
    columns.add(Column.numbers("sparseness", one.sparseness()));
    columns.add(Column.numbers("dprime", one.dPrime()));
    if (options.isMixed()) {
      columns.add(Column.numbers("nonlinear", one.nonlinear()));
    }
    for (int v = 0; v < one.values().size(); v++) {
      columns.add(Column.numbers("response: " + one.values().get(v), one.curves().column(v)));
    }
    return Table.of(columns);
  }

  private static Table table(
      TuningProfile reference, TuningProfile candidate, MatchedUnits matched) {
    return Table.of(
        Column.texts("reference unit", labels(reference, matched.reference())),
        Column.texts("candidate unit", labels(candidate, matched.candidate())),
        Column.numbers("correlation", matched.correlations()),
        Column.texts("reference prefers", preferred(reference, matched.reference())),
        Column.texts("candidate prefers", preferred(candidate, matched.candidate())));
  }

  private static String[] labels(TuningProfile one, int[] units) {
    return Arrays.stream(units).mapToObj(one.units()::get).toArray(String[]::new);
  }

  private static String[] preferred(TuningProfile one, int[] units) {
    return Arrays.stream(units)
        .mapToObj(unit -> one.values().get(one.preferred()[unit]))
        .toArray(String[]::new);
  }
}
