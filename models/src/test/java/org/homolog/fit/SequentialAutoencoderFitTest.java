package org.homolog.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.learning.LearningListener;
import org.homolog.learning.Safekeeping;
import org.homolog.network.NetworkKinds;
import org.homolog.network.NetworkSpec;
import org.homolog.network.latent.SequentialAutoencoder;
import org.homolog.population.Population;
import org.homolog.system.Dynamics;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

/** Trials that differ by what they begin with, which nothing but their spikes tells. */
class SequentialAutoencoderFitTest {
  private static final FlipFlopTrials TRIALS =
      new FlipFlopTrials(
          Map.of(
              "bits",
              1,
              "units",
              12,
              "observed",
              10,
              "cues",
              false,
              "spread",
              1.5,
              "step",
              40,
              "cue",
              80,
              "delay",
              320,
              "rate",
              40,
              "repeats",
              160),
          3);

  private static NetworkSpec network(Map<String, ?> more) {
    Map<String, Object> options =
        new java.util.HashMap<>(
            Map.of("units", 16, "factors", 2, "encoder", 16, "latents", 2, "dt", 40));
    options.putAll(more);
    return NetworkKinds.named("sequential-autoencoder").bind(options);
  }

  private static RecurrentFitResult fit(Population counts, int steps) {
    return RecurrentFit.fit(
        counts,
        TrialInputs.columns(counts, List.of()),
        network(Map.of()),
        Folds.random(counts.entryCount(), 2, 1),
        FlipFlopTrials.fit(Map.of("held-out-units", 0.3)),
        FlipFlopTrials.training(
            Map.of("steps", steps, "learning-rate", 0.01, "batch", 36, "schedule", "cosine")),
        5,
        LearningListener.SILENT,
        fold -> Safekeeping.none());
  }

  private static int[] units(RecurrentFitResult result, boolean held) {
    Population predictions = result.predictions("fit");
    return IntStream.range(0, predictions.unitCount())
        .filter(u -> held == predictions.units().column("held_out").text(u).equals("true"))
        .toArray();
  }

  @Test
  void whatTheSpikesOfSomeTellOfOthersIsFoundNearlyAsByTheGenerator() {
    RecurrentFitResult result = fit(TRIALS.counts, 300);
    double reached = TRIALS.reachedFrom(units(result, false), units(result, true));
    double share = result.performance().overall() / reached;
    assertTrue(share > 0.85 && share < 1.02, () -> "share of the generator's: " + share);
    NeuralSystem member = result.heldOutLayer("network", "generator").members().get(0);
    assertEquals(16, member.require(Dynamics.class).stateCount());
    assertTrue(
        result.heldOutLayer("network", "factors").members().get(0).facet(Dynamics.class).isEmpty());
  }

  @Test
  void heldOutUnitsAreNeverEncoded() {
    RecurrentFitResult plain = fit(TRIALS.counts, 3);
    int unit = units(plain, true)[0];
    int trial = plain.fits().get(0).heldOut()[0];
    double[] changed = TRIALS.counts.byEntry().array().clone();
    int perTrial = TRIALS.counts.timeCount() * TRIALS.counts.unitCount();
    for (int bin = 0; bin < TRIALS.counts.timeCount(); bin++) {
      changed[trial * perTrial + bin * TRIALS.counts.unitCount() + unit] += 9;
    }
    RecurrentFitResult other = fit(TRIALS.counts.toBuilder().values(changed).build(), 3);
    double[] one = new double[perTrial];
    double[] two = new double[perTrial];
    plain.predictions("fit").read(trial, one, 0);
    other.predictions("fit").read(trial, two, 0);
    assertArrayEquals(one, two);
  }

  @Test
  void whatDrivesTheGeneratorIsToldByTheFit() {
    TrialInputs driven = TrialInputs.columns(TRIALS.counts, List.of("repeat"));
    assertEquals(
        1, ((SequentialAutoencoder) RecurrentFit.suited(network(Map.of()), driven)).drives());
    assertTrue(
        refusal(() -> RecurrentFit.suited(network(Map.of("drives", 3)), driven))
            .startsWith("drives: 3 were declared"));
  }

  @Test
  void whatAnEncoderFindsCannotBeLearned() {
    String said =
        refusal(
            () ->
                RecurrentFit.check(
                    TRIALS.counts,
                    TrialInputs.columns(TRIALS.counts, List.of()),
                    network(Map.of()),
                    Folds.random(TRIALS.counts.entryCount(), 2, 1),
                    FlipFlopTrials.fit(Map.of("initial-state", "condition"))));
    assertTrue(said.startsWith("initial-state: a sequential-autoencoder infers"), said);
  }

  private static String refusal(org.junit.jupiter.api.function.Executable executable) {
    return String.valueOf(assertThrows(HomologException.class, executable).getMessage());
  }
}
