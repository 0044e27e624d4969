package org.homolog.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.homolog.learning.TaskTraining;
import org.homolog.learning.TrainedNetwork;
import org.homolog.linalg.Matrix;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.network.MultilayerPerceptron;
import org.homolog.network.Network;
import org.homolog.network.NetworkKinds;
import org.homolog.network.NetworkSpec;
import org.homolog.network.Responses;
import org.homolog.population.Population;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.system.Dynamics;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Performance;
import org.homolog.system.Perturbable;
import org.homolog.task.RandomDots;
import org.homolog.task.RandomDotsOptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkDynamicsTest {
  private static final RandomDots DOTS = new RandomDots(Options.defaults(RandomDotsOptions.class));

  private static NetworkSpec spec(String form, String activation) {
    Map<String, Object> values =
        new HashMap<>(Map.of("units", 7, "form", form, "activation", activation));
    values.put("dt", DOTS.stepSeconds() * 1000);
    return Options.bind(ContinuousTimeRecurrent.class, values);
  }

  @ParameterizedTest
  @CsvSource({
    "rate,tanh",
    "current,tanh",
    "rectified,softplus",
    "rate,relu",
    "current,sigmoid",
    "rectified,linear"
  })
  void rollsOutLikeTheNetworkAndItsJacobianIsTheDerivative(String form, String activation) {
    Network network =
        Network.initial(spec(form, activation), DOTS.inputs().size(), DOTS.outputs().size(), 3);
    Dynamics dynamics = NetworkDynamics.of(network);
    Trials trials = DOTS.draw(5, 0, 1, Task.Mode.NOISELESS);
    Responses responses =
        new TrainedNetwork(network, org.homolog.learning.TrainingHistory.NONE, 3).respond(trials);
    Matrix inputs = Matrix.zeros(trials.steps(), trials.inputCount());
    for (int i = 0; i < inputs.array().length; i++) {
      inputs.array()[i] = trials.inputs()[i];
    }
    Matrix states = dynamics.rollOut(new double[7], inputs);
    float[] recorded = responses.layer("recurrent");
    for (int step = 0; step < trials.steps(); step++) {
      double[] rates = dynamics.rates(states.row(step));
      for (int unit = 0; unit < 7; unit++) {
        assertEquals(
            recorded[step * 7 + unit], rates[unit], 1e-4, "step " + step + ", unit " + unit);
      }
    }
    CounterRandom random = new CounterRandom(9, 0);
    double[] state = new double[7];
    for (int i = 0; i < state.length; i++) {
      state[i] = 0.3 + 0.4 * random.nextGaussian();
    }
    double[] input = inputs.row(0);
    Matrix jacobian = dynamics.jacobian(state, input);
    double h = 1e-6;
    for (int j = 0; j < 7; j++) {
      double[] up = state.clone();
      double[] down = state.clone();
      up[j] += h;
      down[j] -= h;
      double[] high = dynamics.step(up, input);
      double[] low = dynamics.step(down, input);
      for (int i = 0; i < 7; i++) {
        assertEquals(
            (high[i] - low[i]) / (2 * h),
            jacobian.get(i, j),
            1e-7,
            "d next " + i + " / d state " + j);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everyRecurrentKindRollsOutLikeItsNetwork() {
    Map<String, Object> values = Map.of("units", 6, "dt", DOTS.stepSeconds() * 1000);
    return NetworkKinds.all().stream()
        .filter(
            kind ->
                Set.of(
                        "rnn",
                        "ctrnn",
                        "constrained-rnn",
                        "low-rank-rnn",
                        "lstm",
                        "gru",
                        "leaky-gru")
                    .contains(kind.name()))
        .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> rollOut(kind.bind(values))));
  }

  private static void rollOut(NetworkSpec spec) {
    assertTrue(NetworkDynamics.isKnown(spec));
    Network network = Network.initial(spec, DOTS.inputs().size(), DOTS.outputs().size(), 3);
    CellDynamics dynamics = NetworkDynamics.of(network);
    Trials trials = DOTS.draw(5, 0, 1, Task.Mode.NOISELESS);
    float[] recorded =
        new TrainedNetwork(network, org.homolog.learning.TrainingHistory.NONE, 3)
            .respond(trials)
            .layer("recurrent");
    double[] state = new double[dynamics.stateCount()];
    for (int step = 0; step < trials.steps(); step++) {
      double[] input = new double[trials.inputCount()];
      for (int i = 0; i < input.length; i++) {
        input[i] = trials.inputs()[step * input.length + i];
      }
      state = dynamics.step(state, input);
      double[] rates = dynamics.rates(state);
      for (int unit = 0; unit < rates.length; unit++) {
        assertEquals(
            recorded[step * rates.length + unit], rates[unit], 1e-4, step + ", unit " + unit);
      }
    }
  }

  @Test
  void refusesStatesOfAnotherLength() {
    Network network = Network.initial(spec("rate", "tanh"), 3, 3, 3);
    assertThrows(
        IllegalArgumentException.class,
        () -> NetworkDynamics.of(network).step(new double[6], new double[3]));
  }

  @Test
  void aPerceptronAnswersLikeTheNetworkAndItsGradientIsTheDerivative() {
    NetworkSpec spec =
        Options.bind(
            MultilayerPerceptron.class, Map.of("layers", List.of(6, 5), "activation", "tanh"));
    Network network = Network.initial(spec, 4, 2, 8);
    for (String layer : List.of("hidden1", "hidden2", "output")) {
      PerceptronStimulation stimulation = PerceptronStimulation.of(network, layer);
      double[] input = {0.3, -0.2, 0.8, 0.1};
      int unit = stimulation.unitCount() - 1;
      double[] gradient = stimulation.gradient(input, unit);
      double[] numeric = new double[4];
      double h = 1e-6;
      for (int j = 0; j < 4; j++) {
        double[] up = input.clone();
        double[] down = input.clone();
        up[j] += h;
        down[j] -= h;
        numeric[j] =
            (stimulation.respond(Matrix.of(1, 4, up)).get(0, unit)
                    - stimulation.respond(Matrix.of(1, 4, down)).get(0, unit))
                / (2 * h);
      }
      assertArrayEquals(numeric, gradient, 1e-8, layer);
    }
  }

  @Test
  void silencingAUnitTakesItsOutputFromEveryOther() {
    TrainedNetwork untrained = TaskTraining.untrained(spec("rate", "tanh"), DOTS, 4);
    TaskSystem whole = new TaskSystem("network", untrained, DOTS, List.of("signed_coherence"), 40);
    NeuralSystem system = whole.system();
    assertEquals(NeuralSystem.Kind.UNTRAINED, system.kind());
    Perturbable perturbable = system.require(Perturbable.class);
    NeuralSystem lesioned = perturbable.silence(new int[] {2});
    double[] state = new double[7];
    state[2] = 5;
    double[] input = new double[DOTS.inputs().size()];
    double[] next = lesioned.require(Dynamics.class).step(state, input);
    double[] atRest = lesioned.require(Dynamics.class).step(new double[7], input);
    for (int unit = 0; unit < 7; unit++) {
      if (unit != 2) {
        assertEquals(atRest[unit], next[unit], "unit " + unit + " still hears unit 2");
      }
    }
    assertEquals(7, lesioned.require(Population.class).unitCount());
    assertEquals(0.5, lesioned.require(Performance.class).chance().orElseThrow(), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> perturbable.silence(new int[] {7}));
  }
}
