package org.homolog.study;

import java.util.Arrays;
import java.util.List;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.system.Dissimilarities;
import org.homolog.system.NeuralSystem;

/**
 * The conditions of a system: what stated systems take over.
 *
 * @param table one row per condition
 * @param labels one label per condition
 * @param columns columns whose values make the label
 */
record Conditions(Table table, List<String> labels, List<String> columns) {

  static Conditions of(NeuralSystem system) {
    if (system.facet(Population.class).isPresent()) {
      Population population = system.require(Population.class);
      return new Conditions(
          population.conditions(), population.conditionLabels(), population.conditionColumns());
    }
    Dissimilarities distances = system.require(Dissimilarities.class);
    Table table = distances.conditions();
    String[] labels = distances.labels().toArray(new String[0]);
    boolean first =
        !table.columns().isEmpty() && Arrays.equals(table.columns().get(0).texts(), labels);
    String column = first ? table.columns().get(0).name() : "condition";
    return new Conditions(
        first ? table : table.with(Column.texts(column, labels)),
        distances.labels(),
        List.of(column));
  }
}
