package org.homolog.tensor;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.homolog.spi.Comparison;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Nested;

/** Tensor components held to the contract of plug-ins. */
class TensorComponentsContractTest {
  abstract static class Contract extends PluginContractTest<TensorOptions, ComponentFit> {
    abstract Map<String, Object> given();

    @Override
    protected Comparison<TensorOptions, ComponentFit> comparison() {
      return new TensorComponents();
    }

    @Override
    protected TensorOptions options() {
      return Options.bind(TensorOptions.class, given());
    }

    @Override
    protected NeuralSystem system(long seed) {
      return TensorComponentsTest.system(seed, seed, 8, 0.1);
    }

    @Override
    protected double tolerance() {
      return 1e-6;
    }
  }

  @Nested
  class Free extends Contract {
    @Override
    Map<String, Object> given() {
      return Map.of("normalise", false, "restarts", 4);
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.UNIT_ORDER, Invariance.UNIT_ROTATION, Invariance.SCALE);
    }
  }

  @Nested
  class NonNegative extends Contract {
    @Override
    Map<String, Object> given() {
      return Map.of("non-negative", true, "restarts", 3, "components", 2);
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.UNIT_ORDER, Invariance.SCALE);
    }
  }
}
