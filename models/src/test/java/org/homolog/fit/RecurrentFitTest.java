package org.homolog.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.homolog.dynamics.NetworkDynamics;
import org.homolog.failure.HomologException;
import org.homolog.learning.LearningListener;
import org.homolog.learning.Safekeeping;
import org.homolog.network.Network;
import org.homolog.network.NetworkKinds;
import org.homolog.network.NetworkSpec;
import org.homolog.population.Population;
import org.homolog.system.Cohort;
import org.homolog.system.Dynamics;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Performance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecurrentFitTest {
  private static final FlipFlopTrials TRIALS =
      new FlipFlopTrials(Map.of("repeats", 3, "units", 40, "observed", 24, "rate", 30), 3);
  private static final FlipFlopTrials SHORT =
      new FlipFlopTrials(
          Map.of("bits", 1, "units", 8, "observed", 6, "repeats", 2, "step", 100, "tau", 200), 1);
  private static final List<String> SHORT_DRIVE =
      List.of("first_1 from 0 to 0.1", "second_1 from 0.5 to 0.6");

  @TempDir Path folder;

  private static NetworkSpec network(int units, int dt) {
    return NetworkKinds.named("ctrnn")
        .bind(
            Map.of(
                "units",
                units,
                "dt",
                dt,
                "tau",
                5 * dt,
                "form",
                "current",
                "activation",
                "tanh",
                "noise",
                0,
                "gain",
                1));
  }

  private RecurrentFitResult small(
      Population counts, Map<String, ?> options, int steps, long seed, Path checkpoints) {
    return RecurrentFit.fit(
        counts,
        TrialInputs.columns(counts, SHORT_DRIVE),
        network(8, 100),
        Folds.random(counts.entryCount(), 3, 1),
        FlipFlopTrials.fit(options),
        FlipFlopTrials.training(Map.of("steps", steps, "batch", 6, "validation-every", 5)),
        seed,
        LearningListener.SILENT,
        fold -> Safekeeping.in(checkpoints.resolve("fold " + fold), Duration.ofDays(1)));
  }

  @Test
  void heldOutCuesArePredictedNearlyAsTheGeneratorDoesAndItsAttractorsAreFound() {
    RecurrentFitResult result =
        RecurrentFit.fit(
            TRIALS.counts,
            TrialInputs.columns(TRIALS.counts, FlipFlopTrials.DRIVE),
            network(32, 20),
            TRIALS.byCues(2, 1),
            FlipFlopTrials.fit(Map.of("held-out-units", 0.25)),
            FlipFlopTrials.training(
                Map.of("steps", 300, "learning-rate", 0.01, "batch", 40, "schedule", "cosine")),
            5,
            LearningListener.SILENT,
            fold -> Safekeeping.none());
    Performance performance = result.performance();
    assertEquals("co-smoothing bits per spike", performance.measure());
    boolean[] held = held(result);
    int[] units = IntStream.range(0, held.length).filter(u -> held[u]).toArray();
    assertEquals(6, units.length);
    assertEquals(result.bitsPerSpike(units), performance.overall());
    double share = performance.overall() / TRIALS.reached(units);
    assertTrue(share > 0.85 && share < 1.02, () -> "share of the generator's: " + share);

    Network generator = TRIALS.generator.network();
    for (RecurrentFoldFit fit : result.fits()) {
      Network fitted = fit.trained().network();
      Set<String> attractors = new HashSet<>();
      for (double first : new double[] {-1, 1}) {
        for (double second : new double[] {-1, 1}) {
          double[] wanted = settled(generator, new double[] {first, second}, 0);
          double[] found = settled(fitted, new double[] {first, second, 0, 0, 0}, 5);
          double[] levels = logRates(fitted, found);
          for (int unit = 0; unit < levels.length; unit++) {
            levels[unit] -= fitted.weights().values("by")[unit];
          }
          double alike = new PearsonsCorrelation().correlation(logRates(generator, wanted), levels);
          assertTrue(alike > 0.8, () -> "attractor after " + first + ", " + second + ": " + alike);
          attractors.add(Arrays.toString(Arrays.stream(found).map(Math::rint).toArray()));
        }
      }
      assertEquals(4, attractors.size());
    }
  }

  private static boolean[] held(RecurrentFitResult result) {
    Population predictions = result.predictions("fit");
    boolean[] held = new boolean[predictions.unitCount()];
    for (int unit = 0; unit < held.length; unit++) {
      held[unit] = predictions.units().column("held_out").text(unit).equals("true");
    }
    return held;
  }

  /** The state after preparation, a cue, and long without. */
  private static double[] settled(Network network, double[] cue, int preparation) {
    Dynamics dynamics = NetworkDynamics.of(network);
    double[] state = new double[dynamics.stateCount()];
    double[] none = new double[dynamics.inputCount()];
    double[] prepared = none.clone();
    prepared[none.length - 1] = 1;
    for (int step = 0; step < preparation; step++) {
      state = dynamics.step(state, prepared);
    }
    for (int step = 0; step < 5; step++) {
      state = dynamics.step(state, cue);
    }
    double[] before = state;
    for (int step = 0; step < 3000; step++) {
      before = state;
      state = dynamics.step(state, none);
    }
    assertArrayEquals(before, state, 1e-7, "a stable fixed point is reached");
    return state;
  }

  private static double[] logRates(Network network, double[] state) {
    double[] rates = NetworkDynamics.of(network).rates(state);
    boolean lowRank = network.weights().has("wo");
    double[] read = network.weights().values(lowRank ? "wo" : "Wy");
    double[] output = new double[network.outputs()];
    for (int o = 0; o < output.length; o++) {
      output[o] = lowRank ? 0 : network.weights().values("by")[o];
      for (int unit = 0; unit < rates.length; unit++) {
        output[o] +=
            lowRank
                ? read[unit * output.length + o] * rates[unit] / rates.length
                : read[o * rates.length + unit] * rates[unit];
      }
    }
    return output;
  }

  @Test
  void aFoldKnowsNothingOfWhatItHoldsOut() {
    Population counts = SHORT.counts;
    RecurrentFitResult plain = small(counts, Map.of(), 10, 4, folder.resolve("a"));
    int trial = plain.fits().get(1).heldOut()[0];
    double[] changed = counts.byEntry().array().clone();
    int perTrial = counts.timeCount() * counts.unitCount();
    for (int i = trial * perTrial; i < (trial + 1) * perTrial; i++) {
      changed[i] += 7;
    }
    RecurrentFitResult other =
        small(counts.toBuilder().values(changed).build(), Map.of(), 10, 4, folder.resolve("b"));
    assertEquals(plain.fits().get(1).trained().network(), other.fits().get(1).trained().network());
    assertNotEquals(
        plain.fits().get(0).trained().network(), other.fits().get(0).trained().network());
  }

  @Test
  void itGoesOnFromACheckpointToTheSameBits() throws Exception {
    RecurrentFitResult whole = small(SHORT.counts, Map.of(), 12, 4, folder.resolve("whole"));
    Path kept = folder.resolve("kept");
    Files.createDirectories(kept);
    assertThrows(
        HomologException.class,
        () ->
            RecurrentFit.fit(
                SHORT.counts,
                TrialInputs.columns(SHORT.counts, SHORT_DRIVE),
                network(8, 100),
                Folds.random(SHORT.counts.entryCount(), 3, 1),
                FlipFlopTrials.fit(Map.of()),
                FlipFlopTrials.training(Map.of("steps", 12, "batch", 6, "validation-every", 5)),
                4,
                new CancelledAfter(8),
                fold -> Safekeeping.in(kept.resolve("fold " + fold), Duration.ofDays(1))));
    assertTrue(Files.exists(kept.resolve("fold 0")));
    RecurrentFitResult resumed = small(SHORT.counts, Map.of(), 12, 4, kept);
    assertArrayEquals(
        whole.predictions("fit").byEntry().array(), resumed.predictions("fit").byEntry().array());
    assertTrue(Files.notExists(kept.resolve("fold 0")), "what is learned is safe elsewhere");
  }

  private static final class CancelledAfter implements LearningListener {
    private int left;

    CancelledAfter(int steps) {
      this.left = steps;
    }

    @Override
    public void learned(org.homolog.learning.LearningProgress progress) {
      // Progress does not matter here.
    }

    @Override
    public void checkCancelled() {
      if (left-- == 0) {
        throw HomologException.cancelled("stopped");
      }
    }
  }

  @Test
  void unitsFollowOneByOneAndEachConditionHasItsOwnBeginning() {
    NetworkSpec gru =
        NetworkKinds.named("gru").bind(Map.of("units", 8, "dt", 100, "frozen", List.of("Wy")));
    RecurrentFitResult result =
        RecurrentFit.fit(
            SHORT.counts,
            TrialInputs.columns(SHORT.counts, SHORT_DRIVE),
            gru,
            Folds.random(SHORT.counts.entryCount(), 3, 5),
            FlipFlopTrials.fit(
                Map.of("follow", "units", "loss", "squared-error", "preparation", 2)),
            FlipFlopTrials.training(Map.of("steps", 20, "batch", 8)),
            1,
            LearningListener.SILENT,
            fold -> Safekeeping.none());
    double[] read = result.fits().get(0).trained().network().weights().values("Wy");
    for (int i = 0; i < read.length; i++) {
      assertEquals(i / 8 == i % 8 ? 1 : 0, read[i]);
    }
    assertEquals("explained variance", result.performance().measure());
    Cohort hidden = result.heldOutLayer("network", "recurrent");
    assertEquals(3, hidden.members().size());
    NeuralSystem member = hidden.members().get(0);
    assertEquals(8, member.require(Dynamics.class).stateCount());
    assertEquals(6, member.require(Population.class).entryCount());
    assertEquals(10, member.require(Population.class).timeCount());
  }

  @Test
  void aBinThatLacksAResponseDoesNotCount() {
    double[] gaps = SHORT.counts.byEntry().array().clone();
    for (int i = 0; i < gaps.length; i += 11) {
      gaps[i] = Double.NaN;
    }
    RecurrentFitResult result =
        small(SHORT.counts.toBuilder().values(gaps).build(), Map.of(), 10, 4, folder);
    assertTrue(Double.isFinite(result.performance().overall()));
  }

  @Test
  void whatCannotBeFittedIsSaid() {
    assertTrue(refusal(Map.of(), network(8, 50), SHORT_DRIVE).contains("dt: the network's step"));
    assertTrue(
        refusal(Map.of("follow", "units"), network(8, 100), SHORT_DRIVE).contains("frozen: [Wy]"));
    assertTrue(
        refusal(Map.of("initial-state", "zero"), network(8, 100), List.of())
            .contains("nothing drives the network"));
    assertTrue(
        refusal(Map.of("initial-state", "condition"), network(8, 100), SHORT_DRIVE)
            .contains("of: trials"));
    assertTrue(refusal(Map.of(), network(8, 100), List.of("frist_1")).contains("\"first_1\""));
    assertTrue(
        refusal(Map.of(), network(8, 100), List.of("first_1 from 2 to 3")).contains("in no bin"));
    assertTrue(
        refusal(Map.of(), NetworkKinds.named("mlp").bind(Map.of()), SHORT_DRIVE)
            .contains("no recurrent units"));
    assertTrue(
        refusal(
                Map.of(),
                NetworkKinds.named("low-rank-rnn").bind(Map.of("units", 8, "dt", 100)),
                SHORT_DRIVE)
            .contains("squared-error"));
  }

  private static String refusal(Map<String, ?> options, NetworkSpec spec, List<String> drive) {
    return String.valueOf(
        assertThrows(
                HomologException.class,
                () ->
                    RecurrentFit.check(
                        SHORT.counts,
                        TrialInputs.columns(SHORT.counts, drive),
                        spec,
                        SHORT.byCues(3, 1),
                        FlipFlopTrials.fit(options)))
            .getMessage());
  }
}
