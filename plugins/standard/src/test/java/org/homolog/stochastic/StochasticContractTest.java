package org.homolog.stochastic;

import java.util.EnumSet;
import java.util.List;
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
class StochasticContractTest {
  @Nested
  class Gaussian extends PluginContractTest<StochasticShapeOptions, Prepared<NoisyResponses>> {
    @Override
    protected Comparison<StochasticShapeOptions, Prepared<NoisyResponses>> comparison() {
      return new StochasticShapeMetric();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.SCALE));
    }

    @Override
    protected double tolerance() {
      return 1e-4;
    }
  }

  @Nested
  class MeansAlone extends PluginContractTest<StochasticShapeOptions, Prepared<NoisyResponses>> {
    @Override
    protected Comparison<StochasticShapeOptions, Prepared<NoisyResponses>> comparison() {
      return new StochasticShapeMetric();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.SCALE));
    }

    @Override
    protected StochasticShapeOptions options() {
      return Options.bind(StochasticShapeOptions.class, Map.of("alpha", 2, "time", "concatenate"));
    }

    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 9, 3, 4, 6);
    }

    @Override
    protected double tolerance() {
      return 1e-7;
    }
  }

  @Nested
  class Energy extends PluginContractTest<EnergyOptions, Prepared<List<Matrix>>> {
    @Override
    protected Comparison<EnergyOptions, Prepared<List<Matrix>>> comparison() {
      return new EnergyDistance();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.SCALE));
    }

    @Override
    protected double tolerance() {
      return 1e-4;
    }
  }

  @Nested
  class EnergyOfPermutedUnits extends PluginContractTest<EnergyOptions, Prepared<List<Matrix>>> {
    @Override
    protected Comparison<EnergyOptions, Prepared<List<Matrix>>> comparison() {
      return new EnergyDistance();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.UNIT_ORDER, Invariance.OFFSET);
    }

    @Override
    protected EnergyOptions options() {
      return Options.bind(EnergyOptions.class, Map.of("alignment", "permutation"));
    }

    @Override
    protected double tolerance() {
      return 1e-7;
    }
  }
}
