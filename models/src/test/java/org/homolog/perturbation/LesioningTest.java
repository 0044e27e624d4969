package org.homolog.perturbation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homolog.dynamics.TaskSystem;
import org.homolog.failure.HomologException;
import org.homolog.learning.OutputLoss;
import org.homolog.learning.TaskTraining;
import org.homolog.learning.TrainedNetwork;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.network.HeldRollOut;
import org.homolog.network.Network;
import org.homolog.network.WeightShape;
import org.homolog.network.Weights;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.system.Performance;
import org.homolog.task.RandomDots;
import org.homolog.task.RandomDotsOptions;
import org.homolog.task.multitask.MultitaskOptions;
import org.homolog.task.multitask.MultitaskTasks;
import org.homolog.task.multitask.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LesioningTest {
  private static final RandomDots DOTS = new RandomDots(Options.defaults(RandomDotsOptions.class));
  private static final int UNITS = 9;
  private static final int TRIALS = 40;
  private static final List<String> CONDITIONS = List.of("signed_coherence");

  private static TrainedNetwork network(String form, String activation) {
    Map<String, Object> values =
        new HashMap<>(Map.of("units", UNITS, "form", form, "activation", activation, "gain", 1.2));
    values.put("dt", DOTS.stepSeconds() * 1000);
    return TaskTraining.untrained(Options.bind(ContinuousTimeRecurrent.class, values), DOTS, 5);
  }

  @Test
  void theLossWeighsOutputsAsTheTaskDoes() {
    Task task =
        MultitaskTasks.of(Rule.DELAYGO, Options.bind(MultitaskOptions.class, Map.of("ring", 4)));
    TrainedNetwork network =
        TaskTraining.untrained(
            Options.bind(ContinuousTimeRecurrent.class, Map.of("units", UNITS, "dt", 20)), task, 5);
    Trials trials = network.testTrials(task, 0, 16);
    float[] outputs = network.respond(trials).layer("output");
    double[] weighs = task.outputWeights();
    assertEquals(5, weighs.length);
    double sum = 0;
    double total = 0;
    for (int i = 0; i < outputs.length; i++) {
      double weight = trials.weights()[i / 5] * weighs[i % 5];
      sum += weight * Math.pow((double) outputs[i] - trials.targets()[i], 2);
      total += weight;
    }
    TaskScore intact = Lesioning.of(network, task, 16, List.of()).intact();
    assertEquals(sum / total, intact.loss(), 1e-5 * intact.loss());
  }

  private static Lesioning lesioning(TrainedNetwork network) {
    return Lesioning.of(network, DOTS, TRIALS, CONDITIONS);
  }

  @ParameterizedTest
  @CsvSource({"rate,tanh", "current,sigmoid", "rectified,softplus"})
  void silencingIsTheNetworkWithoutOutgoingWeights(String form, String activation) {
    TrainedNetwork whole = network(form, activation);
    int[] group = {1, 4, 7};
    LesionMap map = lesioning(whole).map(List.of(UnitLesion.of("group", group)));
    TaskScore cut = lesioning(withoutOutgoing(whole, group)).intact();
    assertEquals(cut.loss(), map.effects().get(0).score().loss(), 1e-12);
    assertEquals(cut.byCondition(), map.effects().get(0).score().byCondition());
    assertEquals(cut.loss() - map.intact().loss(), map.effects().get(0).lossChange(), 1e-12);
  }

  private static TrainedNetwork withoutOutgoing(TrainedNetwork whole, int[] group) {
    Network network = whole.network();
    Map<String, double[]> values = new HashMap<>();
    for (WeightShape shape : network.weights().shapes()) {
      values.put(shape.name(), network.weights().values(shape.name()));
    }
    for (int unit : group) {
      for (String name : List.of("Wr", "Wy")) {
        double[] weights = values.get(name);
        for (int i = unit; i < weights.length; i += UNITS) {
          weights[i] = 0;
        }
      }
    }
    return new TrainedNetwork(
        network.with(Weights.of(network.weights().shapes(), values)),
        whole.history(),
        whole.seed());
  }

  @ParameterizedTest
  @CsvSource({"rnn", "low-rank-rnn", "constrained-rnn", "ctrnn"})
  void everyNetworkOfLeakyUnitsCanBeSilenced(String kind) {
    Map<String, Object> options = new HashMap<>(Map.of("units", UNITS));
    if (!kind.equals("rnn")) {
      options.put("dt", DOTS.stepSeconds() * 1000);
    }
    TrainedNetwork whole =
        TaskTraining.untrained(org.homolog.network.NetworkKinds.named(kind).bind(options), DOTS, 5);
    TaskSystem system = new TaskSystem("network", whole, DOTS, CONDITIONS, TRIALS);
    org.homolog.network.Responses intact = whole.respondToGrid(DOTS);
    assertArrayEquals(
        intact.layer("output"), system.respondWithout(new int[0]).layer("output"), 1e-4f);
    float[] silent = system.respondWithout(new int[] {2}).layer("recurrent");
    float[] rates = intact.layer("recurrent");
    double moved = 0;
    for (int i = 0; i < silent.length; i++) {
      moved = Math.max(moved, Math.abs(silent[i] - rates[i]));
      assertTrue(i % UNITS != 2 || silent[i] == 0);
    }
    assertTrue(moved > 1e-3, kind + " moved by " + moved);
    org.homolog.system.NeuralSystem lesioned = system.silence(new int[] {2});
    assertEquals(
        system.performances(List.of(new int[] {2})).get(0).byCondition(),
        lesioned.require(Performance.class).byCondition());
  }

  @ParameterizedTest
  @CsvSource({
    "rate,tanh",
    "rate,softplus",
    "current,sigmoid",
    "current,tanh",
    "rectified,softplus",
    "rectified,sigmoid"
  })
  void thePredictionIsTheDerivativeByWhatIsChanged(String form, String activation) {
    Network network = network(form, activation).network();
    Trials trials = DOTS.draw(3, 0, 12, Task.Mode.TEST);
    TrialInputs inputs = TrialInputs.of(trials);
    HeldRollOut rollOut = HeldRollOut.of(network);
    LesionedOutputs outputs = new LesionedOutputs(rollOut, inputs, 1);
    double[] targets = new double[trials.targets().length];
    double[] weights = new double[targets.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = trials.targets()[i];
      weights[i] = trials.weights()[i];
    }
    OutputLoss loss = new OutputLoss(DOTS.loss(), network.outputs(), targets, weights);
    FirstOrder firstOrder =
        new FirstOrder(rollOut, inputs, outputs, loss.gradient(outputs.intact()));
    double step = DOTS.stepSeconds();
    List<UnitLesion> lesions =
        List.of(
            UnitLesion.of("one", 3),
            UnitLesion.of("two", 3, 5).with(Replacement.MEAN),
            UnitLesion.of("noise", 2).with(Replacement.NOISE),
            UnitLesion.of("for a while", 6).during(Period.of(4 * step, 9 * step)));
    double small = 1e-5;
    for (UnitLesion lesion : lesions) {
      // A small part of the lesion: outputs move a little from where they are to the replacement.
      double[] which = new double[UNITS];
      lesion.units().forEach(unit -> which[unit] = 1);
      double[] up = scaled(which, small);
      double[] down = scaled(which, -small);
      double numeric =
          (held(rollOut, inputs, outputs, lesion, up, loss)
                  - held(rollOut, inputs, outputs, lesion, down, loss))
              / (2 * small);
      double predicted = firstOrder.of(lesion);
      assertEquals(numeric, predicted, 1e-5 * Math.abs(numeric) + 1e-9, lesion.name());
    }
    ConnectionLesion cut = new ConnectionLesion("block", List.of(0, 1, 2), List.of(4, 5));
    double numeric =
        (weakened(network, cut, small, inputs, loss) - weakened(network, cut, -small, inputs, loss))
            / (2 * small);
    assertEquals(numeric, firstOrder.of(cut), 1e-5 * Math.abs(numeric) + 1e-9);
  }

  private static double[] scaled(double[] which, double by) {
    return Arrays.stream(which).map(v -> v * by).toArray();
  }

  private static double held(
      HeldRollOut rollOut,
      TrialInputs inputs,
      LesionedOutputs outputs,
      UnitLesion lesion,
      double[] which,
      OutputLoss loss) {
    HeldRollOut.Holding holding =
        new HeldRollOut.Holding(
            1, which, outputs.when(lesion), outputs.replacement(lesion.replacement()));
    return loss.of(
        rollOut.roll(inputs.values(), inputs.steps(), inputs.trials(), holding, false).outputs());
  }

  /** The loss with the connections weaker by a small share. */
  private static double weakened(
      Network network, ConnectionLesion cut, double share, TrialInputs inputs, OutputLoss loss) {
    Map<String, double[]> values = new HashMap<>();
    network
        .weights()
        .shapes()
        .forEach(shape -> values.put(shape.name(), network.weights().values(shape.name())));
    for (int to : cut.to()) {
      for (int from : cut.from()) {
        values.get("Wr")[to * UNITS + from] *= 1 - share;
      }
    }
    Network changed = network.with(Weights.of(network.weights().shapes(), values));
    return loss.of(new LesionedOutputs(HeldRollOut.of(changed), inputs, 1).intact());
  }

  @Test
  void manyLesionsTogetherAreWhatTheyAreAlone() {
    Lesioning lesioning =
        Lesioning.of(
            network("rate", "relu"), DOTS, 4 * DOTS.gridSize(), List.of("coherence", "choice"));
    double step = DOTS.stepSeconds();
    List<Lesion> lesions = new ArrayList<>(UnitLesion.each(UNITS));
    lesions.add(UnitLesion.of("mean", 1).with(Replacement.MEAN));
    lesions.add(new ConnectionLesion("cut", List.of(1, 2), List.of(0, 8)));
    lesions.add(UnitLesion.of("noise", 1).with(Replacement.NOISE));
    lesions.add(UnitLesion.of("late", 1).during(Period.of(5 * step, 1000)));
    LesionMap together = lesioning.map(lesions);
    for (int i = 0; i < lesions.size(); i++) {
      LesionEffect alone = lesioning.map(List.of(lesions.get(i))).effects().get(0);
      assertEquals(
          alone.lossChange(), together.effects().get(i).lossChange(), 1e-12, lesions.get(i).name());
      assertEquals(alone.score().byCondition(), together.effects().get(i).score().byCondition());
    }
    double[] drops = together.drops();
    for (int i = 0; i < drops.length; i++) {
      double weighted = 0;
      for (double drop : together.dropsByCondition().row(i)) {
        weighted += drop / together.dropsByCondition().columns();
      }
      // The grid has as many trials of each condition.
      assertEquals(drops[i], weighted, 1e-12);
    }
  }

  @Test
  void aPeriodCanFollowAnEventOfEachTrial() {
    Lesioning lesioning = lesioning(network("rate", "relu"));
    UnitLesion group = UnitLesion.of("group", 0, 1, 2, 3, 4, 5, 6, 7, 8);
    LesionMap map =
        lesioning.map(
            List.of(
                group.during(new Period("stimulus_on", 0, 1e6)),
                group.during(new Period("stimulus_on", -1e6, 0)),
                group.during(Period.of(0, 1e6))));
    double onward = map.effects().get(0).lossChange();
    assertTrue(onward != 0 && onward != map.effects().get(1).lossChange());
    assertThrows(
        HomologException.class,
        () -> lesioning.map(List.of(group.during(new Period("no such event", 0, 1)))));
    assertThrows(HomologException.class, () -> Period.of(2, 1));
  }

  @Test
  void silencingEverythingLeavesTheBiasOfTheReadout() {
    TrainedNetwork network = network("current", "tanh");
    int[] all = java.util.stream.IntStream.range(0, UNITS).toArray();
    LesionMap map = lesioning(network).map(List.of(UnitLesion.of("everything", all)));
    // The same outputs at every step and trial: every trial gets the same answer.
    assertTrue(
        map.effects().get(0).score().byCondition().values().stream()
            .allMatch(v -> v == 0 || v == 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> lesioning(network).map(List.of(UnitLesion.of("none such", UNITS))));
    assertThrows(HomologException.class, () -> UnitLesion.of("nothing"));
  }

  @Test
  void theFacetGivesTheSamePerformancesAllAtOnce() {
    TrainedNetwork whole = network("rate", "tanh");
    TaskSystem system = new TaskSystem("network", whole, DOTS, CONDITIONS, TRIALS);
    List<int[]> sets = List.of(new int[] {2}, new int[0], new int[] {0, 1, 2, 3, 4});
    List<Performance> together = system.performances(sets);
    assertEquals(3, together.size());
    for (int i = 0; i < sets.size(); i++) {
      Performance alone = system.silence(sets.get(i)).require(Performance.class);
      assertEquals(alone.overall(), together.get(i).overall(), 1e-12);
      assertEquals(alone.byCondition(), together.get(i).byCondition());
      assertEquals(alone.chance(), together.get(i).chance());
    }
  }

  @Test
  void randomSetsAreMatchedInNumberAndRate() {
    double[] rates = new double[100];
    Arrays.setAll(rates, i -> (i * 37 % 100) * 0.1);
    int[] active = java.util.stream.IntStream.range(0, 100).filter(i -> rates[i] > 8).toArray();
    double mean = Arrays.stream(active).mapToDouble(i -> rates[i]).average().orElseThrow();
    for (int[] set : RandomSets.matched(rates, active, 20, 3)) {
      assertEquals(active.length, Arrays.stream(set).distinct().count());
      double own = Arrays.stream(set).mapToDouble(i -> rates[i]).average().orElseThrow();
      assertEquals(mean, own, 0.8);
    }
    List<int[]> growing = RandomSets.growing(rates, List.of(1, 10, 100), 4, 3);
    assertEquals(12, growing.size());
    assertEquals(100, Arrays.stream(growing.get(11)).distinct().count());
    for (int[] set : growing.subList(4, 8)) {
      assertEquals(10, Arrays.stream(set).distinct().count());
      assertEquals(
          4.95, Arrays.stream(set).mapToDouble(i -> rates[i]).average().orElseThrow(), 0.6);
    }
    assertArrayEquals(growing.get(5), RandomSets.growing(rates, List.of(10), 2, 3).get(1));
    assertThrows(HomologException.class, () -> RandomSets.growing(rates, List.of(101), 1, 3));
  }
}
