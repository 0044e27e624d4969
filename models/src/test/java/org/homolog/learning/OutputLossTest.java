package org.homolog.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.stream.DoubleStream;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Task;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.Test;

/** The loss and its gradient against those that training takes from the engine. */
class OutputLossTest {
  private static final Torch TORCH = Torch.on(DeviceChoice.CPU);
  private static final Shape PLACES = new Shape(5, 3);
  private static final int OUTPUTS = 4;
  private static final CounterRandom RANDOM = new CounterRandom(3, 0);

  private static double[] numbers(int count) {
    return DoubleStream.generate(RANDOM::nextGaussian).limit(count).toArray();
  }

  private static void agree(Task.Loss kind, double[] targets, double[] weights) {
    double[] output = numbers(15 * OUTPUTS);
    OutputLoss loss = new OutputLoss(kind, OUTPUTS, targets, weights);
    try (NDManager scope = TORCH.scope()) {
      NDList expected =
          LossGradient.of(
              kind,
              TORCH,
              scope,
              array(scope, output, OUTPUTS),
              array(scope, targets, targets.length / 15),
              array(scope, weights, weights.length / 15));
      assertEquals(Tensors.doubles(expected.get(0))[0], loss.of(output), 1e-12);
      assertArrayEquals(Tensors.doubles(expected.get(1)), loss.gradient(output), 1e-12);
    }
  }

  private static NDArray array(NDManager scope, double[] values, int last) {
    return Tensors.of(scope, values, PLACES.add(last), Precision.FLOAT64);
  }

  private static double[] weights(int count) {
    double[] weights = numbers(count);
    for (int i = 0; i < count; i++) {
      weights[i] = i % 4 == 1 ? 0 : Math.abs(weights[i]);
    }
    return weights;
  }

  @Test
  void squaredErrorsAgree() {
    agree(Task.Loss.SQUARED_ERROR, numbers(15 * OUTPUTS), weights(15));
  }

  @Test
  void squaredErrorsOfWeighedOutputsAgree() {
    agree(Task.Loss.SQUARED_ERROR, numbers(15 * OUTPUTS), weights(15 * OUTPUTS));
  }

  @Test
  void crossEntropiesAgree() {
    double[] classes = new double[15];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = RANDOM.nextInt(OUTPUTS);
    }
    agree(Task.Loss.CROSS_ENTROPY, classes, weights(15));
  }

  @Test
  void weightsThatFitNothingAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new OutputLoss(Task.Loss.SQUARED_ERROR, 2, new double[6], new double[4]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new OutputLoss(Task.Loss.CROSS_ENTROPY, 2, new double[6], new double[12]));
  }
}
