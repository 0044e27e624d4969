package org.homolog.tangling;

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

/** Tangling held to the contract of plug-ins. */
class TanglingContractTest {
  abstract static class Contract extends PluginContractTest<TanglingOptions, Tangles> {
    @Override
    protected Comparison<TanglingOptions, Tangles> comparison() {
      return new Tangling();
    }

    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 9, 3, 6, 8);
    }
  }

  @Nested
  class SoftlyNormalised extends Contract {
    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.UNIT_ORDER, Invariance.OFFSET);
    }
  }

  @Nested
  class AsRecorded extends Contract {
    @Override
    protected TanglingOptions options() {
      return Options.bind(
          TanglingOptions.class, Map.of("soft-normalise", 0, "components", 3, "remove-mean", true));
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.EXCHANGE));
    }
  }
}
