package org.homolog.tuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homolog.linalg.Matrix;
import org.homolog.network.HeldRollOut;
import org.homolog.network.HeldRollOut.Holding;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Selectivity for the choice and connectivity sorted by it, of trained networks. */
class GoldenSelectivityTest {
  @TestFactory
  Stream<DynamicTest> goldenValues() {
    return GoldenModels.family(
        "trained", one -> one.has("expected/selectivity_dprime"), GoldenSelectivityTest::check);
  }

  private static void check(GoldenModels.Case one) {
    HeldRollOut network = HeldRollOut.of(one.network());
    int[] shape = one.shape("inputs/x");
    int units = network.units();
    double[] rates =
        network
            .roll(
                one.doubles("inputs/x"), shape[0], shape[1], Holding.nothing(units, shape[0]), true)
            .rates();
    int[] choice = one.ints("inputs/ground_truth");
    int[] epochs = one.ints("inputs/epoch_steps");
    double[] selectivity =
        Selectivity.dPrime(
            during(rates, shape[1], units, epochs, choice, 0),
            during(rates, shape[1], units, epochs, choice, 1));
    one.check("expected/selectivity_dprime", selectivity);
    if (one.has("expected/sort_index")) {
      int excitatory = one.shape("params/Wy")[1];
      int[] group = IntStream.range(0, units).map(u -> u < excitatory ? 0 : 1).toArray();
      int[] order = Selectivity.order(selectivity, group);
      assertArrayEquals(one.ints("expected/sort_index"), order);
      Matrix weights = Matrix.of(units, units, network.network().weights().values("Wr"));
      one.check("expected/W_effective_sorted", Selectivity.sorted(weights, order).array());
      double[] means =
          Selectivity.likeAndUnlike(weights, selectivity, IntStream.range(0, excitatory).toArray());
      assertTrue(means[0] > means[1], "units that prefer the same choice excite each other more");
    }
  }

  /** Rates of all stimulus steps of the trials with one choice. */
  private static Matrix during(
      double[] rates, int trials, int units, int[] epochs, int[] choice, int wanted) {
    int[] rows =
        IntStream.range(epochs[0] * trials, (epochs[0] + epochs[1]) * trials)
            .filter(row -> choice[row % trials] == wanted)
            .toArray();
    return Matrix.of(rates.length / units, units, rates).selectRows(rows);
  }
}
