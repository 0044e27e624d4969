package org.homolog.latency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.figure.Figure;
import org.homolog.figure.HistogramFigure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.latency.MatchedUnits.Pair;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Outcome;

/** How latencies are distributed, how selectivity grows, and the latencies of matched units. */
final class LatencyFigures {
  private LatencyFigures() {}

  static Outcome ofEach(LinearAlgebra algebra, List<Prepared<Latencies>> systems) {
    List<Prepared<Latencies>> shown =
        systems.stream().filter(one -> one.derived(algebra).obstacle().isEmpty()).toList();
    if (shown.isEmpty()) {
      return Outcome.of();
    }
    List<HistogramFigure.Values> latencies = new ArrayList<>();
    List<Series> shares = new ArrayList<>();
    Map<String, Table> tables = new LinkedHashMap<>();
    for (Prepared<Latencies> one : shown) {
      Latencies derived = one.derived(algebra);
      String system = one.responses().system();
      latencies.add(new HistogramFigure.Values(system, derived.seconds()));
      shares.add(Series.of(system, derived.bins(), derived.growth()));
      tables.put("Selectivity of units of " + system, table(one.responses(), derived));
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new HistogramFigure(
            "Latencies of selectivity",
            "The time at which each unit first tells the values apart; units that never do are left"
                + " out.",
            "latency (s)",
            latencies));
    figures.add(
        new LineFigure(
            "Selective units over time",
            "The share of all units that have become selective by each time.",
            "time (s)",
            "share of units",
            shares,
            false));
    return new Outcome(figures, tables);
  }

  static Outcome ofPair(
      Prepared<Latencies> reference,
      Prepared<Latencies> candidate,
      SelectivityLatencyOptions options,
      LinearAlgebra algebra) {
    Outcome each = ofEach(algebra, List.of(reference, candidate));
    Latencies own = reference.derived(algebra);
    Latencies other = candidate.derived(algebra);
    if (!own.obstacle().isEmpty()
        || !other.obstacle().isEmpty()
        || !LatencyScores.mismatch(reference.responses(), candidate.responses(), options)
            .isEmpty()) {
      return each;
    }
    List<Pair> pairs = LatencyScores.matched(reference, candidate, options, algebra);
    if (pairs.isEmpty()) {
      return each;
    }
    String ownName = reference.responses().system();
    String otherName = candidate.responses().system();
    List<String> labels =
        pairs.stream()
            .map(
                pair ->
                    reference.responses().units().get(pair.own())
                        + " / "
                        + candidate.responses().units().get(pair.other()))
            .toList();
    List<Figure> figures = new ArrayList<>(each.figures());
    figures.add(
        new ScatterFigure(
            "Latencies of matched units",
            "Each point is a pair of units that are both selective.",
            "latency in " + ownName + " (s)",
            "latency in " + otherName + " (s)",
            List.of(
                Series.of(
                    "pairs",
                    pairs.stream().mapToDouble(p -> own.seconds()[p.own()]).toArray(),
                    pairs.stream().mapToDouble(p -> other.seconds()[p.other()]).toArray(),
                    labels)),
            true));
    return new Outcome(figures, each.tables());
  }

  private static Table table(ResponseMatrix responses, Latencies latencies) {
    Matrix explained = latencies.explained();
    double[] most = new double[explained.columns()];
    for (int i = 0; i < explained.array().length; i++) {
      most[i % most.length] = Math.max(most[i % most.length], explained.array()[i]);
    }
    return Table.of(
        Column.texts("unit", responses.units().toArray(new String[0])),
        Column.numbers("latency", latencies.seconds()).unit("s"),
        Column.numbers("largest explained variance", most));
  }
}
