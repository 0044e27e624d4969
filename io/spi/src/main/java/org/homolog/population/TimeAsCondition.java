package org.homolog.population;

import java.util.ArrayList;
import java.util.List;

/** Time bins that become entries of their own. */
final class TimeAsCondition {
  private TimeAsCondition() {}

  static Population of(Population population) {
    int times = population.timeCount();
    Column bins = population.time().column(Population.SECONDS);
    int[] repeated = new int[population.entryCount() * times];
    int[] groups = new int[repeated.length];
    double[] seconds = new double[repeated.length];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = i / times;
      groups[i] = population.conditionOf(i / times) * times + i % times;
      seconds[i] = bins.number(i % times);
    }
    List<String> expanded = new ArrayList<>();
    for (String label : population.conditionLabels()) {
      for (int t = 0; t < times; t++) {
        expanded.add(label + " | " + bins.text(t));
      }
    }
    List<String> columns = new ArrayList<>(population.conditionColumns());
    columns.add(Population.SECONDS);
    Column stamps = Column.numbers(Population.SECONDS, seconds).unit("s");
    return population.toBuilder()
        .entries(population.entries().select(repeated).with(stamps))
        .time(PopulationBuilder.STATIC)
        .conditions(columns)
        .source(Views.bins(population::read, times, population.unitCount()))
        .grouped(expanded, groups);
  }
}
