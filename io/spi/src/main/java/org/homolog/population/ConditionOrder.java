package org.homolog.population;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The order of conditions where entries come in random order: by the numbers of their columns,
 * ascending, by named levels as these are listed, and by other texts as they first appear.
 */
final class ConditionOrder {
  private ConditionOrder() {}

  /**
   * A population with its conditions in that order; entries stay where they are.
   *
   * @param population the population
   * @param levels column to its levels in order, for columns of text that have an order
   */
  static Population sorted(Population population, Map<String, List<String>> levels) {
    Table table = population.conditions();
    Comparator<Integer> order = Comparator.comparing(row -> 0);
    for (String name : population.conditionColumns()) {
      Column column = table.column(name);
      List<String> known = levels.getOrDefault(name, List.copyOf(column.levels().keySet()));
      order =
          order.thenComparingDouble(
              row -> column.isNumeric() ? column.number(row) : known.indexOf(column.text(row)));
    }
    int[] sorted =
        IntStream.range(0, table.rows())
            .boxed()
            .sorted(order)
            .mapToInt(Integer::intValue)
            .toArray();
    int[] places = new int[sorted.length];
    IntStream.range(0, sorted.length).forEach(place -> places[sorted[place]] = place);
    int[] conditionOf = new int[population.entryCount()];
    Arrays.setAll(conditionOf, entry -> places[population.conditionOf(entry)]);
    List<String> labels =
        Arrays.stream(sorted).mapToObj(population.conditionLabels()::get).toList();
    return population.toBuilder().grouped(labels, conditionOf);
  }
}
