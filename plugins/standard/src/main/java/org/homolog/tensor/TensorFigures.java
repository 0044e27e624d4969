package org.homolog.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.figure.Figure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.MatrixFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Outcome;
import org.homolog.spi.Run;

/** Factors of one system or of two side by side, and how many components the data determine. */
final class TensorFigures {
  private static final int MOST_COMPONENTS = 10;

  private TensorFigures() {}

  static Outcome ofOne(ComponentFit one, TensorOptions options, Run run) {
    if (!one.obstacle().isEmpty()) {
      return Outcome.of();
    }
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put("Components of " + one.system(), table(one));
    List<Figure> figures = new ArrayList<>(factors(one));
    figures.add(numbers(one, options, run));
    return new Outcome(figures, tables);
  }

  static Outcome ofPair(ComponentFit reference, ComponentFit candidate) {
    List<Figure> figures = new ArrayList<>();
    Map<String, Table> tables = new LinkedHashMap<>();
    for (ComponentFit one : List.of(reference, candidate)) {
      if (one.obstacle().isEmpty()) {
        figures.addAll(factors(one));
      }
    }
    if (TensorScores.mismatch(reference, candidate).isEmpty()) {
      int[] partner = reference.best().paired(candidate.best()).partner();
      tables.put(
          "Paired components",
          Table.of(
              Column.integers(
                  "component of " + reference.system(),
                  IntStream.rangeClosed(1, partner.length).asLongStream().toArray()),
              Column.integers(
                  "component of " + candidate.system() + " (candidate)",
                  Arrays.stream(partner).mapToLong(r -> r + 1L).toArray()),
              cosines(
                  "cosine over time", reference.best().times(), candidate.best().times(), partner),
              cosines(
                  "cosine over conditions",
                  reference.best().conditions(),
                  candidate.best().conditions(),
                  partner)));
    }
    return new Outcome(figures, tables);
  }

  private static Column cosines(String name, Matrix own, Matrix other, int[] partner) {
    double[] cosines = new double[partner.length];
    for (int r = 0; r < partner.length; r++) {
      for (int row = 0; row < own.rows(); row++) {
        cosines[r] += own.get(row, r) * other.get(row, partner[r]);
      }
    }
    return Column.numbers(name, cosines);
  }

  private static List<Figure> factors(ComponentFit one) {
    ComponentModel model = one.best();
    int count = Math.min(MOST_COMPONENTS, model.weights().length);
    List<Series> series = new ArrayList<>();
    int[] shown = new int[count];
    for (int r = 0; r < count; r++) {
      shown[r] = r;
      series.add(Series.of("component " + (r + 1), one.time().seconds(), model.times().column(r)));
    }
    return List.of(
        new LineFigure(
            "Time factors of " + one.system(),
            String.format(
                Locale.ROOT,
                "How each component runs over time, the heaviest first; together they explain %.0f %% of the"
                    + " sum of squares.",
                100 * model.explained()),
            "time (s)",
            "factor (length one)",
            series,
            false),
        new MatrixFigure(
            "Condition factors of " + one.system(),
            "How strongly each condition has each component (columns of length one).",
            model.conditions().selectColumns(shown),
            one.conditions(),
            series.stream().map(Series::name).toList(),
            "factor"));
  }

  private static Figure numbers(ComponentFit one, TensorOptions options, Run run) {
    int most = Math.min(MOST_COMPONENTS, options.components());
    double[] counts = IntStream.rangeClosed(1, most).asDoubleStream().toArray();
    double[] explained = new double[most];
    double[] stability = new double[most];
    for (int k = 1; k <= most; k++) {
      ComponentFit fit = k == options.components() ? one : one.with(options.withComponents(k), run);
      explained[k - 1] = fit.best().explained();
      stability[k - 1] = fit.stability();
    }
    List<Series> series = new ArrayList<>();
    series.add(Series.of("explained share", counts, explained));
    if (one.starts() > 1) {
      series.add(Series.of("similarity of fits", counts, stability));
    }
    return new LineFigure(
        "Number of components of " + one.system(),
        "The share of the sum of squares that fits of fewer components explain, and how alike the fits"
            + " from other starts are to the best: where they differ, components are not determined.",
        "components",
        "share",
        series,
        false);
  }

  private static Table table(ComponentFit one) {
    ComponentModel model = one.best();
    int count = model.weights().length;
    return Table.of(
        Column.integers("component", IntStream.rangeClosed(1, count).asLongStream().toArray()),
        Column.numbers("weight", model.weights()));
  }
}
