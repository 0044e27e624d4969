package org.example.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

class SparsenessComparisonTest
    extends PluginContractTest<
        SparsenessComparison.SparsenessOptions, SparsenessComparison.Profile> {

  @Override
  protected Comparison<SparsenessComparison.SparsenessOptions, SparsenessComparison.Profile>
      comparison() {
    return new SparsenessComparison();
  }

  @Override
  protected Set<Invariance> invariances() {
    return Set.of(Invariance.UNIT_ORDER, Invariance.SCALE, Invariance.EXCHANGE);
  }

  @Test
  void sparsenessIsOneWhenAllUnitsRespondAlikeAndOneOverNWhenOneDoes() {
    NeuralSystem system =
        SyntheticSystems.system("two", 2, 1, 1, 4, new double[] {3, 3, 3, 3, 0, 5, 0, 0});
    SparsenessComparison.Profile profile =
        new SparsenessComparison()
            .prepare(
                new Design(system.conditions()).sample(system),
                new SparsenessComparison.SparsenessOptions(SparsenessComparison.Negative.RECTIFY),
                new TestRun(1));
    assertEquals(1.0, profile.sparseness().get(0), 1e-12);
    assertEquals(0.25, profile.sparseness().get(1), 1e-12);
  }
}
