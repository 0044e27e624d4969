package org.homolog.baseline;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
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
class BaselineContractTest {
  @Nested
  class Dimensions
      extends PluginContractTest<DimensionalityOptions, Prepared<Dimensionality.Spectrum>> {
    @Override
    protected Comparison<DimensionalityOptions, Prepared<Dimensionality.Spectrum>> comparison() {
      return new Dimensionality();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(
          Invariance.UNIT_ORDER, Invariance.UNIT_ROTATION, Invariance.SCALE, Invariance.OFFSET);
    }

    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 9, 3, 4, 6);
    }
  }

  @Nested
  class OfConditions extends PluginContractTest<DecodingOptions, Prepared<Accuracy>> {
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
}
