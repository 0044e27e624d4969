package org.homolog.spi.testkit;

import java.util.function.IntUnaryOperator;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.PopulationBuilder;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.system.NeuralSystem;

/** Small populations for tests, made from a seed. */
public final class SyntheticSystems {
  private SyntheticSystems() {}

  /**
   * A population whose conditions differ by a random signal, with noise on each repeat.
   *
   * @param seed the seed
   * @param conditions number of conditions, labelled c0, c1, ...
   * @param repeats entries per condition
   * @param times number of time bins
   * @param units number of units
   * @return a system with that population; repeats are told apart by column "repeat"
   */
  public static NeuralSystem random(long seed, int conditions, int repeats, int times, int units) {
    CounterRandom random = new CounterRandom(seed, 0);
    int perEntry = times * units;
    double[] signal = new double[conditions * perEntry];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = 3 + random.nextGaussian();
    }
    double[] values = new double[conditions * repeats * perEntry];
    for (int i = 0; i < values.length; i++) {
      int condition = i / perEntry / repeats;
      values[i] =
          signal[condition * perEntry + i % perEntry]
              + (repeats > 1 ? 0.5 * random.nextGaussian() : 0);
    }
    return system("random " + seed, conditions, repeats, times, units, values);
  }

  /**
   * A population with given values.
   *
   * @param name the system's name
   * @param conditions number of conditions, labelled c0, c1, ...
   * @param repeats entries per condition
   * @param times number of time bins
   * @param units number of units
   * @param values (conditions x repeats) x times x units
   * @return a system with that population; repeats are told apart by column "repeat"
   */
  public static NeuralSystem system(
      String name, int conditions, int repeats, int times, int units, double[] values) {
    Table entries =
        Table.of(
            text("condition", conditions * repeats, "c", i -> i / repeats),
            text("repeat", conditions * repeats, "r", i -> i % repeats));
    PopulationBuilder builder =
        Population.builder(entries, Table.of(text("unit", units, "u", i -> i)))
            .name(name)
            .conditions(java.util.List.of("condition"))
            .repeats("repeat")
            .values(values);
    if (times > 1) {
      double[] seconds = new double[times];
      java.util.Arrays.setAll(seconds, t -> 0.05 + 0.1 * t);
      builder.times(seconds);
    }
    return NeuralSystem.builder(name, NeuralSystem.Kind.SIMULATED)
        .facet(Population.class, builder.build())
        .build();
  }

  private static Column text(String name, int rows, String prefix, IntUnaryOperator number) {
    String[] texts = new String[rows];
    java.util.Arrays.setAll(texts, i -> prefix + number.applyAsInt(i));
    return Column.texts(name, texts);
  }
}
