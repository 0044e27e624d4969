package org.homolog.tangling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.figure.Figure;
import org.homolog.figure.HistogramFigure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Outcome;

/** How tangling is distributed in each system, over time, and state by state in a pair. */
final class TanglingFigures {
  private static final int MOST_POINTS = 2_000;
  private static final String UNIT = "s^-2";

  private TanglingFigures() {}

  static Outcome of(Tangles... systems) {
    List<Tangles> shown = Arrays.stream(systems).filter(one -> one.obstacle().isEmpty()).toList();
    if (shown.isEmpty()) {
      return Outcome.of();
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(distributions(shown));
    figures.add(overTime(shown));
    if (shown.size() == 2 && TanglingScores.mismatch(shown.get(0), shown.get(1)).isEmpty()) {
      figures.add(matched(shown.get(0), shown.get(1)));
    }
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put("Tangling", table(shown));
    return new Outcome(figures, tables);
  }

  private static Figure distributions(List<Tangles> systems) {
    return new HistogramFigure(
        "Tangling of states",
        "How tangled the states of each system are: the squared difference of velocities over the"
            + " squared distance, at the state where that is largest. Low tangling is what dynamics"
            + " that drive themselves need.",
        "tangling (" + UNIT + ")",
        systems.stream()
            .map(one -> new HistogramFigure.Values(one.system(), one.values()))
            .toList());
  }

  private static Figure overTime(List<Tangles> systems) {
    List<Series> series = new ArrayList<>();
    for (Tangles one : systems) {
      double[] seconds = one.time().seconds();
      series.add(
          Series.of(one.system(), Arrays.copyOfRange(seconds, 1, seconds.length), one.overTime()));
    }
    return new LineFigure(
        "Tangling over time",
        "The mean over conditions of the tangling at each time bin but the first.",
        "time (s)",
        "tangling (" + UNIT + ")",
        series,
        false);
  }

  private static Figure matched(Tangles reference, Tangles candidate) {
    int count = reference.values().length;
    int shown = Math.min(count, MOST_POINTS);
    int[] chosen = new int[shown];
    Arrays.setAll(chosen, i -> (int) ((long) i * count / shown));
    return new ScatterFigure(
        "Tangling of matched states",
        shown
            + " of "
            + count
            + " states: the same condition and time in both systems. Points above the diagonal are"
            + " more tangled in "
            + candidate.system()
            + ".",
        "tangling of " + reference.system() + " (" + UNIT + ")",
        "tangling of " + candidate.system() + " (" + UNIT + ")",
        List.of(
            Series.of("states", at(reference.values(), chosen), at(candidate.values(), chosen))),
        true);
  }

  private static double[] at(double[] values, int[] chosen) {
    return Arrays.stream(chosen).mapToDouble(i -> values[i]).toArray();
  }

  private static Table table(List<Tangles> systems) {
    return Table.of(
        Column.texts("system", systems.stream().map(Tangles::system).toArray(String[]::new)),
        column("mean", systems.stream().mapToDouble(Tangles::mean).toArray()),
        column("median", systems.stream().mapToDouble(one -> one.quantile(0.5)).toArray()),
        column("90 % quantile", systems.stream().mapToDouble(one -> one.quantile(0.9)).toArray()));
  }

  private static Column column(String name, double[] values) {
    return Column.numbers(name, values).unit(UNIT);
  }
}
