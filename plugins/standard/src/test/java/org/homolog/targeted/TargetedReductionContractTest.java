package org.homolog.targeted;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homolog.geometry.Prepared;
import org.homolog.spi.Comparison;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Nested;

/** Targeted dimensionality reduction held to the contract of plug-ins. */
class TargetedReductionContractTest {
  abstract static class Contract
      extends PluginContractTest<TargetedReductionOptions, Prepared<TargetedAxes>> {
    abstract Map<String, Object> given();

    @Override
    protected Comparison<TargetedReductionOptions, Prepared<TargetedAxes>> comparison() {
      return new TargetedReduction();
    }

    @Override
    protected TargetedReductionOptions options() {
      return Options.bind(TargetedReductionOptions.class, given());
    }

    @Override
    protected NeuralSystem system(long seed) {
      return TargetedReductionTest.deciding("deciding " + seed, 7, 0.5, seed);
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.UNIT_ORDER, Invariance.SCALE, Invariance.OFFSET);
    }
  }

  @Nested
  class OfTwoVariables extends Contract {
    @Override
    Map<String, Object> given() {
      return Map.of("columns", List.of("choice", "motion"), "components", 4);
    }
  }

  @Nested
  class OfOneVariableWithoutMean extends Contract {
    @Override
    Map<String, Object> given() {
      return Map.of("columns", List.of("motion"), "remove-mean", true);
    }
  }
}
