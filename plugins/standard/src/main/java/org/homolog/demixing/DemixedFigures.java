package org.homolog.demixing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.figure.Figure;
import org.homolog.figure.IntervalFigure;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Outcome;

/** How the variance of each system is shared out, as bars, and a table of its components. */
final class DemixedFigures {
  private DemixedFigures() {}

  static Outcome of(LinearAlgebra algebra, Demixing... systems) {
    List<IntervalFigure.Bar> bars = new ArrayList<>();
    Map<String, Table> tables = new LinkedHashMap<>();
    for (Demixing one : systems) {
      for (String name : one.demixed().parts().keySet()) {
        bars.add(bar(one.system() + ": " + name, one.demixed().share(name)));
      }
      if (one.obstacle().isEmpty()) {
        tables.put("Demixed components of " + one.system(), table(one.demixed(), algebra));
      }
    }
    List<Figure> figures = new ArrayList<>();
    if (!bars.isEmpty()) {
      figures.add(
          new IntervalFigure(
              "Marginalised variance",
              "The share of each system's variance that depends on time alone, on each condition"
                  + " column and on their interactions.",
              "share of variance",
              bars));
    }
    return new Outcome(figures, tables);
  }

  private static IntervalFigure.Bar bar(String label, double share) {
    double none = Double.NaN;
    return new IntervalFigure.Bar(label, share, none, none, none, none, none);
  }

  private static Table table(Demixed demixed, LinearAlgebra algebra) {
    List<String> names = new ArrayList<>();
    List<Long> numbers = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    demixed
        .parts()
        .forEach(
            (name, part) -> {
              double[] explained = part.varianceRatios(demixed.total(), algebra);
              for (int i = 0; i < explained.length; i++) {
                names.add(name);
                numbers.add(i + 1L);
                ratios.add(explained[i]);
              }
            });
    return Table.of(
        Column.texts("marginalisation", names.toArray(new String[0])),
        Column.integers("component", numbers.stream().mapToLong(Long::longValue).toArray()),
        Column.numbers(
            "share of variance", ratios.stream().mapToDouble(Double::doubleValue).toArray()));
  }
}
