package org.homolog.lesion;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.homolog.geometry.Prepared;
import org.homolog.spi.Comparison;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.junit.jupiter.api.Nested;

/** Decoding without some units held to the contract of plug-ins. */
class LeaveOutContractTest {
  abstract static class Contract
      extends PluginContractTest<LeaveOutOptions, Prepared<EffectProfile>> {
    @Override
    protected Comparison<LeaveOutOptions, Prepared<EffectProfile>> comparison() {
      return new LeaveOut();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.UNIT_ORDER, Invariance.OFFSET, Invariance.SCALE);
    }
  }

  @Nested
  class Refitted extends Contract {
    @Override
    protected LeaveOutOptions options() {
      return Options.bind(LeaveOutOptions.class, Map.of("random-sets", 0));
    }
  }

  @Nested
  class FrozenByError extends Contract {
    @Override
    protected LeaveOutOptions options() {
      return Options.bind(
          LeaveOutOptions.class,
          Map.of("random-sets", 0, "decoder", "frozen", "effect", "error", "time", "concatenate"));
    }
  }

  @Nested
  class WithRandomSets extends Contract {
    @Override
    protected Set<Invariance> invariances() {
      // Random sets are drawn by the units' places.
      return EnumSet.of(Invariance.OFFSET, Invariance.SCALE);
    }
  }
}
