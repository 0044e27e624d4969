package org.homolog.pointcloud;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.homolog.geometry.PatternOptions;
import org.homolog.geometry.Prepared;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Comparison;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.junit.jupiter.api.Nested;

/** The comparisons of this package held to the contract of plug-ins. */
class PointCloudContractTest {
  @Nested
  class Cloud extends PluginContractTest<PatternOptions, Prepared<PointCloud.Place>> {
    @Override
    protected Comparison<PatternOptions, Prepared<PointCloud.Place>> comparison() {
      return new PointCloud();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.of(Invariance.UNIT_ORDER, Invariance.UNIT_ROTATION);
    }
  }

  @Nested
  class Frobenius extends PluginContractTest<DistanceDifferenceOptions, Prepared<Matrix>> {
    @Override
    protected Comparison<DistanceDifferenceOptions, Prepared<Matrix>> comparison() {
      return new DistanceDifference();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.SCALE));
    }
  }

  @Nested
  class Spectral extends PluginContractTest<DistanceDifferenceOptions, Prepared<Matrix>> {
    @Override
    protected Comparison<DistanceDifferenceOptions, Prepared<Matrix>> comparison() {
      return new DistanceDifference();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.SCALE));
    }

    @Override
    protected DistanceDifferenceOptions options() {
      return Options.bind(DistanceDifferenceOptions.class, Map.of("norm", "spectral"));
    }
  }
}
