package org.homolog.network.layered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.homolog.learning.Adam;
import org.homolog.learning.Optimiser;
import org.homolog.network.Golden;
import org.homolog.network.NetworkBlock;
import org.homolog.network.NetworkKinds;
import org.homolog.network.NetworkSpec;
import org.homolog.network.Weights;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.Test;

class AutoencoderTest {
  @Test
  void aLinearOneFindsThePrincipalComponents() {
    try (Golden golden = Golden.open("learning_rules")) {
      Golden.Case one = golden.one("linear_autoencoder");
      int[] x = one.shape("inputs/X");
      int code = one.config().get("k").asInt();
      NetworkSpec spec =
          NetworkKinds.named("autoencoder").bind(Map.of("code", code, "bias", false));
      Torch torch = Torch.on(DeviceChoice.CPU);
      try (NDManager owner = torch.scope()) {
        NetworkBlock block = spec.block(x[1], x[1], torch, Precision.FLOAT64);
        block.load(
            owner,
            Weights.of(
                spec.shapes(x[1], x[1]),
                Map.of(
                    "code.W", one.doubles("inputs/W_enc0"),
                    "output.W", one.doubles("inputs/W_dec0"))));
        NDArray inputs =
            Tensors.of(owner, one.doubles("inputs/X"), new Shape(x[0], x[1]), Precision.FLOAT64);
        Optimiser.Steps adam = Adam.standard().begin(torch, owner, block.trainable());
        for (int step = 0; step < 1500; step++) {
          try (NDManager scope = torch.scope()) {
            NDList gradients =
                block.gradients(scope, inputs, new NDList(), y -> y.sub(inputs).mul(2.0 / x[0]));
            adam.apply(scope, gradients, step < 1000 ? 0.02 : 0.002, 0);
          }
        }
        NDArray error = block.layers(owner, inputs, new NDList()).get(1).sub(inputs);
        double loss = Tensors.doubles(error.mul(error).sum())[0] / x[0];
        double optimal = one.doubles("expected/optimal_loss")[0];
        assertEquals(optimal, loss, 1e-4 * optimal);
        assertTrue(spansTheTop(one, block.weights().values("output.W"), x[1], code));
      }
    }
  }

  /** Whether the decoder's columns lie in the space of the first components. */
  private static boolean spansTheTop(Golden.Case one, double[] decoder, int inputs, int code) {
    double[] top = one.doubles("expected/top_pc");
    for (int c = 0; c < code; c++) {
      double inside = 0;
      double length = 0;
      for (int p = 0; p < code; p++) {
        double along = 0;
        for (int i = 0; i < inputs; i++) {
          along += top[i * code + p] * decoder[i * code + c];
        }
        inside += along * along;
      }
      for (int i = 0; i < inputs; i++) {
        length += decoder[i * code + c] * decoder[i * code + c];
      }
      if (inside < 0.999 * length) {
        return false;
      }
    }
    return true;
  }

  @Test
  void layersMirrorEachOther() {
    NetworkSpec spec =
        NetworkKinds.named("autoencoder").bind(Map.of("code", 2, "hidden", List.of(8, 4)));
    assertEquals(
        List.of("encode1", "encode2", "code", "decode1", "decode2", "output"), spec.layerNames());
    assertEquals(List.of(2, 4), spec.shapes(10, 10).get(4).dimensions());
    assertEquals(List.of(10, 8), spec.shapes(10, 10).get(10).dimensions());
  }
}
