package org.homolog.tuning;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homolog.geometry.Prepared;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.spi.Comparison;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Nested;

/** Tuning and task variance held to the contract of plug-ins. */
class TuningContractTest {
  /** Nine conditions as three tasks of three, or as three rows and columns of a grid. */
  static NeuralSystem inTasks(long seed, int times) {
    NeuralSystem plain = SyntheticSystems.random(seed, 9, 3, times, 6);
    Population population = plain.require(Population.class);
    int entries = population.entryCount();
    String[] task = new String[entries];
    String[] place = new String[entries];
    for (int i = 0; i < entries; i++) {
      int condition = population.conditionOf(i);
      task[i] = "task " + condition / 3;
      place[i] = "place " + condition % 3;
    }
    Table table =
        population
            .entries()
            .with(List.of(Column.texts("task", task), Column.texts("place", place)));
    return NeuralSystem.builder(plain.name(), plain.kind())
        .facet(
            Population.class,
            Population.builder(table, population.units())
                .name(plain.name())
                .conditions(List.of("condition"))
                .repeats("repeat")
                .time(population.time())
                .values(population.byEntry().array())
                .build())
        .build();
  }

  abstract static class OfUnits extends PluginContractTest<TuningOptions, Prepared<TuningProfile>> {
    @Override
    protected Comparison<TuningOptions, Prepared<TuningProfile>> comparison() {
      return new Tuning();
    }

    @Override
    protected double tolerance() {
      // The floor under d' is in units of the responses.
      return 1e-6;
    }
  }

  @Nested
  class OfConditions extends OfUnits {
    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.UNIT_ORDER, Invariance.SCALE);
    }
  }

  @Nested
  class Mixed extends OfUnits {
    @Override
    protected NeuralSystem system(long seed) {
      return inTasks(seed, 1);
    }

    @Override
    protected TuningOptions options() {
      return Options.bind(TuningOptions.class, Map.of("column", "task", "second", "place"));
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.UNIT_ORDER, Invariance.SCALE);
    }
  }

  abstract static class OfTasks extends PluginContractTest<TaskVarianceOptions, TaskProfile> {
    @Override
    protected Comparison<TaskVarianceOptions, TaskProfile> comparison() {
      return new TaskVarianceComparison();
    }

    @Override
    protected NeuralSystem system(long seed) {
      return inTasks(seed, 4);
    }
  }

  @Nested
  class ByWard extends OfTasks {
    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.UNIT_ORDER, Invariance.SCALE, Invariance.OFFSET);
    }
  }

  @Nested
  class ByKMeans extends OfTasks {
    @Override
    protected TaskVarianceOptions options() {
      return Options.bind(TaskVarianceOptions.class, Map.of("method", "k-means"));
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.SCALE, Invariance.OFFSET);
    }
  }
}
