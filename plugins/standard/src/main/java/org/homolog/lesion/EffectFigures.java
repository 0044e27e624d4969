package org.homolog.lesion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.figure.Figure;
import org.homolog.figure.HistogramFigure;
import org.homolog.figure.IntervalFigure;
import org.homolog.figure.MatrixFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Outcome;

/** Maps of costs, sorted alike on both sides, and what stands behind them. */
final class EffectFigures {
  private static final double TAIL = 0.025;

  private EffectFigures() {}

  /**
   * How the figures speak of what was done.
   *
   * @param title what was done, as a title
   * @param effect what a cost is
   * @param how how it was done, a clause
   */
  record Words(String title, String effect, String how) {}

  static Outcome ofOne(EffectProfile one, Words words) {
    if (!one.obstacle().isEmpty() || one.groups().isEmpty()) {
      return Outcome.of();
    }
    List<Figure> figures = new ArrayList<>();
    List<String> order = Arrays.stream(one.byCost()).mapToObj(one.groups()::get).toList();
    figures.add(map(one, order, one.conditions(), words));
    figures.add(
        new IntervalFigure(
            words.title() + " of " + one.system(),
            "What each group costs, the dearest first: "
                + words.effect()
                + "; "
                + words.how()
                + "."
                + (one.random().columns() == 0
                    ? ""
                    : " Below each group the mean of random sets of as many units with as high mean"
                        + " responses, and the range of 95 % of them."),
            words.effect(),
            bars(one, order)));
    if (one.singles().length > 0) {
      figures.add(
          new HistogramFigure(
              "Each unit of " + one.system() + " alone",
              "How the costs of single units are distributed: " + words.effect() + ".",
              words.effect(),
              List.of(new HistogramFigure.Values("single units", one.singles()))));
    }
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put(words.title() + " of " + one.system(), table(one, order));
    return new Outcome(figures, tables);
  }

  static Outcome ofPair(EffectProfile reference, EffectProfile candidate, Words words) {
    ProfilePair pair = ProfilePair.of(reference, candidate);
    if (pair.groups().isEmpty() || pair.conditions().isEmpty()) {
      return Outcome.of();
    }
    List<String> order =
        Arrays.stream(reference.byCost())
            .mapToObj(reference.groups()::get)
            .filter(pair.groups()::contains)
            .toList();
    List<Figure> figures = new ArrayList<>();
    for (EffectProfile one : List.of(reference, candidate)) {
      figures.add(map(one, order, pair.conditions(), words));
    }
    figures.add(
        new ScatterFigure(
            "Costs of the groups in both systems",
            "What each group of units costs "
                + reference.system()
                + " and "
                + candidate.system()
                + ": "
                + words.effect()
                + "; "
                + words.how()
                + ".",
            words.effect() + ", " + reference.system(),
            words.effect() + ", " + candidate.system(),
            List.of(
                Series.of("groups", overall(reference, order), overall(candidate, order), order)),
            false));
    return new Outcome(figures, Map.of());
  }

  private static double[] overall(EffectProfile one, List<String> order) {
    return order.stream().mapToDouble(name -> one.overall(one.groups().indexOf(name))).toArray();
  }

  private static Figure map(
      EffectProfile one, List<String> groups, List<String> conditions, Words words) {
    Matrix values =
        one.effects()
            .selectRows(groups.stream().mapToInt(one.groups()::indexOf).toArray())
            .selectColumns(conditions.stream().mapToInt(one.conditions()::indexOf).toArray());
    return new MatrixFigure(
        words.title() + ": map of " + one.system(),
        "Rows: groups of units; columns: what is told apart, or conditions; colour: "
            + words.effect()
            + ". Maps of two systems beside each other have the same rows and columns, rows by what"
            + " they cost the reference, the dearest first.",
        values,
        groups,
        conditions,
        words.effect());
  }

  private static List<IntervalFigure.Bar> bars(EffectProfile one, List<String> order) {
    List<IntervalFigure.Bar> bars = new ArrayList<>();
    for (String name : order) {
      int g = one.groups().indexOf(name);
      double[] sets =
          one.sizes()[g] == 0
              ? new double[0]
              : Arrays.stream(one.random().row(g)).sorted().toArray();
      bars.add(bar(name + (one.sizes()[g] < 0 ? "" : " (" + one.sizes()[g] + ")"), one.overall(g)));
      if (sets.length > 0) {
        double none = Double.NaN;
        bars.add(
            new IntervalFigure.Bar(
                name + ": random sets",
                Arrays.stream(sets).average().orElse(none),
                sets[(int) (TAIL * (sets.length - 1))],
                sets[(int) Math.ceil((1 - TAIL) * (sets.length - 1))],
                none,
                none,
                none));
      }
    }
    return bars;
  }

  private static IntervalFigure.Bar bar(String label, double value) {
    double none = Double.NaN;
    return new IntervalFigure.Bar(label, value, none, none, none, none, none);
  }

  private static Table table(EffectProfile one, List<String> order) {
    int[] rows = order.stream().mapToInt(one.groups()::indexOf).toArray();
    List<Column> columns = new ArrayList<>();
    columns.add(Column.texts("group", order.toArray(String[]::new)));
    if (Arrays.stream(one.sizes()).allMatch(size -> size >= 0)) {
      columns.add(
          Column.integers("units", Arrays.stream(rows).mapToLong(g -> one.sizes()[g]).toArray()));
    }
    columns.add(Column.numbers("cost", Arrays.stream(rows).mapToDouble(one::overall).toArray()));
    if (one.random().columns() > 0) {
      columns.add(
          Column.numbers(
              "mean cost of random sets",
              Arrays.stream(rows)
                  .mapToDouble(
                      g ->
                          one.sizes()[g] == 0
                              ? Double.NaN
                              : Arrays.stream(one.random().row(g)).average().orElse(Double.NaN))
                  .toArray()));
    }
    for (int c = 0; c < one.conditions().size(); c++) {
      int condition = c;
      columns.add(
          Column.numbers(
              "cost: " + one.conditions().get(c),
              IntStream.of(rows).mapToDouble(g -> one.effects().get(g, condition)).toArray()));
    }
    return Table.of(columns);
  }
}
