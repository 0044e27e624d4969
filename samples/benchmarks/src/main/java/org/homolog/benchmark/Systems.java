package org.homolog.benchmark;

import java.util.stream.IntStream;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.system.Dissimilarities;
import org.homolog.system.NeuralSystem;

/** Systems made of numbers. */
final class Systems {
  private Systems() {}

  /** A population of conditions x units. */
  static NeuralSystem population(String name, Matrix responses) {
    Population population =
        Population.builder(
                Table.of(Column.integers("condition", numbers(responses.rows()))),
                Table.of(Column.integers("unit", numbers(responses.columns()))))
            .conditions(java.util.List.of("condition"))
            .values(responses.array().clone())
            .build();
    return NeuralSystem.builder(name, NeuralSystem.Kind.SIMULATED)
        .facet(Population.class, population)
        .build();
  }

  /** Dissimilarities of so many conditions, upper triangle by rows. */
  static NeuralSystem dissimilarities(String name, int conditions, double[] values) {
    Table table = Table.of(Column.integers("condition", numbers(conditions)));
    return NeuralSystem.builder(name, NeuralSystem.Kind.SIMULATED)
        .facet(
            Dissimilarities.class,
            Dissimilarities.of(
                table,
                IntStream.range(0, conditions).mapToObj(Integer::toString).toList(),
                values,
                "given"))
        .build();
  }

  private static long[] numbers(int count) {
    return IntStream.range(0, count).asLongStream().toArray();
  }
}
