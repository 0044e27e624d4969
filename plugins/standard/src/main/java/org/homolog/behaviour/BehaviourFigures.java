package org.homolog.behaviour;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.figure.Figure;
import org.homolog.figure.MatrixFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Options;
import org.homolog.spi.Outcome;

/** How well two systems do in each condition. */
final class BehaviourFigures {
  private BehaviourFigures() {}

  static Outcome accuracies(Behaviour reference, Behaviour candidate) {
    return sideBySide(
        reference,
        candidate,
        reference.accuracies(),
        candidate.accuracies(),
        reference.labels(),
        "share answered rightly");
  }

  static Outcome patterns(
      Behaviour reference,
      Behaviour candidate,
      double[] one,
      double[] other,
      List<String> objects,
      ErrorPatternOptions options) {
    if (!options.pattern().isSensitivity()) {
      return accuracies(reference, candidate);
    }
    String measure = "d' (" + Options.kebab(options.pattern().name()) + ")";
    if (!options.pattern().hasEachAlternative()) {
      return sideBySide(reference, candidate, one, other, reference.labels(), measure);
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(each(reference, one, objects, measure));
    figures.add(each(candidate, other, objects, measure));
    figures.add(scatter(reference, candidate, one, other, List.of(), measure));
    return new Outcome(figures, Map.of());
  }

  private static Figure each(
      Behaviour behaviour, double[] pattern, List<String> objects, String measure) {
    return new MatrixFigure(
        "Errors of " + behaviour.system(),
        "Sensitivity to each stimulus (row) against each other object (column).",
        Matrix.of(behaviour.size(), objects.size(), pattern.clone()),
        behaviour.labels(),
        objects,
        measure);
  }

  private static Outcome sideBySide(
      Behaviour reference,
      Behaviour candidate,
      double[] one,
      double[] other,
      List<String> labels,
      String measure) {
    int size = labels.size();
    double[] both = new double[2 * size];
    System.arraycopy(one, 0, both, 0, size);
    System.arraycopy(other, 0, both, size, size);
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new MatrixFigure(
            "Errors by condition",
            "How well each system does in each condition: " + measure + ".",
            Matrix.of(2, size, both),
            List.of(reference.system(), candidate.system()),
            labels,
            measure));
    figures.add(scatter(reference, candidate, one, other, labels, measure));
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put(
        "Behaviour by condition",
        Table.of(
            Column.texts("condition", labels.toArray(String[]::new)),
            Column.numbers("reference", one),
            Column.numbers("candidate", other),
            trials("reference trials", reference),
            trials("candidate trials", candidate)));
    return new Outcome(figures, tables);
  }

  private static Column trials(String name, Behaviour one) {
    return Column.integers(
        name, IntStream.range(0, one.size()).mapToLong(i -> one.trials(i).size()).toArray());
  }

  private static Figure scatter(
      Behaviour reference,
      Behaviour candidate,
      double[] one,
      double[] other,
      List<String> labels,
      String measure) {
    int[] both =
        IntStream.range(0, one.length)
            .filter(i -> Double.isFinite(one[i]) && Double.isFinite(other[i]))
            .toArray();
    return new ScatterFigure(
        "The same conditions for both systems",
        "Each point is a condition: how well the reference does (right) and the candidate (up), as "
            + measure
            + ". Conditions that lack a value on one side are left out.",
        reference.system(),
        candidate.system(),
        List.of(
            Series.of(
                "conditions",
                IntStream.of(both).mapToDouble(i -> one[i]).toArray(),
                IntStream.of(both).mapToDouble(i -> other[i]).toArray(),
                labels.isEmpty() ? labels : IntStream.of(both).mapToObj(labels::get).toList())),
        true);
  }
}
