package org.homolog.subspace;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.homolog.geometry.PatternOptions;
import org.homolog.geometry.Prepared;
import org.homolog.spi.Comparison;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Nested;

/** The comparisons of this package held to the contract of plug-ins. */
class SubspaceContractTest {
  @Nested
  class Overlap extends PluginContractTest<PatternOptions, Prepared<Span>> {
    @Override
    protected Comparison<PatternOptions, Prepared<Span>> comparison() {
      return new EigenspaceOverlap();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(
          Invariance.UNIT_ORDER, Invariance.UNIT_ROTATION, Invariance.SCALE, Invariance.EXCHANGE);
    }
  }

  @Nested
  class OverlapCentred extends PluginContractTest<PatternOptions, Prepared<Span>> {
    @Override
    protected Comparison<PatternOptions, Prepared<Span>> comparison() {
      return new EigenspaceOverlap();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }

    @Override
    protected PatternOptions options() {
      return Options.bind(PatternOptions.class, Map.of("centre", true));
    }
  }

  @Nested
  class Explained extends PluginContractTest<ExplainedVarianceOptions, Prepared<Span>> {
    @Override
    protected Comparison<ExplainedVarianceOptions, Prepared<Span>> comparison() {
      return new ExplainedVariance();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.EXCHANGE));
    }
  }

  @Nested
  class ExplainedAdjusted extends PluginContractTest<ExplainedVarianceOptions, Prepared<Span>> {
    @Override
    protected Comparison<ExplainedVarianceOptions, Prepared<Span>> comparison() {
      return new ExplainedVariance();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.EXCHANGE));
    }

    @Override
    protected ExplainedVarianceOptions options() {
      return Options.bind(ExplainedVarianceOptions.class, Map.of("adjusted", true));
    }

    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 30, 3, 1, 6);
    }
  }

  @Nested
  class Predictors extends PluginContractTest<GulpOptions, Prepared<Span>> {
    @Override
    protected Comparison<GulpOptions, Prepared<Span>> comparison() {
      return new Gulp();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }

    @Override
    protected double tolerance() {
      return 1e-7;
    }
  }
}
