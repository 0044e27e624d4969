package org.homolog.canonical;

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

/** The comparisons of this package held to the contract of plug-ins. */
class CanonicalContractTest {
  @Nested
  class CrossValidated extends PluginContractTest<CcaOptions, Prepared<Variates>> {
    @Override
    protected Comparison<CcaOptions, Prepared<Variates>> comparison() {
      return new Cca();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }

    @Override
    protected CcaOptions options() {
      return Options.bind(CcaOptions.class, Map.of("folds", 3));
    }

    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 30, 3, 1, 6);
    }

    @Override
    protected double tolerance() {
      return 1e-7;
    }
  }

  @Nested
  class Raw extends PluginContractTest<CcaOptions, Prepared<Variates>> {
    @Override
    protected Comparison<CcaOptions, Prepared<Variates>> comparison() {
      return new Cca();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }

    @Override
    protected CcaOptions options() {
      return Options.bind(CcaOptions.class, Map.of("estimate", "raw"));
    }
  }

  @Nested
  class Debiased extends PluginContractTest<CcaOptions, Prepared<Variates>> {
    @Override
    protected Comparison<CcaOptions, Prepared<Variates>> comparison() {
      return new Cca();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.EXCHANGE));
    }

    @Override
    protected CcaOptions options() {
      return Options.bind(
          CcaOptions.class, Map.of("estimate", "permutation-debiased", "permutations", 5));
    }

    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 30, 3, 1, 6);
    }

    @Override
    protected boolean conditionOrderMatters() {
      return true;
    }
  }

  @Nested
  class SvccaCrossValidated extends PluginContractTest<SvccaOptions, Prepared<Variates>> {
    @Override
    protected Comparison<SvccaOptions, Prepared<Variates>> comparison() {
      return new Svcca();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }

    @Override
    protected SvccaOptions options() {
      return Options.bind(SvccaOptions.class, Map.of("variance", 0.8, "folds", 4));
    }

    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 30, 3, 1, 6);
    }

    @Override
    protected double tolerance() {
      return 1e-7;
    }
  }

  @Nested
  class SvccaRaw extends PluginContractTest<SvccaOptions, Prepared<Variates>> {
    @Override
    protected Comparison<SvccaOptions, Prepared<Variates>> comparison() {
      return new Svcca();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }

    @Override
    protected SvccaOptions options() {
      return Options.bind(
          SvccaOptions.class, Map.of("variance", 0.8, "estimate", "raw", "time", "separate"));
    }

    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 9, 3, 4, 6);
    }
  }

  @Nested
  class PwccaCrossValidated extends PluginContractTest<PwccaOptions, Prepared<Variates>> {
    @Override
    protected Comparison<PwccaOptions, Prepared<Variates>> comparison() {
      return new Pwcca();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.UNIT_ORDER, Invariance.SCALE, Invariance.OFFSET);
    }

    @Override
    protected PwccaOptions options() {
      return Options.bind(PwccaOptions.class, Map.of("folds", 3));
    }

    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 30, 3, 1, 6);
    }

    @Override
    protected double tolerance() {
      return 1e-7;
    }
  }

  @Nested
  class PwccaRaw extends PluginContractTest<PwccaOptions, Prepared<Variates>> {
    @Override
    protected Comparison<PwccaOptions, Prepared<Variates>> comparison() {
      return new Pwcca();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.UNIT_ORDER, Invariance.SCALE, Invariance.OFFSET);
    }

    @Override
    protected PwccaOptions options() {
      return Options.bind(PwccaOptions.class, Map.of("estimate", "raw"));
    }

    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 30, 3, 1, 6);
    }
  }

  @Nested
  class PwccaOfGoogle extends PluginContractTest<PwccaOptions, Prepared<Variates>> {
    @Override
    protected Comparison<PwccaOptions, Prepared<Variates>> comparison() {
      return new Pwcca();
    }

    @Override
    protected Set<Invariance> invariances() {
      return Set.of();
    }

    @Override
    protected PwccaOptions options() {
      return Options.bind(PwccaOptions.class, Map.of("estimate", "raw", "weights", "google"));
    }

    @Override
    protected NeuralSystem system(long seed) {
      return SyntheticSystems.random(seed, 30, 3, 1, 6);
    }

    @Override
    protected boolean conditionOrderMatters() {
      return true;
    }
  }
}
