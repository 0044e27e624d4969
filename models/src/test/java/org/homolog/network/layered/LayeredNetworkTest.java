package org.homolog.network.layered;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;
import org.homolog.learning.NetworkFile;
import org.homolog.learning.TrainedNetwork;
import org.homolog.learning.TrainingHistory;
import org.homolog.network.Network;
import org.homolog.network.NetworkBlock;
import org.homolog.network.NetworkKinds;
import org.homolog.network.NetworkSpec;
import org.homolog.network.WeightShape;
import org.homolog.network.Weights;
import org.homolog.spi.Options;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Networks declared as lists of parts: what a declaration means, and what is refused. */
class LayeredNetworkTest {
  private static final Torch TORCH = Torch.on(DeviceChoice.CPU);

  /** A network and the numbers of inputs and outputs it is tried with. */
  private record Tried(String name, NetworkSpec spec, int inputs, int outputs) {}

  private static NetworkSpec layered(Map<String, ?> options) {
    return NetworkKinds.named("layered").bind(options);
  }

  private static NetworkSpec cnn(String skip) {
    return NetworkKinds.named("cnn")
        .bind(
            Map.of(
                "image", List.of(2, 6, 6),
                "channels", List.of(3, 4),
                "hidden", List.of(5),
                "activation", "tanh",
                "skip", skip));
  }

  private static List<Tried> tried() {
    return List.of(
        new Tried("no parts", layered(Map.of()), 4, 2),
        new Tried(
            "skips",
            layered(
                Map.of(
                    "layers",
                    List.of(
                        "dense 5 tanh as=a",
                        "dense 5 softplus",
                        "add a as=b",
                        "concatenate a",
                        "select 2 6",
                        "activation sigmoid"))),
            4,
            3),
        new Tried(
            "image",
            layered(
                Map.of(
                    "image", List.of(1, 6, 7),
                    "layers",
                        List.of(
                            "convolution 3 kernel=3 tanh stride=2 padding=2",
                            "average-pool 2",
                            "reshape 1 3 4",
                            "max-pool 2 stride=1",
                            "dense 4 tanh"))),
            42,
            2),
        new Tried(
            "areas",
            layered(
                Map.of(
                    "image", List.of(2, 3, 4),
                    "layers",
                        List.of(
                            "convolutional-recurrent 2/3/2 tanh lateral=1/3 updates=2 bias=true",
                            "average-pool"),
                    "dt", 20)),
            24,
            2),
        new Tried(
            "normalised",
            layered(
                Map.of(
                    "layers",
                    List.of(
                        "dense 5 tanh as=a",
                        "layer-norm",
                        "layer-norm single",
                        "activation softplus",
                        "divisive-norm softplus",
                        "divisive-norm weighted tanh"))),
            4,
            3),
        new Tried(
            "normalised image",
            layered(
                Map.of(
                    "image", List.of(3, 4, 2),
                    "layers",
                        List.of(
                            "layer-norm",
                            "activation sigmoid",
                            "divisive-norm channels tanh",
                            "divisive-norm tanh"))),
            24,
            2),
        new Tried(
            "chosen",
            layered(
                Map.of(
                    "layers",
                    List.of(
                        "dense 1 linear as=where",
                        "dense 6 tanh from=input as=what",
                        "spatial-gain where share",
                        "spatial-gain where width=0.8",
                        "feature-gain input",
                        "gate what",
                        "attention 4 slots=3 dot",
                        "attention 3",
                        "predictive-coding 2 iterations=3"))),
            4,
            3),
        new Tried(
            "chosen image",
            layered(
                Map.of(
                    "image", List.of(2, 3, 4),
                    "layers",
                        List.of(
                            "dense 2 sigmoid as=where",
                            "spatial-gain where width=0.3 from=input",
                            "spatial-gain where share",
                            "feature-gain where",
                            "gate where",
                            "self-attention 3 length=4"))),
            24,
            3),
        new Tried(
            "plastic",
            layered(
                Map.of(
                    "layers",
                    List.of(
                        "short-term-plasticity 5 softplus tau=60",
                        "short-term-plasticity 4 tanh order=explicit-euler synapses=depressing",
                        "fast-weights 3",
                        "fast-weights 4 learned rate=0.2 record-weights=true",
                        "leaky-readout 3",
                        "running-maximum"),
                    "dt",
                    20)),
            4,
            3),
        new Tried(
            "conv-rnn",
            NetworkKinds.named("conv-rnn")
                .bind(
                    Map.of(
                        "image",
                        List.of(2, 3, 4),
                        "channels",
                        List.of(2, 3),
                        "activation",
                        "tanh",
                        "dt",
                        10)),
            24,
            2),
        new Tried(
            "filters",
            layered(
                Map.of(
                    "image", List.of(2, 16, 17),
                    "layers",
                        List.of(
                            "grey",
                            "contrast",
                            "resize 15 15 as=small",
                            "dense 225 tanh",
                            "reshape 1 15 15 order=channels-last as=seen",
                            "gabor 2 wavelengths=3/5",
                            "average-pool",
                            "dense 3 tanh as=energies",
                            "hmax-c1 2 from=seen",
                            "hmax-c2 seen 2",
                            "concatenate energies"))),
            544,
            2),
        new Tried("cnn", cnn("none"), 72, 3),
        new Tried("residual", cnn("residual"), 72, 3),
        new Tried("dense skip", cnn("dense"), 72, 3));
  }

  @TestFactory
  Stream<DynamicTest> gradientsAreThoseOfTheLoss() {
    return tried().stream().map(t -> DynamicTest.dynamicTest(t.name(), () -> differences(t)));
  }

  private static void differences(Tried tried) {
    try (NDManager scope = TORCH.scope()) {
      NetworkBlock block =
          tried.spec().block(tried.inputs(), tried.outputs(), TORCH, Precision.FLOAT64);
      Weights start = Network.initial(tried.spec(), tried.inputs(), tried.outputs(), 3).weights();
      block.load(scope, start);
      NDArray x = TORCH.normal(scope, new Shape(3, 2, tried.inputs()), Precision.FLOAT64, 5);
      NDList gradients = block.gradients(scope, x, new NDList(), y -> y);
      List<WeightShape> learned = start.shapes().stream().filter(WeightShape::trainable).toList();
      assertEquals(learned.size(), gradients.size());
      NDList tape =
          TORCH.gradients(
              scope,
              block.trainable(),
              () -> {
                NDList layers =
                    block.forward(new ParameterStore(scope, false), new NDList(x), false);
                NDArray y = layers.get(layers.size() - 1);
                return y.mul(y).sum().mul(0.5);
              });
      for (int w = 0; w < learned.size(); w++) {
        String name = learned.get(w).name();
        double[] analytic = Tensors.doubles(gradients.get(w));
        assertArrayEquals(Tensors.doubles(tape.get(w)), analytic, 1e-12, name);
        for (int k = 0; k < analytic.length; k += 1 + analytic.length / 4) {
          double h = 1e-6;
          double numeric =
              (loss(block, scope, x, start, name, k, h) - loss(block, scope, x, start, name, k, -h))
                  / (2 * h);
          assertEquals(numeric, analytic[k], 1e-5 * Math.max(1, Math.abs(numeric)), name);
        }
      }
    }
  }

  private static double loss(
      NetworkBlock block,
      NDManager scope,
      NDArray x,
      Weights start,
      String name,
      int place,
      double shift) {
    Map<String, double[]> values = new java.util.HashMap<>();
    start.shapes().forEach(s -> values.put(s.name(), start.values(s.name())));
    values.get(name)[place] += shift;
    block.load(scope, Weights.of(start.shapes(), values));
    NDList layers = block.layers(scope, x, new NDList());
    return Arrays.stream(Tensors.doubles(layers.get(layers.size() - 1))).map(y -> y * y).sum() / 2;
  }

  @TestFactory
  Stream<DynamicTest> filesKeepDeclarationAndWeights(@TempDir Path folder) {
    return tried().stream()
        .map(
            t ->
                DynamicTest.dynamicTest(
                    t.name(),
                    () -> {
                      Network network = Network.initial(t.spec(), t.inputs(), t.outputs(), 9);
                      TrainedNetwork written =
                          new TrainedNetwork(network, TrainingHistory.NONE, 9, Map.of());
                      Path file = folder.resolve(t.name() + ".h5");
                      NetworkFile.write(file, written);
                      assertEquals(written, NetworkFile.read(file));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> layersAreAsDeclared() {
    return tried().stream()
        .map(
            t ->
                DynamicTest.dynamicTest(
                    t.name(),
                    () -> {
                      try (NDManager scope = TORCH.scope()) {
                        NetworkBlock block =
                            t.spec().block(t.inputs(), t.outputs(), TORCH, Precision.FLOAT32);
                        block.load(
                            scope, Network.initial(t.spec(), t.inputs(), t.outputs(), 1).weights());
                        Shape shape = new Shape(2, 3, t.inputs());
                        NDList layers =
                            block.layers(
                                scope,
                                TORCH.normal(scope, shape, Precision.FLOAT32, 1),
                                new NDList());
                        Shape[] expected = block.getOutputShapes(new Shape[] {shape});
                        assertEquals(t.spec().layerNames().size(), layers.size());
                        for (int i = 0; i < expected.length; i++) {
                          assertEquals(expected[i], layers.get(i).getShape());
                        }
                      }
                    }));
  }

  @Test
  void layersAreNamedByKindOrByTheirOwnName() {
    NetworkSpec spec =
        layered(Map.of("layers", List.of("dense 3", "dense 4 as=v2", "dropout 0.1", "dense 5")));
    assertEquals(List.of("dense1", "v2", "dropout1", "dense3", "output"), spec.layerNames());
    NetworkSpec some =
        layered(Map.of("layers", List.of("dense 3", "dense 4 as=v2"), "record", List.of("v2")));
    assertEquals(List.of("v2", "output"), some.layerNames());
    NetworkSpec none =
        layered(Map.of("layers", List.of("dense 3", "dense 2 linear"), "readout", "none"));
    assertEquals(List.of("dense1", "output"), none.layerNames());
  }

  @Test
  void aDenseStackIsThePerceptron() {
    NetworkSpec perceptron =
        NetworkKinds.named("mlp").bind(Map.of("layers", List.of(5, 4), "activation", "tanh"));
    NetworkSpec stack =
        layered(Map.of("layers", List.of("dense 5 tanh as=h1", "dense 4 tanh as=h2")));
    Map<String, String> names =
        Map.of(
            "W1",
            "h1.W",
            "b1",
            "h1.b",
            "W2",
            "h2.W",
            "b2",
            "h2.b",
            "W3",
            "output.W",
            "b3",
            "output.b");
    Weights given = Network.initial(perceptron, 3, 2, 8).weights();
    Map<String, double[]> same = new java.util.HashMap<>();
    names.forEach((own, part) -> same.put(part, given.values(own)));
    try (NDManager scope = TORCH.scope()) {
      NDArray x = TORCH.normal(scope, new Shape(2, 3, 3), Precision.FLOAT64, 2);
      NetworkBlock one = perceptron.block(3, 2, TORCH, Precision.FLOAT64);
      one.load(scope, given);
      NetworkBlock other = stack.block(3, 2, TORCH, Precision.FLOAT64);
      other.load(scope, Weights.of(stack.shapes(3, 2), same));
      NDList a = one.layers(scope, x, new NDList());
      NDList b = other.layers(scope, x, new NDList());
      for (int i = 0; i < a.size(); i++) {
        assertArrayEquals(Tensors.doubles(a.get(i)), Tensors.doubles(b.get(i)), 1e-14);
      }
    }
  }

  @Test
  void dropoutActsWhileLearningOnlyAndKeepsTheMean() {
    NetworkSpec spec =
        layered(
            Map.of(
                "layers",
                List.of("dropout 0.3 as=dropped", "activation linear"),
                "readout",
                "none"));
    int units = 4000;
    try (NDManager scope = TORCH.scope()) {
      NetworkBlock block = spec.block(units, units, TORCH, Precision.FLOAT64);
      block.load(scope, Weights.of(List.of(), Map.of()));
      Shape shape = new Shape(1, 5, units);
      NDArray x = scope.ones(shape, Precision.FLOAT64.dataType());
      assertArrayEquals(
          Tensors.doubles(x), Tensors.doubles(block.layers(scope, x, new NDList()).head()));
      NDList mask = block.noise(scope, shape, 4);
      double[] dropped = Tensors.doubles(block.layers(scope, x, mask).head());
      double mean = Arrays.stream(dropped).average().orElseThrow();
      assertEquals(1, mean, 0.02);
      assertTrue(Arrays.stream(dropped).allMatch(v -> v == 0 || Math.abs(v - 1 / 0.7) < 1e-12));
      assertArrayEquals(
          Tensors.doubles(mask.head()), Tensors.doubles(block.noise(scope, shape, 4).head()));
      assertNotEquals(
          Arrays.toString(Tensors.doubles(mask.head())),
          Arrays.toString(Tensors.doubles(block.noise(scope, shape, 5).head())));
    }
  }

  @TestFactory
  Stream<DynamicTest> whatCannotBeIsRefusedByName() {
    record Wrong(Map<String, ?> options, String said) {}
    return Stream.of(
            new Wrong(Map.of("layers", List.of("dens 3")), "did you mean \"dense\""),
            new Wrong(Map.of("layers", List.of("dense")), "units"),
            new Wrong(Map.of("layers", List.of("dense 0")), "from 1 to"),
            new Wrong(Map.of("layers", List.of("dense 3 relu tall")), "tall"),
            new Wrong(Map.of("layers", List.of("dense 3 hight=2")), "hight"),
            new Wrong(Map.of("layers", List.of("dense 3, relu")), "divided by blanks"),
            new Wrong(Map.of("layers", List.of("dense 3 as=input")), "taken"),
            new Wrong(Map.of("layers", List.of("dense 3 as=a b=c")), "option \"b\""),
            new Wrong(Map.of("layers", List.of("dense 3 as=a", "dense 2 as=a")), "two layers"),
            new Wrong(
                Map.of("layers", List.of("gate input as=g", "dense 2 as=g-open")), "two layers"),
            new Wrong(
                Map.of("layers", List.of("gabor wavelengths=900 aspect=0.1")), "aspect nearer"),
            new Wrong(Map.of("layers", List.of("add later", "dense 2 as=later")), "later"),
            new Wrong(Map.of("layers", List.of("dense 3"), "record", List.of("a")), "record"),
            new Wrong(Map.of("image", List.of(3, 4)), "image"),
            new Wrong(Map.of("readout", "none"), "needs a part"))
        .map(
            wrong ->
                DynamicTest.dynamicTest(
                    wrong.said(),
                    () -> {
                      String message =
                          assertThrows(Options.InvalidOption.class, () -> layered(wrong.options()))
                              .getMessage();
                      assertTrue(message.contains(wrong.said()), message);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> impossibleShapesAreRefusedByLayer() {
    record Wrong(Map<String, ?> options, String said) {}
    return Stream.of(
            new Wrong(Map.of("layers", List.of("convolution 3")), "layer convolution1: it needs"),
            new Wrong(Map.of("layers", List.of("dense 3", "add input")), "layer add1: it adds"),
            new Wrong(Map.of("layers", List.of("select 5 9")), "layer select1: it selects"),
            new Wrong(Map.of("layers", List.of("reshape 1 2 3")), "layer reshape1: it makes"),
            new Wrong(Map.of("image", List.of(1, 3, 3)), "image: 1 x 3 x 3"),
            new Wrong(
                Map.of("layers", List.of("reshape 1 2 4", "max-pool 3")),
                "layer max-pool1: patches of 3"),
            new Wrong(Map.of("layers", List.of("dense 7"), "readout", "none"), "7 units"))
        .map(
            wrong ->
                DynamicTest.dynamicTest(
                    wrong.said(),
                    () -> {
                      String message =
                          assertThrows(
                                  HomologException.class,
                                  () -> layered(wrong.options()).shapes(8, 2))
                              .getMessage();
                      assertTrue(message.contains(wrong.said()), message);
                    }));
  }
}
