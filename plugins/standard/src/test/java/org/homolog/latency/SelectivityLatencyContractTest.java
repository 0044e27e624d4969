package org.homolog.latency;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.homolog.geometry.Prepared;
import org.homolog.spi.Comparison;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Nested;

/** Latencies of selectivity held to the contract of plug-ins. */
class SelectivityLatencyContractTest {
  abstract static class Contract
      extends PluginContractTest<SelectivityLatencyOptions, Prepared<Latencies>> {
    @Override
    protected Comparison<SelectivityLatencyOptions, Prepared<Latencies>> comparison() {
      return new SelectivityLatency();
    }

    @Override
    protected NeuralSystem system(long seed) {
      int[] onsets = new int[6];
      java.util.Arrays.setAll(onsets, u -> (int) ((u * (1 + seed % 3) + seed) % 9));
      return SelectivityLatencyTest.stepping("stepping " + seed, onsets, 10, 0.3, seed);
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.UNIT_ORDER, Invariance.SCALE, Invariance.OFFSET);
    }
  }

  @Nested
  class OfConditions extends Contract {}

  @Nested
  class OfAColumn extends Contract {
    @Override
    protected SelectivityLatencyOptions options() {
      return Options.bind(
          SelectivityLatencyOptions.class,
          Map.of(
              "column",
              "choice",
              "matching",
              "labels",
              "control",
              "each-bin",
              "consecutive",
              2,
              "alpha",
              0.02,
              "permutations",
              99));
    }
  }
}
