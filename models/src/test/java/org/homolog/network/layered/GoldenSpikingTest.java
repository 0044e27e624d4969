package org.homolog.network.layered;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.homolog.dynamics.LayerStimulation;
import org.homolog.linalg.Matrix;
import org.homolog.network.Golden;
import org.homolog.network.Network;
import org.homolog.network.Weights;
import org.homolog.network.spiking.Spiking;
import org.homolog.network.spiking.SpikingNetwork;
import org.homolog.network.spiking.Surrogate;
import org.homolog.system.Stimulable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The family "spiking": integrate-and-fire networks and surrogate gradients. */
class GoldenSpikingTest {
  @TestFactory
  Stream<DynamicTest> spiking() {
    return GoldenParts.tests("spiking", GoldenSpikingTest::check);
  }

  private static GoldenParts.Check check(String name, Golden.Case one) {
    if (name.startsWith("surrogates")) {
      return precision -> surrogates(one);
    }
    int[] x = one.shape("inputs/x");
    int units = one.shape("params/W1")[0];
    int outputs = one.shape("params/W2")[0];
    SpikingNetwork spec =
        new SpikingNetwork(
            java.util.List.of(units),
            1,
            -1 / Math.log(one.config().get("alpha").asDouble()),
            -1 / Math.log(one.config().get("beta").asDouble()),
            true,
            Spiking.Reset.HARD,
            Surrogate.SUPERSPIKE,
            1,
            SpikingNetwork.Output.RUNNING_MAXIMUM);
    return GoldenParts.of(one, spec, x[2], outputs)
            .input("inputs/x", x[0], x[1], x[2])
            .weight("W1", "spikes1.W")
            .weight("V1", "spikes1.V")
            .weight("W2", "readout.W")
            .layer("expected/spikes", "spikes1")
            .layer("expected/membrane", "spikes1-membrane")
            .layer("expected/out", "readout")
            .layer("expected/max_over_time", "output")
            .crossEntropy(true)
        ::check;
  }

  /** In Java, and as the derivative of a threshold. */
  private static void surrogates(Golden.Case one) {
    double[] v = one.doubles("inputs/v");
    for (Surrogate surrogate : Surrogate.values()) {
      String name = surrogate.name().toLowerCase(Locale.ROOT);
      one.check(
          "expected/" + name,
          Arrays.stream(v).map(d -> surrogate.value(d, surrogate.usual())).toArray(),
          0,
          0);
      LayeredSpec spec = GoldenParts.layered(0, Readout.NONE, "threshold 0 " + name);
      Network network =
          new Network(spec, 1, 1, Weights.of(java.util.List.of(), java.util.Map.of()));
      Stimulable threshold = LayerStimulation.of(network, "output");
      Matrix ones = Matrix.zeros(v.length, 1);
      Arrays.fill(ones.array(), 1);
      one.check(
          "expected/" + name, threshold.gradients(Matrix.of(v.length, 1, v), ones).array(), 0, 0);
    }
  }
}
