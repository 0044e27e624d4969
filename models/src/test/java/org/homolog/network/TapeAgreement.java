package org.homolog.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;

/**
 * The roll-out of leaky units in native calls against the plain DJL block, and its reverse against
 * the engine's tape.
 */
final class TapeAgreement {
  private static final Torch TORCH = Torch.on(DeviceChoice.CPU);

  private TapeAgreement() {}

  static void check(LeakyRecurrent spec, double softConstraint) {
    try (NDManager scope = TORCH.scope()) {
      NetworkBlock block = spec.block(3, 2, TORCH, Precision.FLOAT64);
      // Away from the beginning, so that the soft constraint pulls.
      block.load(scope, moved(Network.initial(spec, 3, 2, 4).weights(), 0.05));
      NDArray x = TORCH.normal(scope, new Shape(6, 4, 3), Precision.FLOAT64, 1);
      NDList noise = block.noise(scope, x.getShape(), 3);
      NDList plain = plain(block, x, noise);
      NDList fast = block.layers(scope, x, noise);
      for (int layer = 0; layer < fast.size(); layer++) {
        same(plain.get(layer), fast.get(layer), spec.layerNames().get(layer));
      }
      int last = fast.size() - 1;
      assertEquals(spec.layerNames().size(), fast.size());
      NDList byHand = block.gradients(scope, x, noise, output -> output);
      NDList byTape =
          TORCH.gradients(
              scope,
              block.trainable(),
              () -> {
                NDArray loss = plain(block, x, noise).get(last).pow(2).sum().div(2);
                return softConstraint > 0
                    ? loss.add(pull((LeakyBlock) block, softConstraint))
                    : loss;
              });
      assertEquals(byTape.size(), byHand.size());
      for (int i = 0; i < byTape.size(); i++) {
        same(byTape.get(i), byHand.get(i), "gradient " + i);
      }
    }
  }

  /** Eq 44. */
  private static NDArray pull(LeakyBlock block, double beta) {
    NDArray away = block.actingOnTape().get(0).sub(block.weight("Wr_anchor"));
    return away.pow(2).mul(block.weight("Wr_anchoring")).sum().mul(beta);
  }

  static Weights moved(Weights weights, double by) {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (WeightShape shape : weights.shapes()) {
      double[] array = weights.values(shape.name());
      for (int i = 0; shape.trainable() && i < array.length; i++) {
        array[i] += by * (i % 5 - 2);
      }
      values.put(shape.name(), array);
    }
    return Weights.of(weights.shapes(), values);
  }

  private static NDList plain(NetworkBlock block, NDArray x, NDList noise) {
    NDList inputs = new NDList(x).addAll(noise);
    return block.forward(new ParameterStore(x.getManager(), false), inputs, false);
  }

  private static void same(NDArray expected, NDArray actual, String what) {
    assertEquals(expected.getShape(), actual.getShape(), what);
    double[] a = Tensors.doubles(expected);
    double[] b = Tensors.doubles(actual);
    assertTrue(Arrays.stream(a).anyMatch(v -> v != 0), what + " is not all zero");
    for (int i = 0; i < a.length; i++) {
      assertEquals(a[i], b[i], 1e-10 * Math.max(1, Math.abs(a[i])), what + "[" + i + "]");
    }
  }
}
