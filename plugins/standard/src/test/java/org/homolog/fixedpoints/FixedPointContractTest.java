package org.homolog.fixedpoints;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homolog.spi.Comparison;
import org.homolog.spi.Options;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.NeuralSystem;

/** The comparison of fixed points held to the contract of plug-ins. */
class FixedPointContractTest extends PluginContractTest<FixedPointOptions, Portrait> {
  @Override
  protected Comparison<FixedPointOptions, Portrait> comparison() {
    return new FixedPointComparison();
  }

  @Override
  protected FixedPointOptions options() {
    return Options.bind(
        FixedPointOptions.class,
        Map.of("starts", 40, "rounds", 1, "steps", 200, "direction", List.of(1.0)));
  }

  @Override
  protected NeuralSystem system(long seed) {
    return Switches.with(
        SyntheticSystems.random(seed, 9, 3, 1, 6), Switches.dynamics(seed, (int) (seed % 3), 6));
  }

  @Override
  protected Set<Invariance> invariances() {
    return Set.of();
  }
}
