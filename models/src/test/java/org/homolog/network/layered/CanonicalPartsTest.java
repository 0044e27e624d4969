package org.homolog.network.layered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homolog.dynamics.LayerStimulation;
import org.homolog.linalg.Matrix;
import org.homolog.network.Golden;
import org.homolog.network.Network;
import org.homolog.network.NetworkBlock;
import org.homolog.network.NetworkSpec;
import org.homolog.network.Weights;
import org.homolog.network.plasticity.HopfieldNetwork;
import org.homolog.network.plasticity.OjaNeuron;
import org.homolog.network.spiking.Surrogate;
import org.homolog.random.CounterRandom;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.Test;

/** What canonical computations must do whatever their weights. */
class CanonicalPartsTest {
  private static final Torch TORCH = Torch.on(DeviceChoice.CPU);

  private static double[] respond(LayeredSpec spec, int outputs, String layer, Matrix stimuli) {
    Network network = Network.initial(spec, stimuli.columns(), outputs, 3);
    return LayerStimulation.of(network, layer).respond(stimuli).array();
  }

  private static Matrix random(int rows, int columns, double scale) {
    Matrix matrix = Matrix.zeros(rows, columns);
    CounterRandom random = new CounterRandom(4, 0);
    Arrays.setAll(matrix.array(), i -> scale * random.nextGaussian());
    return matrix;
  }

  @Test
  void attentionSharesAddUpToOneHoweverLargeTheScores() {
    LayeredSpec spec = GoldenParts.layered(0, Readout.LINEAR, "attention 3 slots=7 dot as=asked");
    double[] alpha = respond(spec, 2, "asked-alpha", random(20, 5, 1e4));
    for (int i = 0; i < 20; i++) {
      assertEquals(1, Arrays.stream(alpha, i * 7, i * 7 + 7).sum(), 1e-12);
    }
  }

  @Test
  void divisionStaysFiniteForAnyInput() {
    LayeredSpec spec = GoldenParts.layered(0, Readout.NONE, "divisive-norm linear");
    for (double scale : new double[] {0, 1e-300, -1, -1e6, 1e12}) {
      Matrix stimuli = Matrix.zeros(1, 4);
      Arrays.fill(stimuli.array(), scale);
      for (double r : respond(spec, 4, "output", stimuli)) {
        assertTrue(Double.isFinite(r), "input " + scale);
      }
    }
  }

  @Test
  void contrastSaturatesUnderDivision() {
    LayeredSpec spec = GoldenParts.layered(0, Readout.NONE, "divisive-norm");
    double before = 0;
    for (double contrast : new double[] {0.1, 1, 10, 100}) {
      double[] r = respond(spec, 2, "output", Matrix.of(1, 2, new double[] {contrast, contrast}));
      assertEquals(contrast / (2 * contrast + 1), r[0], 1e-12);
      assertTrue(r[0] > before);
      before = r[0];
    }
  }

  @Test
  void aBatchOfOneKeepsTheRunningStatistics() {
    LayeredSpec spec = GoldenParts.layered(0, Readout.NONE, "batch-norm as=b", "activation linear");
    try (NDManager scope = TORCH.scope()) {
      NetworkBlock block = spec.block(3, 3, TORCH, Precision.FLOAT32);
      Weights start = Network.initial(spec, 3, 3, 1).weights();
      block.load(scope, start);
      NDArray one = TORCH.normal(scope, new Shape(1, 1, 3), Precision.FLOAT32, 3);
      block.gradients(scope, one, new NDList(), y -> y);
      assertEquals(start, block.weights());
      NDArray two = TORCH.normal(scope, new Shape(1, 2, 3), Precision.FLOAT32, 3);
      block.gradients(scope, two, new NDList(), y -> y);
      assertTrue(!start.equals(block.weights()));
    }
  }

  @Test
  void anAttendedPlaceOfAnImageGainsMost() {
    LayeredSpec spec =
        new LayeredNetwork(
            List.of("dense 2 as=where", "spatial-gain where width=0.2 from=input as=seen"),
            List.of(1, 5, 6),
            Readout.LINEAR,
            List.of(),
            0);
    Map<String, double[]> values =
        new HashMap<>(spec.initialWeights(30, 2, new CounterRandom(1, 0)));
    values.put("where.W", new double[60]);
    values.put("where.b", new double[] {0.1, 0.75});
    Network network = new Network(spec, 30, 2, Weights.of(spec.shapes(30, 2), values));
    Matrix stimulus = Matrix.zeros(1, 30);
    Arrays.fill(stimulus.array(), 1);
    double[] seen = LayerStimulation.of(network, "seen").respond(stimulus).array();
    int best = 0;
    for (int i = 0; i < seen.length; i++) {
      best = seen[i] > seen[best] ? i : best;
    }
    assertEquals(4, best, "first row, fifth column");
    assertEquals(2, seen[4], 1e-12);
  }

  @Test
  void predictionErrorFallsWithEveryChange() {
    Matrix x = random(4, 6, 1);
    double before = Double.POSITIVE_INFINITY;
    for (int iterations = 1; iterations < 40; iterations += 4) {
      LayeredSpec spec =
          GoldenParts.layered(
              0,
              Readout.LINEAR,
              "predictive-coding 3 rate=0.05 decay=0 as=p iterations=" + iterations);
      double error = Arrays.stream(respond(spec, 1, "p-error", x)).map(e -> e * e).sum();
      assertTrue(error < before);
      before = error;
    }
  }

  @Test
  void predictiveUnitsSettleAsTheReferenceDoes() {
    try (Golden golden = Golden.open("learning_rules")) {
      Golden.Case one = golden.one("predictive_coding");
      int[] u = one.shape("inputs/U");
      int[] x = one.shape("inputs/x");
      LayeredSpec spec =
          GoldenParts.layered(0, Readout.LINEAR, "predictive-coding " + u[1] + " as=p");
      Map<String, double[]> values =
          new HashMap<>(spec.initialWeights(u[0], 1, new CounterRandom(1, 0)));
      values.put("p.U", one.doubles("inputs/U"));
      Network network = new Network(spec, u[0], 1, Weights.of(spec.shapes(u[0], 1), values));
      Matrix stimuli = Matrix.of(x[0], x[1], one.doubles("inputs/x"));
      one.check("expected/r", LayerStimulation.of(network, "p").respond(stimuli).array(), 0, 0);
    }
  }

  @Test
  void surrogatesAreFiniteForAnyDistance() {
    double[] distances = {
      0,
      -0.0,
      1e-300,
      1,
      -3.5,
      40,
      -40,
      1e30,
      -1e300,
      Double.MAX_VALUE,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    for (Surrogate surrogate : Surrogate.values()) {
      LayeredSpec spec =
          GoldenParts.layered(
              0,
              Readout.NONE,
              "threshold 0 " + surrogate.name().toLowerCase(java.util.Locale.ROOT));
      for (Precision precision : Precision.values()) {
        try (NDManager scope = TORCH.scope()) {
          AssembledBlock block = (AssembledBlock) spec.block(1, 1, TORCH, precision);
          NDArray v = Tensors.of(scope, distances, new Shape(distances.length, 1), precision);
          double[] slopes = Tensors.doubles(block.inputGradient(scope, v, "output", v.onesLike()));
          double[] spikes = Tensors.doubles(block.layers(scope, v, new NDList()).head());
          for (int i = 0; i < distances.length; i++) {
            assertTrue(Double.isFinite(slopes[i]), surrogate + " at " + distances[i]);
            assertTrue(
                Double.isFinite(surrogate.value(distances[i], surrogate.usual())),
                surrogate + " at " + distances[i]);
            assertEquals(
                (precision.round(distances[i]) > 0) ? 1 : 0, spikes[i], "exactly a spike or none");
          }
        }
      }
    }
  }

  @Test
  void aSoftResetKeepsWhatIsAboveTheThreshold() {
    for (String reset : List.of("soft", "hard")) {
      NetworkSpec spec =
          GoldenParts.layered(
              1,
              Readout.LINEAR,
              "spiking 1 recurrent=false as=s tau-membrane=1e9 tau-synapse=1e-3 reset=" + reset);
      Map<String, double[]> values =
          Map.of(
              "s.W", new double[] {1}, "output.W", new double[] {1}, "output.b", new double[] {0});
      try (NDManager scope = TORCH.scope()) {
        NetworkBlock block = spec.block(1, 1, TORCH, Precision.FLOAT64);
        block.load(scope, Weights.of(spec.shapes(1, 1), values));
        NDArray x = scope.create(new double[] {2.5, 0, 0, 0, 0, 0}, new Shape(6, 1, 1));
        NDList layers = block.layers(scope, x, new NDList());
        double spikes = Arrays.stream(Tensors.doubles(layers.get(1))).sum();
        assertEquals(reset.equals("soft") ? 2 : 1, spikes, reset);
      }
    }
  }

  @Test
  void ojaFindsTheFirstPrincipalComponent() {
    CounterRandom random = new CounterRandom(12, 0);
    OjaNeuron neuron = new OjaNeuron(new double[] {0.6, -0.6, 0.5}, 0.002);
    for (int i = 0; i < 20000; i++) {
      double shared = 2 * random.nextGaussian();
      neuron.learn(
          new double[] {
            0.6 * shared + 0.5 * random.nextGaussian(),
            0.8 * shared + 0.5 * random.nextGaussian(),
            0.5 * random.nextGaussian()
          });
    }
    double[] w = neuron.weights();
    double norm = Math.sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);
    assertEquals(1, norm, 0.02);
    assertTrue(Math.abs(0.6 * w[0] + 0.8 * w[1]) / norm > 0.995);
  }

  @Test
  void aHopfieldNetworkCompletesItsPatterns() {
    int units = 200;
    int stored = 16;
    Matrix patterns = Matrix.zeros(stored, units);
    CounterRandom random = new CounterRandom(5, 0);
    Arrays.setAll(patterns.array(), i -> random.nextInt(2) == 0 ? -1 : 1);
    HopfieldNetwork network = new HopfieldNetwork(patterns);
    int recalled = 0;
    for (int p = 0; p < stored; p++) {
      double[] cue = patterns.row(p);
      for (int i = 0; i < units / 8; i++) {
        cue[8 * i] *= -1;
      }
      HopfieldNetwork.Recall recall = network.recall(cue, 10);
      for (int sweep = 1; sweep <= 10; sweep++) {
        assertTrue(recall.energy()[sweep] <= recall.energy()[sweep - 1] + 1e-12);
      }
      recalled += network.overlaps(recall.state())[p] > 0.95 ? 1 : 0;
    }
    assertTrue(recalled >= 14, recalled + " of 16 patterns at a load of 0.08");
  }
}
