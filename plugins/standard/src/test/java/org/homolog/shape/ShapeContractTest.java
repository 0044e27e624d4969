package org.homolog.shape;

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
class ShapeContractTest {
  @Nested
  class Angular extends PluginContractTest<ShapeMetricOptions, Prepared<Shape>> {
    @Override
    protected Comparison<ShapeMetricOptions, Prepared<Shape>> comparison() {
      return new ShapeMetric();
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

  @Nested
  class EuclideanOverTime extends PluginContractTest<ShapeMetricOptions, Prepared<Shape>> {
    @Override
    protected Comparison<ShapeMetricOptions, Prepared<Shape>> comparison() {
      return new ShapeMetric();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.SCALE));
    }

    @Override
    protected ShapeMetricOptions options() {
      return Options.bind(
          ShapeMetricOptions.class, Map.of("ground", "euclidean", "time", "average"));
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
  class PartlyWhitened extends PluginContractTest<ShapeMetricOptions, Prepared<Shape>> {
    @Override
    protected Comparison<ShapeMetricOptions, Prepared<Shape>> comparison() {
      return new ShapeMetric();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.SCALE));
    }

    @Override
    protected ShapeMetricOptions options() {
      return Options.bind(ShapeMetricOptions.class, Map.of("alpha", 0.5));
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
  class Whitened extends PluginContractTest<ShapeMetricOptions, Prepared<Shape>> {
    @Override
    protected Comparison<ShapeMetricOptions, Prepared<Shape>> comparison() {
      return new ShapeMetric();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }

    @Override
    protected ShapeMetricOptions options() {
      return Options.bind(ShapeMetricOptions.class, Map.of("alpha", 0));
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
  class Permuted extends PluginContractTest<ShapeMetricOptions, Prepared<Shape>> {
    @Override
    protected Comparison<ShapeMetricOptions, Prepared<Shape>> comparison() {
      return new ShapeMetric();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.UNIT_ROTATION));
    }

    @Override
    protected ShapeMetricOptions options() {
      return Options.bind(ShapeMetricOptions.class, Map.of("alignment", "permutation"));
    }

    @Override
    protected double tolerance() {
      return 1e-7;
    }
  }

  @Nested
  class HeldOut extends PluginContractTest<ShapeMetricOptions, Prepared<Shape>> {
    @Override
    protected Comparison<ShapeMetricOptions, Prepared<Shape>> comparison() {
      return new ShapeMetric();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }

    @Override
    protected ShapeMetricOptions options() {
      return Options.bind(ShapeMetricOptions.class, Map.of("folds", 4));
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
  class HeldOutOfManyUnits extends PluginContractTest<ShapeMetricOptions, Prepared<Shape>> {
    @Override
    protected Comparison<ShapeMetricOptions, Prepared<Shape>> comparison() {
      return new ShapeMetric();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }

    @Override
    protected ShapeMetricOptions options() {
      return Options.bind(
          ShapeMetricOptions.class, Map.of("folds", 3, "unit-norm", true, "time", "concatenate"));
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
  class PermutedHeldOut extends PluginContractTest<ShapeMetricOptions, Prepared<Shape>> {
    @Override
    protected Comparison<ShapeMetricOptions, Prepared<Shape>> comparison() {
      return new ShapeMetric();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.UNIT_ORDER, Invariance.OFFSET, Invariance.EXCHANGE);
    }

    @Override
    protected ShapeMetricOptions options() {
      return Options.bind(
          ShapeMetricOptions.class,
          Map.of("alignment", "permutation", "folds", 4, "ground", "euclidean"));
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
  class ProcrustesDistance extends PluginContractTest<ProcrustesOptions, Prepared<Shape>> {
    @Override
    protected Comparison<ProcrustesOptions, Prepared<Shape>> comparison() {
      return new Procrustes();
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

  @Nested
  class ProcrustesAsIs extends PluginContractTest<ProcrustesOptions, Prepared<Shape>> {
    @Override
    protected Comparison<ProcrustesOptions, Prepared<Shape>> comparison() {
      return new Procrustes();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.UNIT_ORDER, Invariance.UNIT_ROTATION, Invariance.EXCHANGE);
    }

    @Override
    protected ProcrustesOptions options() {
      return Options.bind(ProcrustesOptions.class, Map.of("centre", false, "unit-norm", false));
    }

    @Override
    protected double tolerance() {
      return 1e-7;
    }
  }

  @Nested
  class Cosine extends PluginContractTest<ProcrustesOptions, Prepared<Shape>> {
    @Override
    protected Comparison<ProcrustesOptions, Prepared<Shape>> comparison() {
      return new AlignedCosine();
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
