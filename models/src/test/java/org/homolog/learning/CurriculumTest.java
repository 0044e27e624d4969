package org.homolog.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.network.MultilayerPerceptron;
import org.homolog.network.Network;
import org.homolog.network.NetworkBlock;
import org.homolog.network.NetworkSpec;
import org.homolog.population.Table;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.task.RandomDots;
import org.homolog.task.RandomDotsOptions;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.Test;

class CurriculumTest {
  private static RandomDots dots(Object... options) {
    Map<String, Object> map = map(options);
    map.put("dt", 100);
    return new RandomDots(Options.bind(RandomDotsOptions.class, map));
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

  private static NetworkSpec network() {
    return Options.bind(ContinuousTimeRecurrent.class, Map.of("dt", 100, "units", 16));
  }

  private static TrainedNetwork train(Curriculum curriculum, TrainingOptions options) {
    return TaskTraining.train(
        network(), curriculum, options, 3, LearningListener.SILENT, Safekeeping.none());
  }

  @Test
  void aPartEndsWhenItIsLearnedOrItsStepsAreTaken() {
    Task easy = dots("coherences", List.of(100), "sigma", 0.1);
    Task hard = dots("coherences", List.of(12.8));
    List<Curriculum.Share> easyShare = List.of(new Curriculum.Share(easy, 1));
    List<Curriculum.Share> hardShare = List.of(new Curriculum.Share(hard, 1));
    TrainingOptions options =
        training("steps", 40, "validation-every", 20, "learning-rate", 0.01, "keep", "last");
    TrainedNetwork learned =
        train(
            new Curriculum(List.of(new Curriculum.Part(easyShare, 1000, 0.95)), hardShare),
            options);
    int steps = learned.history().steps();
    assertTrue(steps > 40 && steps < 1040, "the first part ended when it was learned: " + steps);
    assertEquals(TrainingHistory.Ending.ALL_STEPS, learned.history().ending());
    TrainedNetwork timed =
        train(new Curriculum(List.of(new Curriculum.Part(easyShare, 60, 1)), hardShare), options);
    assertEquals(100, timed.history().steps());
    assertEquals("random-dots (60 steps), then random-dots", timed.provenance().get("task"));
    List<LearningProgress> reports = timed.history().reports();
    assertEquals(List.of(20, 40, 60, 80, 100), reports.stream().map(r -> r.step()).toList());
    assertTrue(reports.stream().allMatch(r -> r.steps() == 100));
  }

  @Test
  void tasksAreDrawnByTheirWeights() {
    Task first = dots("coherences", List.of(100));
    Task second = dots("coherences", List.of(50));
    Stage stage =
        new Curriculum(
                List.of(), List.of(new Curriculum.Share(first, 1), new Curriculum.Share(second, 3)))
            .stages(training("batch", 2), 5)
            .get(0);
    int of = 0;
    List<Trials> drawn = new ArrayList<>();
    for (int step = 0; step < 2000; step++) {
      Trials trials = stage.lessons().apply(step).trials();
      double coherence = trials.conditions().column("coherence").number(0);
      assertEquals(coherence, trials.conditions().column("coherence").number(1), "one task");
      of += coherence == 50 ? 1 : 0;
      drawn.add(trials);
    }
    // 1500 expected, with a standard deviation of 19.
    assertEquals(1500, of, 80);
    assertEquals(drawn.get(77), stage.lessons().apply(77).trials(), "a function of the step");
    assertFalse(drawn.get(0).equals(drawn.get(1)));
  }

  @Test
  void theLowestAccuracyOfSeveralTasksCounts() {
    Task easy = dots("coherences", List.of(100), "sigma", 0.1);
    Task impossible = dots("coherences", List.of(0));
    TrainedNetwork learned =
        train(
            new Curriculum(
                List.of(),
                List.of(new Curriculum.Share(easy, 1), new Curriculum.Share(impossible, 1))),
            training("steps", 200, "validation-every", 100, "learning-rate", 0.01));
    double accuracy = learned.history().reports().get(1).validationAccuracy();
    assertTrue(accuracy < 0.7, "that of the task that cannot be learned: " + accuracy);
  }

  @Test
  void tasksThatOneNetworkCannotLearnAreRefused() {
    HomologException refused =
        assertThrows(
            HomologException.class,
            () ->
                new Curriculum(
                    List.of(),
                    List.of(
                        new Curriculum.Share(dots(), 1),
                        new Curriculum.Share(dots("directions", 4), 1))));
    assertTrue(refused.getMessage().contains("5 inputs"), refused.getMessage());
    assertThrows(HomologException.class, () -> new Curriculum.Share(dots(), 0));
    assertThrows(
        HomologException.class,
        () -> new Curriculum.Part(List.of(new Curriculum.Share(dots(), 1)), 0, 1));
  }

  @Test
  void trialsOfDifferentLengthsLearnAsIfEachStoodAlone() {
    RandomDots task = dots("stimulus", List.of(200, 500, 900), "delay", List.of(0, 300));
    Trials batch = task.draw(8, 0, 6, Task.Mode.TRAIN);
    assertTrue(java.util.Arrays.stream(batch.lengths()).distinct().count() > 1);
    double all = 0;
    for (float weight : batch.weights()) {
      all += weight;
    }
    Torch torch = Torch.on(DeviceChoice.CPU);
    NetworkSpec spec = network();
    try (NDManager scope = torch.scope()) {
      NetworkBlock block = spec.block(3, 3, torch, Precision.FLOAT64);
      block.load(scope, Network.initial(spec, 3, 3, 1).weights());
      List<double[]> together = gradients(block, scope, batch);
      List<double[]> sum = new ArrayList<>();
      together.forEach(values -> sum.add(new double[values.length]));
      for (int trial = 0; trial < 6; trial++) {
        Trials alone = task.draw(8, trial, 1, Task.Mode.TRAIN);
        assertEquals(batch.lengths()[trial], alone.steps());
        double share = 0;
        for (float weight : alone.weights()) {
          share += weight / all;
        }
        List<double[]> one = gradients(block, scope, alone);
        for (int i = 0; i < one.size(); i++) {
          for (int k = 0; k < one.get(i).length; k++) {
            sum.get(i)[k] += share * one.get(i)[k];
          }
        }
      }
      for (int i = 0; i < sum.size(); i++) {
        for (int k = 0; k < sum.get(i).length; k++) {
          assertEquals(sum.get(i)[k], together.get(i)[k], 1e-13);
        }
      }
    }
  }

  private static List<double[]> gradients(NetworkBlock block, NDManager scope, Trials trials) {
    Shape steps = new Shape(trials.steps(), trials.trials());
    NDArray x = Tensors.of(scope, trials.inputs(), steps.add(3), Precision.FLOAT64);
    NDArray target = Tensors.of(scope, trials.targets(), steps.add(1), Precision.FLOAT64);
    NDArray weights = Tensors.of(scope, trials.weights(), steps.add(1), Precision.FLOAT64);
    return block
        .gradients(
            scope,
            x,
            new NDList(),
            output ->
                LossGradient.of(
                        Task.Loss.CROSS_ENTROPY, block.torch(), scope, output, target, weights)
                    .get(1))
        .stream()
        .map(Tensors::doubles)
        .toList();
  }

  @Test
  void doublePrecisionLearnsTheSameWithMoreDigits() {
    RandomDots task = dots("stimulus", 300);
    Object[] options = {"steps", 10, "batch", 8, "validation-every", 5};
    TrainedNetwork wide =
        train(Curriculum.of(task), Options.bind(TrainingOptions.class, wide(options)));
    TrainedNetwork narrow = train(Curriculum.of(task), training(options));
    assertEquals(Precision.FLOAT64, wide.network().weights().precision());
    assertEquals(Precision.FLOAT32, narrow.network().weights().precision());
    double[] one = wide.network().weights().values("Wr");
    double[] other = narrow.network().weights().values("Wr");
    assertNotEquals(one[0], other[0]);
    float[] responses = wide.respondToGrid(task).layer("output");
    assertEquals(responses[5], narrow.respondToGrid(task).layer("output")[5], 0.5);
  }

  private static Map<String, Object> wide(Object... options) {
    Map<String, Object> map = map(options);
    map.put("precision", "float64");
    map.put("batch", 8);
    return map;
  }

  private static void refused(String expected, Task.Loss loss, Trials trials) {
    NetworkSpec spec = Options.bind(MultilayerPerceptron.class, Map.of("layers", List.of(4)));
    HomologException refused =
        assertThrows(
            HomologException.class,
            () ->
                GradientDescent.train(
                    Network.initial(spec, 2, 3, 1),
                    new GradientDescent.Lessons(
                        loss, step -> trials, Optional.empty(), (t, o) -> Double.NaN),
                    training("steps", 2),
                    1,
                    LearningListener.SILENT));
    assertEquals(HomologException.Kind.MISTAKE, refused.kind());
    assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    assertFalse(refused.getMessage().contains("\n"), "one line: " + refused.getMessage());
  }

  @Test
  void lessonsThatDoNotFitTheNetworkAreRefusedInOneLine() {
    refused("2 inputs, the trials have 1", Task.Loss.CROSS_ENTROPY, trials(1, 1, 0, 1, 0.5f));
    refused("the target is class 3.0", Task.Loss.CROSS_ENTROPY, trials(2, 1, 3, 1, 0.5f));
    refused("the target is class NaN", Task.Loss.CROSS_ENTROPY, trials(2, 1, Float.NaN, 1, 1));
    refused("3 outputs", Task.Loss.SQUARED_ERROR, trials(2, 1, 0, 1, 0.5f));
    refused("all weights are 0", Task.Loss.CROSS_ENTROPY, trials(2, 1, 0, 0, 0.5f));
    refused(
        "input 1 of trial 1 at step 1 is NaN",
        Task.Loss.CROSS_ENTROPY,
        trials(2, 1, 0, 1, Float.NaN));
  }

  private static Trials trials(int inputs, int targets, float target, float weight, float input) {
    float[] in = new float[inputs];
    java.util.Arrays.fill(in, input);
    return new Trials(
        1,
        1,
        inputs,
        targets,
        in,
        new float[] {target},
        new float[] {weight},
        new int[] {1},
        Table.empty(1));
  }
}
