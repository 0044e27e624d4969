package org.homolog.demixing;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homolog.spi.Comparison;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Nested;

/** Demixed components held to the contract of plug-ins. */
class DemixedPcaContractTest {
  abstract static class Contract extends PluginContractTest<DemixedPcaOptions, Demixing> {
    @Override
    protected Comparison<DemixedPcaOptions, Demixing> comparison() {
      return new DemixedPca();
    }
  }

  @Nested
  class OfConditions extends Contract {
    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 9, 3, 5, 6);
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.EXCHANGE));
    }
  }

  @Nested
  class OfCrossedColumns extends Contract {
    @Override
    protected NeuralSystem system(long seed) {
      return DemixedPcaTest.crossed(seed, 4, 6);
    }

    @Override
    protected DemixedPcaOptions options() {
      return Options.bind(
          DemixedPcaOptions.class,
          Map.of(
              "columns",
              List.of("stimulus", "choice"),
              "with-time",
              false,
              "components",
              1,
              "regulariser",
              1e-4));
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.UNIT_ORDER, Invariance.UNIT_ROTATION, Invariance.OFFSET);
    }
  }
}
