package org.homolog.resample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.run.HostRun;
import org.homolog.spi.Design;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/** Systems made of Gaussian numbers, for tests. */
public final class Simulated {
  private Simulated() {}

  /** Independent responses without repeats. */
  public static NeuralSystem noise(String name, long seed, int conditions, int units) {
    return repeated(name, seed, conditions, 1, units, seed, 0);
  }

  /**
   * A signal shared by those with the same signal seed, and repeats with noise of their own.
   * Repeats are crossed with conditions and named in column "repeat".
   */
  public static NeuralSystem repeated(
      String name,
      long signalSeed,
      int conditions,
      int repeats,
      int units,
      long seed,
      double noise) {
    double[] means = new double[conditions * units];
    for (int unit = 0; unit < units; unit++) {
      CounterRandom signal = new CounterRandom(signalSeed, 10 + unit);
      for (int condition = 0; condition < conditions; condition++) {
        means[condition * units + unit] = signal.nextGaussian();
      }
    }
    CounterRandom own = new CounterRandom(seed, 2);
    double[] values = new double[conditions * repeats * units];
    for (int i = 0; i < values.length; i++) {
      int condition = i / units / repeats;
      values[i] = means[condition * units + i % units] + noise * own.nextGaussian();
    }
    int entries = conditions * repeats;
    return system(
        name,
        Population.builder(
                Table.of(
                    Column.texts("condition", labels(entries, e -> "c" + e / repeats)),
                    Column.texts("repeat", labels(entries, e -> "r" + e % repeats))),
                units(units))
            .name(name)
            .conditions(List.of("condition"))
            .repeats("repeat")
            .values(values)
            .build());
  }

  public static Table units(int units) {
    return Table.of(Column.texts("unit", labels(units, u -> "u" + u)));
  }

  public static String[] labels(int count, IntFunction<String> label) {
    return IntStream.range(0, count).mapToObj(label).toArray(String[]::new);
  }

  public static NeuralSystem system(String name, Population population) {
    return NeuralSystem.builder(name, NeuralSystem.Kind.SIMULATED)
        .facet(Population.class, population)
        .build();
  }

  /** Members that share a signal. */
  public static Cohort cohort(String name, long signal, int members, int conditions, double noise) {
    List<NeuralSystem> systems = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      systems.add(repeated(name + i, signal, conditions, 1, 15, 1000 * signal + i, noise));
    }
    return new Cohort(name, "subject", systems);
  }

  public static Design design(int conditions) {
    return new Design(List.of(labels(conditions, i -> "c" + i)));
  }

  /** A run without algebra. */
  public static HostRun run(int threads) {
    return HostRun.of(
        5,
        threads,
        () -> {
          throw new IllegalStateException("no algebra is needed here");
        });
  }
}
