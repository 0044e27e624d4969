package org.homolog.alignment;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.homolog.spi.Comparison;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Nested;

/** The alignment of principal components held to the contract of plug-ins. */
class PcaAlignmentContractTest {
  abstract static class Contract extends PluginContractTest<PcaAlignmentOptions, Components> {
    @Override
    protected Comparison<PcaAlignmentOptions, Components> comparison() {
      return new PcaAlignment();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.EXCHANGE));
    }
  }

  @Nested
  class OfConditions extends Contract {}

  @Nested
  class OfConditionsAndTime extends Contract {
    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 9, 3, 4, 6);
    }
  }

  @Nested
  class OfStandardisedUnits extends Contract {
    @Override
    protected PcaAlignmentOptions options() {
      return Options.bind(
          PcaAlignmentOptions.class, Map.of("space", "unit", "standardise", true, "components", 2));
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.SCALE, Invariance.OFFSET);
    }
  }
}
