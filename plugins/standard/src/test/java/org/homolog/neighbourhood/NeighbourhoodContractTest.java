package org.homolog.neighbourhood;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.homolog.geometry.Prepared;
import org.homolog.spi.Comparison;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.junit.jupiter.api.Nested;

/** The comparisons of this package held to the contract of plug-ins. */
class NeighbourhoodContractTest {
  @Nested
  class OfThree extends PluginContractTest<NeighbourhoodOptions, Prepared<Neighbours>> {
    @Override
    protected Comparison<NeighbourhoodOptions, Prepared<Neighbours>> comparison() {
      return new NeighbourhoodOverlap();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.complementOf(EnumSet.of(Invariance.OFFSET));
    }

    @Override
    protected NeighbourhoodOptions options() {
      return Options.bind(NeighbourhoodOptions.class, Map.of("neighbours", 3));
    }
  }

  @Nested
  class Centred extends PluginContractTest<NeighbourhoodOptions, Prepared<Neighbours>> {
    @Override
    protected Comparison<NeighbourhoodOptions, Prepared<Neighbours>> comparison() {
      return new NeighbourhoodOverlap();
    }

    @Override
    protected Set<Invariance> invariances() {
      return EnumSet.allOf(Invariance.class);
    }

    @Override
    protected NeighbourhoodOptions options() {
      return Options.bind(NeighbourhoodOptions.class, Map.of("neighbours", 2, "centre", true));
    }
  }
}
