package org.homolog.population;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.homolog.random.CounterRandom;

/** Populations made of Gaussian numbers, for tests. */
final class Populations {
  private Populations() {}

  /**
   * Conditions c0, c1, ... with repeats in random order over bins of 0.1 s; a column "run" tells
   * repeats apart, "speed" is continuous.
   */
  static Population random(int conditions, int repeats, int times, int units) {
    return random(conditions, repeats, times, units, 1);
  }

  static Population random(int conditions, int repeats, int times, int units, long seed) {
    CounterRandom random = new CounterRandom(seed, 0);
    int entries = conditions * repeats;
    int[] order = random.permutation(entries);
    String[] condition = new String[entries];
    long[] run = new long[entries];
    double[] speed = new double[entries];
    for (int e = 0; e < entries; e++) {
      condition[e] = "c" + order[e] % conditions;
      run[e] = order[e] / conditions;
      speed[e] = 10 * random.nextDouble();
    }
    double[] values = new double[entries * times * units];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
    double[] seconds = new double[times];
    java.util.Arrays.setAll(seconds, t -> 0.05 + 0.1 * t);
    String[] unit = new String[units];
    java.util.Arrays.setAll(unit, u -> "u" + u);
    return Population.builder(
            Table.of(
                Column.texts("condition", condition),
                Column.integers("run", run),
                Column.numbers("speed", speed).unit("cm/s")),
            Table.of(Column.texts("unit", unit)))
        .name("random")
        .times(seconds)
        .conditions(List.of("condition"))
        .repeats("run")
        .valueUnit("spikes/s")
        .values(values)
        .build();
  }

  /** All labels of all axes, the conditions and what counts as a repeat. */
  static void assertSameLabels(Population one, Population other) {
    assertEquals(one.name(), other.name());
    assertEquals(one.entries(), other.entries());
    assertEquals(one.time(), other.time());
    assertEquals(one.units(), other.units());
    assertEquals(one.conditionColumns(), other.conditionColumns());
    assertEquals(one.conditionLabels(), other.conditionLabels());
    assertEquals(one.repeatColumn(), other.repeatColumn());
    assertEquals(one.sessionColumn(), other.sessionColumn());
    for (int entry = 0; entry < one.entryCount(); entry++) {
      assertEquals(one.conditionOf(entry), other.conditionOf(entry));
    }
  }
}
