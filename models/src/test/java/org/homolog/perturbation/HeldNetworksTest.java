package org.homolog.perturbation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homolog.dynamics.TaskSystem;
import org.homolog.failure.HomologException;
import org.homolog.learning.OutputLoss;
import org.homolog.learning.TaskTraining;
import org.homolog.learning.TrainedNetwork;
import org.homolog.network.HeldRollOut;
import org.homolog.network.HeldRollOut.Holding;
import org.homolog.network.Network;
import org.homolog.network.NetworkBlock;
import org.homolog.network.NetworkKinds;
import org.homolog.network.NetworkSpec;
import org.homolog.network.WeightShape;
import org.homolog.network.Weights;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.system.Dynamics;
import org.homolog.task.RandomDots;
import org.homolog.task.RandomDotsOptions;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lesions of networks that are not of leaky units: gated, spiking, plastic, feed-forward. */
class HeldNetworksTest {
  private static final int UNITS = 7;
  private static final RandomDots DOTS = new RandomDots(Options.defaults(RandomDotsOptions.class));
  private static final double DT = DOTS.stepSeconds() * 1000;

  /** One of each sort, and the weights through which a unit of the layer acts on others. */
  private static NetworkSpec spec(String kind) {
    Map<String, Object> options = new HashMap<>();
    options.put("dt", DT);
    switch (kind) {
      case "stacked" -> options.putAll(Map.of("units", UNITS, "layers", 2));
      case "spiking" ->
          options.putAll(
              Map.of(
                  "units",
                  List.of(UNITS, UNITS),
                  "gain",
                  20,
                  "tau-synapse",
                  50,
                  "tau-membrane",
                  100));
      case "plastic" ->
          options.put(
              "layers",
              List.of("short-term-plasticity " + UNITS + " activation=softplus as=units"));
      case "dense" ->
          options.put("layers", List.of("dense " + UNITS + " tanh as=units", "dense 5 tanh"));
      default -> options.put("units", UNITS);
    }
    String named =
        switch (kind) {
          case "stacked" -> "gru";
          case "plastic", "dense" -> "layered";
          default -> kind;
        };
    return NetworkKinds.named(named).bind(options);
  }

  private static Map<String, int[]> outgoing(String kind) {
    return switch (kind) {
      case "lstm", "gru" ->
          Map.of("weight_hh_l0", new int[] {UNITS, 0}, "Wy", new int[] {UNITS, 0});
      case "stacked" ->
          Map.of("weight_hh_l0", new int[] {UNITS, 0}, "weight_ih_l1", new int[] {UNITS, 0});
      case "leaky-gru" -> {
        int inputs = DOTS.inputs().size();
        int[] gates = {inputs + UNITS, inputs};
        yield Map.of("Wg", gates, "Wc", gates, "Wy", new int[] {UNITS, 0});
      }
      case "spiking" ->
          Map.of("spikes1.V", new int[] {UNITS, 0}, "spikes2.W", new int[] {UNITS, 0});
      case "plastic" -> Map.of("units.Wr", new int[] {UNITS, 0}, "output.W", new int[] {UNITS, 0});
      default -> Map.of("dense2.W", new int[] {UNITS, 0});
    };
  }

  private static TrainedNetwork network(String kind) {
    return TaskTraining.untrained(spec(kind), DOTS, 5);
  }

  private static Network changed(Network network, String kind, int unit, double factor) {
    Map<String, double[]> values = values(network);
    outgoing(kind)
        .forEach(
            (name, place) -> {
              double[] array = values.get(name);
              for (int i = place[1] + unit; i < array.length; i += place[0]) {
                array[i] *= factor;
              }
            });
    return network.with(Weights.of(network.weights().shapes(), values));
  }

  private static Map<String, double[]> values(Network network) {
    Map<String, double[]> values = new HashMap<>();
    for (WeightShape shape : network.weights().shapes()) {
      values.put(shape.name(), network.weights().values(shape.name()));
    }
    return values;
  }

  /** The network's own block in double precision: the layer, and the output. */
  private static double[][] plainly(Network network, String layer, TrialInputs inputs) {
    Torch torch = Torch.on(DeviceChoice.CPU);
    try (NDManager scope = torch.scope()) {
      NetworkBlock block =
          network.spec().block(network.inputs(), network.outputs(), torch, Precision.FLOAT64);
      block.load(scope, network.weights());
      NDList layers =
          block.layers(
              scope,
              Tensors.of(
                  scope,
                  inputs.values(),
                  new Shape(inputs.steps(), inputs.trials(), network.inputs()),
                  Precision.FLOAT64),
              new NDList());
      return new double[][] {
        Tensors.doubles(layers.get(network.spec().layerNames().indexOf(layer))),
        Tensors.doubles(layers.get(layers.size() - 1))
      };
    }
  }

  private static HeldRollOut.Rolled held(Network network, TrialInputs inputs, int... units) {
    HeldRollOut rollOut = HeldRollOut.of(network);
    double[] which = new double[UNITS];
    for (int unit : units) {
      which[unit] = 1;
    }
    double[] always = new double[inputs.steps() + 1];
    Arrays.fill(always, 1);
    return rollOut.roll(
        inputs.values(),
        inputs.steps(),
        inputs.trials(),
        new Holding(1, which, always, new double[(inputs.steps() + 1) * UNITS]),
        true);
  }

  @ParameterizedTest
  @CsvSource({"lstm", "gru", "stacked", "leaky-gru", "spiking", "plastic", "dense"})
  void silencingIsTheNetworkWithoutOutgoingWeights(String kind) {
    Network network = network(kind).network();
    TrialInputs inputs = TrialInputs.of(DOTS.draw(3, 0, 6, Task.Mode.TEST));
    String layer = network.spec().heldLayers().get(0);
    double[][] intact = plainly(network, layer, inputs);
    HeldRollOut.Rolled free = held(network, inputs);
    assertArrayEquals(intact[0], free.rates(), 1e-12);
    assertArrayEquals(intact[1], free.outputs(), 1e-12);
    HeldRollOut.Rolled silenced = held(network, inputs, 2);
    double[][] cut = plainly(changed(network, kind, 2, 0), layer, inputs);
    assertArrayEquals(cut[1], silenced.outputs(), 1e-12);
    double moved = 0;
    for (int i = 0; i < silenced.rates().length; i++) {
      assertEquals(i % UNITS == 2 ? 0 : cut[0][i], silenced.rates()[i], 1e-12);
    }
    for (int i = 0; i < intact[1].length; i++) {
      moved = Math.max(moved, Math.abs(intact[1][i] - silenced.outputs()[i]));
    }
    assertTrue(moved > 1e-4, kind + " moved by " + moved);
  }

  @ParameterizedTest
  @CsvSource({"lstm", "gru", "stacked", "leaky-gru", "plastic", "dense"})
  void thePredictionIsTheDerivativeByWhatIsChanged(String kind) {
    Network network = network(kind).network();
    Trials trials = DOTS.draw(3, 0, 5, Task.Mode.TEST);
    TrialInputs inputs = TrialInputs.of(trials);
    OutputLoss loss = loss(network, trials);
    HeldRollOut rollOut = HeldRollOut.of(network);
    LesionedOutputs outputs = new LesionedOutputs(rollOut, inputs, 1);
    FirstOrder firstOrder =
        new FirstOrder(rollOut, inputs, outputs, loss.gradient(outputs.intact()));
    double step = DOTS.stepSeconds();
    double small = 1e-5;
    for (UnitLesion lesion :
        List.of(
            UnitLesion.of("one", 3),
            UnitLesion.of("two", 3, 5).with(Replacement.MEAN),
            UnitLesion.of("noise", 2).with(Replacement.NOISE),
            UnitLesion.of("for a while", 6).during(Period.of(4 * step, 9 * step)))) {
      Holding whole = outputs.holding(lesion);
      double[] losses = new double[2];
      for (int side = 0; side < 2; side++) {
        double by = side == 0 ? small : -small;
        Holding part =
            new Holding(
                1,
                Arrays.stream(whole.which()).map(v -> v * by).toArray(),
                whole.when(),
                whole.values());
        losses[side] =
            loss.of(
                rollOut
                    .roll(inputs.values(), inputs.steps(), inputs.trials(), part, false)
                    .outputs());
      }
      double numeric = (losses[0] - losses[1]) / (2 * small);
      assertEquals(
          numeric, firstOrder.of(lesion), 1e-5 * Math.abs(numeric) + 1e-9, kind + lesion.name());
    }
  }

  private static OutputLoss loss(Network network, Trials trials) {
    double[] targets = new double[trials.targets().length];
    double[] weights = new double[targets.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = trials.targets()[i];
      weights[i] = trials.weights()[i];
    }
    return new OutputLoss(DOTS.loss(), network.outputs(), targets, weights);
  }

  @ParameterizedTest
  @CsvSource({
    "lstm,weight_hh_l0",
    "gru,weight_hh_l0",
    "stacked,weight_hh_l0",
    "leaky-gru,Wg;Wc",
    "spiking,spikes1.V",
    "plastic,units.Wr"
  })
  void connectionsCanBeCut(String kind, String arrays) {
    Network network = network(kind).network();
    Trials trials = DOTS.draw(3, 0, 5, Task.Mode.TEST);
    TrialInputs inputs = TrialInputs.of(trials);
    ConnectionLesion lesion = new ConnectionLesion("block", List.of(0, 2), List.of(4, 5, 2));
    OutputLoss loss = loss(network, trials);
    LesionedOutputs outputs = new LesionedOutputs(HeldRollOut.of(network), inputs, 1);
    List<double[]> cut = new ArrayList<>();
    outputs.forEach(List.of(lesion), (i, values) -> cut.add(values));
    double[] plain = plainly(weaker(network, arrays, lesion, 0), "output", inputs)[1];
    assertArrayEquals(plain, cut.get(0), 1e-12);
    if (!kind.equals("spiking")) {
      double small = 1e-5;
      double up = loss.of(plainly(weaker(network, arrays, lesion, 1 - small), "output", inputs)[1]);
      double down =
          loss.of(plainly(weaker(network, arrays, lesion, 1 + small), "output", inputs)[1]);
      FirstOrder firstOrder =
          new FirstOrder(HeldRollOut.of(network), inputs, outputs, loss.gradient(outputs.intact()));
      double numeric = (up - down) / (2 * small);
      assertEquals(numeric, firstOrder.of(lesion), 1e-5 * Math.abs(numeric) + 1e-9);
    }
  }

  private static Network weaker(
      Network network, String arrays, ConnectionLesion lesion, double factor) {
    Map<String, double[]> values = values(network);
    for (WeightShape shape : network.weights().shapes()) {
      if (!Set.of(arrays.split(";")).contains(shape.name())) {
        continue;
      }
      int width = shape.dimensions().get(1);
      int gates = shape.dimensions().get(0) / UNITS;
      double[] array = values.get(shape.name());
      for (int gate = 0; gate < gates; gate++) {
        for (int to : lesion.to()) {
          for (int from : lesion.from()) {
            array[(gate * UNITS + to) * width + width - UNITS + from] *= factor;
          }
        }
      }
    }
    return network.with(Weights.of(network.weights().shapes(), values));
  }

  @Test
  void aPartWithoutConnectionsAmongItsUnitsSaysSo() {
    Network dense = network("dense").network();
    HomologException none =
        assertThrows(
            HomologException.class, () -> HeldRollOut.of(dense).without(List.of(0), List.of(1)));
    assertTrue(String.valueOf(none.getMessage()).contains("not connected among each other"));
    HomologException output =
        assertThrows(HomologException.class, () -> HeldRollOut.of(dense, "output"));
    assertTrue(
        String.valueOf(output.getMessage()).contains("[units, dense2]"), output.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"lstm", "gru", "leaky-gru"})
  void dynamicsWithoutUnitsAreWhatTheOthersDo(String kind) {
    TrainedNetwork trained = network(kind);
    TaskSystem system = new TaskSystem("network", trained, DOTS, List.of("signed_coherence"), 8);
    Dynamics dynamics = system.dynamics(new int[] {1, 4}).orElseThrow();
    Trials trials = DOTS.draw(3, 0, 1, Task.Mode.NOISELESS);
    TrialInputs inputs = TrialInputs.of(trials);
    double[] rates = held(trained.network(), inputs, 1, 4).rates();
    double[] state = new double[dynamics.stateCount()];
    int width = trained.network().inputs();
    for (int k = 0; k < inputs.steps(); k++) {
      state = dynamics.step(state, Arrays.copyOfRange(inputs.values(), k * width, (k + 1) * width));
      double[] own = dynamics.rates(state);
      for (int unit = 0; unit < UNITS; unit++) {
        if (unit != 1 && unit != 4) {
          assertEquals(rates[k * UNITS + unit], own[unit], 1e-12);
        }
      }
    }
    assertThrows(IllegalArgumentException.class, () -> system.dynamics(new int[] {UNITS}));
  }

  @ParameterizedTest
  @CsvSource({"lstm", "stacked", "spiking", "plastic", "dense"})
  void everySystemHasItsLesions(String kind) {
    TaskSystem system =
        new TaskSystem("network", network(kind), DOTS, List.of("signed_coherence"), 8);
    assertEquals(UNITS, system.units().size());
    int[] all = {0, 1, 2, 3, 4, 5, 6};
    LesionMap map =
        system.lesions(List.of(UnitLesion.of("one", 1), UnitLesion.of("everything", all)));
    // Whatever the stimulus, the answer is the same.
    assertTrue(
        map.effects().get(1).score().byCondition().entrySet().stream()
            .allMatch(one -> one.getKey().equals("0") || one.getValue() % 1 == 0),
        map.toString());
    assertEquals(
        system.performances(List.of(new int[] {1})).get(0).byCondition(),
        map.effects().get(0).score().byCondition());
    assertEquals(
        UNITS,
        system
            .lesioned(UnitLesion.of("one", 1).with(Replacement.MEAN))
            .require(org.homolog.population.Population.class)
            .unitCount());
  }
}
