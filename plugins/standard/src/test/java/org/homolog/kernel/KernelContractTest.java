package org.homolog.kernel;

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

/** The comparisons of this package held to the contract of plug-ins. */
class KernelContractTest {
  @Nested
  class LinearUnbiased extends PluginContractTest<CkaOptions, PreparedKernel> {
    @Override
    protected Comparison<CkaOptions, PreparedKernel> comparison() {
      return new Cka();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }
  }

  @Nested
  class LinearUnbiasedOfFewUnits extends PluginContractTest<CkaOptions, PreparedKernel> {
    @Override
    protected Comparison<CkaOptions, PreparedKernel> comparison() {
      return new Cka();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }

    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 30, 3, 1, 6);
    }
  }

  @Nested
  class LinearBiasedOverTime extends PluginContractTest<CkaOptions, PreparedKernel> {
    @Override
    protected Comparison<CkaOptions, PreparedKernel> comparison() {
      return new Cka();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }

    @Override
    protected CkaOptions options() {
      return Options.bind(CkaOptions.class, Map.of("unbiased", false, "time", "separate"));
    }

    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 9, 3, 4, 6);
    }
  }

  @Nested
  class RbfUnbiased extends PluginContractTest<CkaOptions, PreparedKernel> {
    @Override
    protected Comparison<CkaOptions, PreparedKernel> comparison() {
      return new Cka();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }

    @Override
    protected CkaOptions options() {
      return Options.bind(CkaOptions.class, Map.of("kernel", "rbf"));
    }
  }

  @Nested
  class RbfOfFixedWidth extends PluginContractTest<CkaOptions, PreparedKernel> {
    @Override
    protected Comparison<CkaOptions, PreparedKernel> comparison() {
      return new Cka();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.SCALE));
    }

    @Override
    protected CkaOptions options() {
      return Options.bind(
          CkaOptions.class,
          Map.of("kernel", "rbf", "bandwidth", "one", "factor", 3, "unbiased", false));
    }
  }

  @Nested
  class Rv extends PluginContractTest<RvOptions, PreparedKernel> {
    @Override
    protected Comparison<RvOptions, PreparedKernel> comparison() {
      return new RvCoefficient();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }
  }

  @Nested
  class RvModified extends PluginContractTest<RvOptions, PreparedKernel> {
    @Override
    protected Comparison<RvOptions, PreparedKernel> comparison() {
      return new RvCoefficient();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }

    @Override
    protected RvOptions options() {
      return Options.bind(RvOptions.class, Map.of("modified", true));
    }
  }

  @Nested
  class DistanceUnbiased extends PluginContractTest<DistanceCorrelationOptions, PreparedKernel> {
    @Override
    protected Comparison<DistanceCorrelationOptions, PreparedKernel> comparison() {
      return new DistanceCorrelation();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }
  }

  @Nested
  class DistanceBiased extends PluginContractTest<DistanceCorrelationOptions, PreparedKernel> {
    @Override
    protected Comparison<DistanceCorrelationOptions, PreparedKernel> comparison() {
      return new DistanceCorrelation();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }

    @Override
    protected DistanceCorrelationOptions options() {
      return Options.bind(
          DistanceCorrelationOptions.class, Map.of("unbiased", false, "time", "average"));
    }

    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 9, 3, 4, 6);
    }
  }
}
