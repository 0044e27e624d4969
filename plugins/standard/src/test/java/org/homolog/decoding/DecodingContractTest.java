package org.homolog.decoding;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homolog.geometry.ColumnedSystems;
import org.homolog.geometry.Prepared;
import org.homolog.population.Population;
import org.homolog.spi.Comparison;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Nested;

/** The comparisons of this package held to the contract of plug-ins. */
class DecodingContractTest {
  @Nested
  class AtOnce extends PluginContractTest<DecodingOptions, Prepared<Accuracy>> {
    @Override
    protected Comparison<DecodingOptions, Prepared<Accuracy>> comparison() {
      return new Decoding();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(
          Invariance.UNIT_ORDER, Invariance.UNIT_ROTATION, Invariance.SCALE, Invariance.OFFSET);
    }

    @Override
    protected DecodingOptions options() {
      return Options.bind(DecodingOptions.class, Map.of("column", "", "folds", 3));
    }

    @Override
    protected NeuralSystem system(long seed) {
      if (seed == 1) {
        return SyntheticSystems.random(seed, 9, 3, 1, 6);
      }
      double[] noise =
          SyntheticSystems.random(seed, 27, 1, 1, 6).require(Population.class).byEntry().array();
      return SyntheticSystems.system("noise " + seed, 9, 3, 1, 6, noise);
    }
  }

  abstract static class OverTime
      extends PluginContractTest<TemporalGeneralisationOptions, Generalising> {
    @Override
    protected Comparison<TemporalGeneralisationOptions, Generalising> comparison() {
      return new TemporalGeneralisation();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(
          Invariance.UNIT_ORDER, Invariance.UNIT_ROTATION, Invariance.SCALE, Invariance.OFFSET);
    }
  }

  @Nested
  class OfConditionsOverTime extends OverTime {
    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 9, 3, 4, 6);
    }
  }

  @Nested
  class OfAColumnOverTime extends OverTime {
    @Override
    protected TemporalGeneralisationOptions options() {
      return Options.bind(
          TemporalGeneralisationOptions.class, Map.of("column", "choice", "folds", 3));
    }

    @Override
    protected NeuralSystem system(long seed) {
      double[] values =
          SyntheticSystems.random(seed, 12, 3, 5, 6).require(Population.class).byEntry().array();
      for (int i = 0; i < values.length; i++) {
        values[i] += i / 90 % 2 == 0 && i % 30 / 6 > 1 + seed % 2 ? 1.5 : 0;
      }
      return ColumnedSystems.of(
          "choosing " + seed,
          List.of(ColumnedSystems.alternating("choice", 12, "left", "right")),
          3,
          5,
          6,
          values);
    }
  }
}
