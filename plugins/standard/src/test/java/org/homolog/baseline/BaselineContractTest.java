package org.homolog.baseline;

import java.util.EnumSet;
import java.util.Set;
import org.homolog.geometry.Prepared;
import org.homolog.spi.Comparison;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Nested;

/** Dimensionality held to the contract of plug-ins. */
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
}
