package org.homolog.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.homolog.failure.HomologException;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.network.MultilayerPerceptron;
import org.homolog.network.Network;
import org.homolog.network.NetworkSpec;
import org.homolog.network.ResponseWindow;
import org.homolog.network.Responses;
import org.homolog.population.Population;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.system.Performance;
import org.homolog.task.ParametricWorkingMemory;
import org.homolog.task.ParametricWorkingMemoryOptions;
import org.homolog.task.RandomDots;
import org.homolog.task.RandomDotsOptions;
import org.junit.jupiter.api.Test;

class TaskTrainingTest {
  private static NetworkSpec network(Object... options) {
    return Options.bind(ContinuousTimeRecurrent.class, map(options));
  }

  private static RandomDots dots(Object... options) {
    return new RandomDots(Options.bind(RandomDotsOptions.class, map(options)));
  }

  private static TrainingOptions training(Object... options) {
    return Options.bind(TrainingOptions.class, map(options));
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  @Test
  void randomDotsComeNearTheIdealObserver() {
    RandomDots task = dots("stimulus", 800);
    TrainedNetwork trained =
        TaskTraining.train(
            network(),
            task,
            training("steps", 500, "learning-rate", 0.005),
            1,
            LearningListener.SILENT);
    Performance performance = trained.performance(task, 2000, List.of("coherence"));
    double ideal = performance.idealObserver().orElseThrow();
    assertTrue(performance.overall() >= 0.95 * ideal, performance.overall() + " of " + ideal);
    assertTrue(performance.byCondition().get("51.2") > 0.98);
    assertEquals(0.5, performance.byCondition().get("0"), 0.12);
    Performance twin = trained.untrainedTwin().performance(task, 200, List.of("coherence"));
    assertTrue(twin.overall() < 0.6, "the untrained twin is at chance or below: " + twin.overall());
  }

  @Test
  void workingMemoryIsLearnedBeyondTheShortcut() {
    ParametricWorkingMemory task =
        new ParametricWorkingMemory(
            Options.bind(
                ParametricWorkingMemoryOptions.class,
                map("dt", 100, "delay", 300, "fixation", 100)));
    TrainedNetwork trained =
        TaskTraining.train(
            network("dt", 100, "noise", 0),
            task,
            training("steps", 1200, "learning-rate", 0.003, "target-accuracy", 0.92),
            2,
            LearningListener.SILENT);
    Performance performance = trained.performance(task, 500, List.of("choice"));
    assertTrue(
        performance.overall() > task.shortcut().orElseThrow() + 0.1, trained.history().toString());
  }

  @Test
  void theSameSeedGivesTheSameNetworkBesideOtherTrainings() {
    RandomDots task = dots("stimulus", List.of(200, 400));
    TrainingOptions options = training("steps", 30, "batch", 8, "validation-every", 10);
    TrainedNetwork alone = TaskTraining.train(network(), task, options, 5, LearningListener.SILENT);
    List<CompletableFuture<TrainedNetwork>> together = new ArrayList<>();
    for (long seed : new long[] {5, 6, 5}) {
      together.add(
          CompletableFuture.supplyAsync(
              () -> TaskTraining.train(network(), task, options, seed, LearningListener.SILENT)));
    }
    assertEquals(alone, together.get(0).join());
    assertEquals(alone, together.get(2).join());
    assertNotEquals(alone.network().weights(), together.get(1).join().network().weights());
  }

  @Test
  void cancellingStopsAndLeavesNothing() {
    int[] steps = {0};
    LearningListener listener =
        new LearningListener() {
          @Override
          public void learned(LearningProgress progress) {}

          @Override
          public void checkCancelled() {
            if (++steps[0] > 5) {
              throw HomologException.cancelled("training was interrupted");
            }
          }
        };
    HomologException stopped =
        assertThrows(
            HomologException.class,
            () -> TaskTraining.train(network(), dots(), training(), 1, listener));
    assertEquals(HomologException.Kind.CANCELLED, stopped.kind());
    assertEquals(6, steps[0]);
  }

  @Test
  void aLossThatIsNotFiniteIsOneClearMistake() {
    HomologException refused =
        assertThrows(
            HomologException.class,
            () ->
                TaskTraining.train(
                    network("noise", 0),
                    dots(),
                    training(
                        "optimiser", "sgd", "learning-rate", 1e3, "clip-norm", 0, "steps", 500),
                    1,
                    LearningListener.SILENT));
    assertEquals(HomologException.Kind.MISTAKE, refused.kind());
    assertTrue(refused.getMessage().contains("learning-rate"), refused.getMessage());
  }

  @Test
  void whatANetworkCannotLearnFromIsOneClearMistake() {
    RandomDots two = dots("dt", 100);
    RandomDots eight = dots("dt", 100, "directions", 8, "coherences", List.of(100));
    Network network = TaskTraining.untrained(network("dt", 100), two, 1).network();
    refused(network, eight.draw(1, 0, 4, Task.Mode.TRAIN), "has 3 inputs, the trials have 9");
    Trials trials = two.draw(1, 0, 4, Task.Mode.TRAIN);
    refused(
        network,
        with(trials, trials.inputs(), fill(trials.targets(), 3)),
        "the target is class 3.0, but the network's outputs are the classes 0 to 2");
    refused(
        network,
        with(trials, fill(trials.inputs(), Float.NaN), trials.targets()),
        "input 1 of trial 1 at step 1 is NaN: repair the trials");
  }

  private static float[] fill(float[] values, float value) {
    float[] filled = values.clone();
    Arrays.fill(filled, value);
    return filled;
  }

  private static Trials with(Trials trials, float[] inputs, float[] targets) {
    return new Trials(
        trials.steps(),
        trials.trials(),
        trials.inputCount(),
        trials.targetCount(),
        inputs,
        targets,
        trials.weights(),
        trials.lengths(),
        trials.conditions());
  }

  private static void refused(Network network, Trials trials, String expected) {
    GradientDescent.Lessons lessons =
        new GradientDescent.Lessons(
            Task.Loss.CROSS_ENTROPY, step -> trials, Optional.empty(), (t, o) -> Double.NaN);
    HomologException refused =
        assertThrows(
            HomologException.class,
            () ->
                GradientDescent.train(
                    network, lessons, training("steps", 1), 1, LearningListener.SILENT));
    assertEquals(HomologException.Kind.MISTAKE, refused.kind());
    assertTrue(String.valueOf(refused.getMessage()).contains(expected), refused.getMessage());
    assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
  }

  @Test
  void stepsOfNetworkAndTaskMustAgree() {
    HomologException refused =
        assertThrows(
            HomologException.class,
            () ->
                TaskTraining.train(
                    network("dt", 10), dots("dt", 20), training(), 1, LearningListener.SILENT));
    assertTrue(refused.getMessage().contains("10.0 ms"), refused.getMessage());
  }

  @Test
  void trainingStopsWhenTheTargetIsReachedAndWhenNothingImproves() {
    RandomDots easy = dots("dt", 100, "coherences", List.of(100), "sigma", 0.1);
    TrainedNetwork reached =
        TaskTraining.train(
            network("dt", 100),
            easy,
            training("target-accuracy", 0.99, "learning-rate", 0.01, "validation-every", 20),
            3,
            LearningListener.SILENT);
    assertEquals(TrainingHistory.Ending.TARGET_REACHED, reached.history().ending());
    assertTrue(reached.history().steps() < 2000);
    TrainedNetwork stuck =
        TaskTraining.train(
            network("dt", 100),
            easy,
            training("learning-rate", 0, "patience", 3, "validation-every", 2),
            3,
            LearningListener.SILENT);
    assertEquals(TrainingHistory.Ending.NO_PROGRESS, stuck.history().ending());
    assertEquals(8, stuck.history().steps());
    assertEquals(stuck.untrainedTwin().network(), stuck.network());
  }

  @Test
  void clippingBoundsTheStep() {
    RandomDots task = dots("dt", 100);
    TrainingOptions options =
        training(
            "optimiser", "sgd", "learning-rate", 1, "clip-norm", 0.001, "steps", 1, "keep", "last");
    TrainedNetwork one =
        TaskTraining.train(network("dt", 100), task, options, 1, LearningListener.SILENT);
    double moved = 0;
    for (String name : List.of("Wr", "Wx", "b", "Wy", "by")) {
      double[] before = one.untrainedTwin().network().weights().values(name);
      double[] after = one.network().weights().values(name);
      for (int i = 0; i < before.length; i++) {
        moved += Math.pow(after[i] - before[i], 2);
      }
    }
    assertEquals(0.001, Math.sqrt(moved), 1e-6);
    assertTrue(one.history().reports().get(0).gradientNorm() > 0.001);
  }

  @Test
  void responsesBecomePopulations() {
    RandomDots task = dots("stimulus", List.of(200, 400));
    TrainedNetwork network = TaskTraining.untrained(network("units", 7), task, 4);
    Responses responses = network.respondToGrid(task);
    Population whole = responses.population("net", "recurrent", List.of("coherence", "choice"));
    assertEquals("net/recurrent", whole.name());
    assertEquals(20, whole.entryCount());
    assertEquals(10, whole.conditionCount());
    assertEquals(7, whole.unitCount());
    assertEquals(30, whole.timeCount());
    assertEquals(0.02, whole.time().column("seconds").number(0), 1e-12);
    assertTrue(Double.isNaN(whole.byEntry().array()[29 * 7]), "a shorter trial ends in NaN");
    Population binned =
        responses.population(
            "net",
            "recurrent",
            List.of("coherence", "choice"),
            new ResponseWindow("stimulus_on", 0, 0.2, 0.05));
    assertEquals(4, binned.timeCount());
    assertEquals(0.025, binned.time().column("seconds").number(0), 1e-12);
    // Steps end at 0.10, 0.12, 0.14 s: the first bin holds those from 0.10 to below 0.15 s.
    double mean = 0;
    for (int step = 4; step <= 6; step++) {
      mean += whole.byEntry().array()[step * 7 + 3] / 3;
    }
    assertEquals(mean, binned.byEntry().array()[3], 1e-7);
    Performance performance = network.performance(task, 40, List.of("coherence", "choice"));
    assertEquals(whole.conditionLabels(), List.copyOf(performance.byCondition().keySet()));
    assertThrows(
        HomologException.class,
        () ->
            responses.population(
                "net", "recurrent", List.of(), new ResponseWindow("", 0, 0.2, 0.01)));
    assertThrows(HomologException.class, () -> responses.layer("hidden1"));
  }

  @Test
  void aPerceptronCanBeTrainedStepByStep() {
    Task task = dots("dt", 100, "coherences", List.of(100), "sigma", 0);
    NetworkSpec spec = Options.bind(MultilayerPerceptron.class, Map.of("layers", List.of(8)));
    TrainedNetwork trained =
        TaskTraining.train(spec, task, training("steps", 20), 1, LearningListener.SILENT);
    assertTrue(
        trained.history().reports().get(0).loss() > 0
            && trained.respondToGrid(task).units("hidden1") == 8);
  }
}
