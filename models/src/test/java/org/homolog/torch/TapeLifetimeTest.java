package org.homolog.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * The tape reads its operands again in the backward pass. What Java hands over lies in Java's
 * memory: between the passes the collector runs here, and what it frees is written over.
 */
class TapeLifetimeTest {
  private static final Torch TORCH = Torch.on(DeviceChoice.CPU);

  private static double gradient(BiFunction<NDManager, NDArray, NDArray> operation) {
    try (NDManager scope = TORCH.scope()) {
      NDArray w = Tensors.of(scope, new double[] {3}, new Shape(1), Precision.FLOAT64);
      NDList gradients =
          TORCH.gradients(
              scope,
              new NDList(w),
              () -> {
                NDArray result = operation.apply(scope, w);
                overwriteWhatIsCollected();
                return result.sum();
              });
      return Tensors.doubles(gradients.head())[0];
    }
  }

  /** Collects, then asks for blocks of the sizes of small arrays and fills them. */
  static void overwriteWhatIsCollected() {
    List<ByteBuffer> blocks = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      System.gc();
      for (int i = 0; i < 2000; i++) {
        ByteBuffer block = ByteBuffer.allocateDirect(8 + i % 64);
        while (block.hasRemaining()) {
          block.put((byte) 0x55);
        }
        blocks.add(block);
      }
    }
  }

  @Test
  void numbersOutliveTheCollectorUntilTheBackwardPass() {
    assertEquals(0.7, gradient((scope, w) -> w.mul(Tensors.number(scope, 0.7))), 1e-12);
    assertEquals(1 / 0.7, gradient((scope, w) -> w.div(Tensors.number(scope, 0.7))), 1e-12);
    assertEquals(27, gradient((scope, w) -> w.pow(Tensors.number(scope, 3))), 1e-12);
  }
}
