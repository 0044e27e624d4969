package org.homolog.network.layered;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.homolog.dynamics.DecodedStimulation;
import org.homolog.dynamics.LayerStimulation;
import org.homolog.dynamics.PreferredStimulus;
import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;
import org.homolog.network.Golden;
import org.homolog.network.Network;
import org.homolog.network.Weights;
import org.homolog.network.convolution.ConvolutionalNetwork;
import org.homolog.system.Stimulable;
import org.homolog.torch.Precision;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The family "cnn": convolution, preferred stimuli and convolutional recurrence. */
class GoldenConvolutionTest {
  private static final Map<String, String> OWN =
      Map.of(
          "conv1_w", "conv1.W",
          "conv1_b", "conv1.b",
          "conv2_w", "conv2.W",
          "conv2_b", "conv2.b",
          "fc1_w", "hidden1.W",
          "fc1_b", "hidden1.b",
          "fc2_w", "output.W",
          "fc2_b", "output.b");

  @TestFactory
  Stream<DynamicTest> convolution() {
    return GoldenParts.tests("cnn", GoldenConvolutionTest::check);
  }

  private static GoldenParts.Check check(String name, Golden.Case one) {
    if (name.startsWith("conv_rnn")) {
      return recurrent(one)::check;
    }
    if (name.startsWith("preferred_stimulus_latent")) {
      return precision -> latent(one);
    }
    if (name.startsWith("preferred_stimulus")) {
      return precision -> preferred(one);
    }
    GoldenParts parts = small(one);
    return precision -> {
      parts.check(precision);
      dissimilarities(one, precision);
    };
  }

  private static ConvolutionalNetwork spec(Golden.Case one, int size) {
    int[] first = one.shape("params/conv1_w");
    return new ConvolutionalNetwork(
        List.of(first[1], size, size),
        List.of(first[0], one.shape("params/conv2_w")[0]),
        first[2],
        2,
        ConvolutionalNetwork.Skip.NONE,
        List.of(one.shape("params/fc1_w")[0]),
        ActivationFunction.RELU,
        0);
  }

  private static GoldenParts small(Golden.Case one) {
    int[] x = one.shape("inputs/x");
    int pixels = x[1] * x[2] * x[3];
    GoldenParts parts =
        GoldenParts.of(one, spec(one, x[2]), pixels, one.shape("params/fc2_w")[0])
            .input("inputs/x", x[0], pixels)
            .layer("expected/l1", "conv1")
            .layer("expected/l2", "conv2")
            .layer("expected/l3", "hidden1")
            .layer("expected/logits", "output")
            .crossEntropy(false);
    OWN.forEach(parts::weight);
    return parts;
  }

  private static Network network(Golden.Case one, int size) {
    ConvolutionalNetwork spec = spec(one, size);
    int outputs = one.shape("params/fc2_w")[0];
    int pixels = spec.image().get(0) * size * size;
    Map<String, double[]> values = new HashMap<>();
    OWN.forEach((golden, own) -> values.put(own, one.doubles("params/" + golden)));
    return new Network(spec, pixels, outputs, Weights.of(spec.shapes(pixels, outputs), values));
  }

  /** One minus the correlation between the layers' responses to each pair of images. */
  private static void dissimilarities(Golden.Case one, Precision precision) {
    int[] x = one.shape("inputs/x");
    Network network = network(one, x[2]);
    Map<String, String> layers =
        Map.of("l1", "conv1", "l2", "conv2", "l3", "hidden1", "logits", "output");
    layers.forEach(
        (golden, layer) -> {
          Stimulable stimulable = LayerStimulation.of(network, layer);
          Matrix responses =
              stimulable.respond(Matrix.of(x[0], network.inputs(), one.doubles("inputs/x")));
          double[] actual = new double[x[0] * x[0]];
          for (int i = 0; i < x[0]; i++) {
            for (int j = 0; j < x[0]; j++) {
              actual[i * x[0] + j] =
                  1 - new PearsonsCorrelation().correlation(responses.row(i), responses.row(j));
            }
          }
          one.check(
              "expected/rdm_correlation/" + golden,
              actual,
              0,
              precision == Precision.FLOAT64 ? 0 : 1e-6);
        });
  }

  private static void preferred(Golden.Case one) {
    int[] x = one.shape("inputs/x0");
    Network network = network(one, x[2]);
    Stimulable layer = LayerStimulation.of(network, "hidden1");
    Matrix starts = Matrix.of(x[0], network.inputs(), one.doubles("inputs/x0"));
    int unit = one.config().get("unit").asInt();
    double eta = one.config().get("eta").asDouble();
    int all = one.config().get("steps").asInt();
    for (int steps : new int[] {1, 10, all}) {
      PreferredStimulus.Found found =
          PreferredStimulus.ascend(
              layer, unit, starts, new PreferredStimulus.Ascent(eta, steps, 0, 1));
      one.check("expected/x_after_" + steps, found.stimuli().array(), 0, 0);
      if (steps == all) {
        climbed(one, found, all);
      }
    }
  }

  private static void climbed(Golden.Case one, PreferredStimulus.Found found, int steps) {
    int starts = found.stimuli().rows();
    one.check(
        "expected/activity_before_each_step",
        Arrays.copyOf(found.activity().array(), steps * starts),
        0,
        0);
    for (int start = 0; start < starts; start++) {
      assertEquals(
          Arrays.stream(found.activity().column(start)).max().orElseThrow(),
          found.activity().get(steps, start),
          1e-3);
    }
  }

  private static void latent(Golden.Case one) {
    int[] z = one.shape("inputs/z0");
    int pixels = one.shape("decoder/W2")[0];
    int size = (int) Math.round(Math.sqrt(pixels));
    LayeredSpec decoder =
        GoldenParts.layered(
            0,
            Readout.NONE,
            "dense " + one.shape("decoder/W1")[0] + " tanh as=h",
            "dense " + pixels + " sigmoid");
    Map<String, double[]> values =
        Map.of(
            "h.W", one.doubles("decoder/W1"),
            "h.b", one.doubles("decoder/b1"),
            "output.W", one.doubles("decoder/W2"),
            "output.b", one.doubles("decoder/b2"));
    Network images =
        new Network(decoder, z[1], pixels, Weights.of(decoder.shapes(z[1], pixels), values));
    Stimulable both =
        new DecodedStimulation(
            LayerStimulation.of(images, "output"),
            LayerStimulation.of(network(one, size), "hidden1"));
    int steps = one.config().get("steps").asInt();
    PreferredStimulus.Found found =
        PreferredStimulus.ascend(
            both,
            one.config().get("unit").asInt(),
            Matrix.of(z[0], z[1], one.doubles("inputs/z0")),
            PreferredStimulus.Ascent.unbounded(one.config().get("eta").asDouble(), steps));
    one.check("expected/z_final", found.stimuli().array(), 0, 0);
    climbed(one, found, steps);
  }

  private static GoldenParts recurrent(Golden.Case one) {
    int[] x = one.shape("inputs/x");
    int steps = one.config().get("steps").asInt();
    int first = one.shape("params/ff1")[0];
    int second = one.shape("params/ff2")[0];
    int kernel = one.shape("params/ff1")[2];
    int pixels = x[1] * x[2] * x[3];
    LayeredSpec spec =
        new LayeredNetwork(
            List.of(
                "convolutional-recurrent "
                    + first
                    + "/"
                    + second
                    + " kernel="
                    + kernel
                    + " lateral=1 as=areas",
                "average-pool"),
            List.of(x[1], x[2], x[3]),
            Readout.NONE,
            List.of(),
            0);
    double[] image = one.doubles("inputs/x");
    double[] repeated = new double[steps * image.length];
    for (int t = 0; t < steps; t++) {
      System.arraycopy(image, 0, repeated, t * image.length, image.length);
    }
    return GoldenParts.of(one, spec, pixels, second)
        .input(repeated, steps, x[0], pixels)
        .weight("ff1", "areas.ff1")
        .weight("lat1", "areas.lat1")
        .weight("fb1", "areas.fb1")
        .weight("ff2", "areas.ff2")
        .layer("expected/h1", "areas-area1")
        .layer("expected/h2", "areas")
        .layer("expected/pooled", "output")
        .squared("", 1);
  }
}
