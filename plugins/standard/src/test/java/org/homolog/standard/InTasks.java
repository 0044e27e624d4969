package org.homolog.standard;

import java.util.Arrays;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.system.NeuralSystem;

/**
 * Systems whose conditions belong to three tasks, and whose trials were answered, for what needs
 * such columns.
 */
final class InTasks {
  private InTasks() {}

  static NeuralSystem of(NeuralSystem system) {
    Population population = system.require(Population.class);
    String[] tasks = new String[population.entryCount()];
    Arrays.setAll(tasks, i -> "task " + population.conditionOf(i) % 3);
    double[] strengths = new double[tasks.length];
    Arrays.setAll(strengths, i -> population.conditionOf(i) - 10);
    double[] first = population.byEntry().column(0);
    long[] correct = new long[tasks.length];
    Arrays.setAll(correct, i -> first[i] > 2.6 ? 1 : 0);
    String[] answers = new String[tasks.length];
    Arrays.setAll(answers, i -> first[i] + 0.2 * strengths[i] > 3 ? "right" : "left");
    return NeuralSystem.builder(system.name(), system.kind())
        .facet(
            Population.class,
            Population.builder(
                    population
                        .entries()
                        .with(Column.texts("task", tasks))
                        .with(Column.numbers("strength", strengths))
                        .with(Column.integers("correct", correct))
                        .with(Column.texts("answered", answers)),
                    population.units())
                .name(population.name())
                .conditions(population.conditionColumns())
                .repeats("repeat")
                .time(population.time())
                .values(population.byEntry().array())
                .build())
        .build();
  }
}
