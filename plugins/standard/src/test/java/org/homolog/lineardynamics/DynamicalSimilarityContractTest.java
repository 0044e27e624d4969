package org.homolog.lineardynamics;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.homolog.geometry.Prepared;
import org.homolog.spi.Comparison;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Nested;

/** Dynamical similarity held to the contract of plug-ins. */
class DynamicalSimilarityContractTest {
  abstract static class OfCourses
      extends PluginContractTest<DynamicalSimilarityOptions, Prepared<LinearDynamics>> {
    abstract Map<String, Object> given();

    @Override
    protected Comparison<DynamicalSimilarityOptions, Prepared<LinearDynamics>> comparison() {
      return new DynamicalSimilarity();
    }

    @Override
    protected DynamicalSimilarityOptions options() {
      return Options.bind(DynamicalSimilarityOptions.class, given());
    }

    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 9, 3, 12, 6);
    }

    @Override
    protected double tolerance() {
      return 1e-7;
    }
  }

  @Nested
  class Angular extends OfCourses {
    @Override
    Map<String, Object> given() {
      return Map.of("rank", 4);
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.OFFSET));
    }
  }

  @Nested
  class Euclidean extends OfCourses {
    @Override
    Map<String, Object> given() {
      return Map.of(
          "rank", 3, "distance", "euclidean", "centre", true, "interval", 2, "ridge", 0.1);
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }
  }

  @Nested
  class Wasserstein extends OfCourses {
    @Override
    Map<String, Object> given() {
      return Map.of(
          "rank", 5, "distance", "wasserstein", "repeats", "separate", "centre", true, "delays", 2);
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }
  }
}
