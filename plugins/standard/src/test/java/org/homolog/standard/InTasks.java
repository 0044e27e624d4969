package org.homolog.standard;

import java.util.Arrays;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.system.NeuralSystem;

/** Systems whose conditions belong to three tasks, for what needs such a column. */
final class InTasks {
  private InTasks() {}

  static NeuralSystem of(NeuralSystem system) {
    Population population = system.require(Population.class);
    String[] tasks = new String[population.entryCount()];
    Arrays.setAll(tasks, i -> "task " + population.conditionOf(i) % 3);
    return NeuralSystem.builder(system.name(), system.kind())
        .facet(
            Population.class,
            Population.builder(
                    population.entries().with(Column.texts("task", tasks)), population.units())
                .name(population.name())
                .conditions(population.conditionColumns())
                .repeats("repeat")
                .time(population.time())
                .values(population.byEntry().array())
                .build())
        .build();
  }
}
