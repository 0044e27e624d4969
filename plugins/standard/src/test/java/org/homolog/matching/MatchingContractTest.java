package org.homolog.matching;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.homolog.geometry.Prepared;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Comparison;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Nested;

/** The comparisons of this package held to the contract of plug-ins. */
class MatchingContractTest {
  @Nested
  class OneToOne extends PluginContractTest<MatchingOptions, Prepared<Matrix>> {
    @Override
    protected Comparison<MatchingOptions, Prepared<Matrix>> comparison() {
      return new OneToOneMatching();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.UNIT_ROTATION));
    }
  }

  @Nested
  class OneToOneOverTime extends PluginContractTest<MatchingOptions, Prepared<Matrix>> {
    @Override
    protected Comparison<MatchingOptions, Prepared<Matrix>> comparison() {
      return new OneToOneMatching();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.UNIT_ROTATION));
    }

    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 9, 3, 4, 6);
    }
  }

  @Nested
  class Soft extends PluginContractTest<MatchingOptions, Prepared<Matrix>> {
    @Override
    protected Comparison<MatchingOptions, Prepared<Matrix>> comparison() {
      return new SoftMatching();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.UNIT_ORDER, Invariance.SCALE, Invariance.OFFSET);
    }

    @Override
    protected MatchingOptions options() {
      return Options.bind(MatchingOptions.class, Map.of("time", "average"));
    }

    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 9, 3, 4, 6);
    }
  }
}
