package org.homolog.rotation;

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

/** jPCA held to the contract of plug-ins. */
class JpcaContractTest {
  abstract static class Contract extends PluginContractTest<JpcaOptions, Rotations> {
    @Override
    protected Comparison<JpcaOptions, Rotations> comparison() {
      return new Jpca();
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
    protected JpcaOptions options() {
      return Options.bind(
          JpcaOptions.class, Map.of("soft-normalise", 0, "components", 4, "planes", 1));
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.EXCHANGE));
    }
  }

  @Nested
  class WithTheMeanOverConditions extends Contract {
    @Override
    protected JpcaOptions options() {
      return Options.bind(JpcaOptions.class, Map.of("remove-mean", false, "components", 5));
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.UNIT_ORDER, Invariance.OFFSET);
    }
  }
}
