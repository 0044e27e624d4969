package org.homolog.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.homolog.random.CounterRandom;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;

/**
 * The noise of one presentation as a list of standard normal numbers: first that of recurrent
 * units, {@code [time, batch, unit]}, if there is any, then that of inputs, {@code [time, batch,
 * input]}.
 *
 * @param units number of recurrent units that receive noise; 0 for none
 * @param inputDeviation standard deviation of the inputs' noise; 0 for none
 */
public record TrainingNoise(int units, double inputDeviation) {
  /**
   * Draws the noise of a presentation.
   *
   * @param torch the engine
   * @param scope receives it
   * @param inputs shape of the inputs
   * @param precision its width
   * @param seed where it comes from
   * @return none, one or two arrays
   */
  public NDList draw(Torch torch, NDManager scope, Shape inputs, Precision precision, long seed) {
    NDList noise = new NDList();
    if (units > 0) {
      noise.add(torch.normal(scope, inputs.slice(0, 2).add(units), precision, seed));
    }
    if (inputDeviation > 0) {
      noise.add(torch.normal(scope, inputs, precision, CounterRandom.seed(seed, "inputs")));
    }
    return noise;
  }

  /**
   * That of recurrent units.
   *
   * @param noise what was drawn, or empty
   * @return one array, or none
   */
  public NDList recurrent(NDList noise) {
    return units > 0 && !noise.isEmpty() ? noise.subNDList(0, 1) : new NDList();
  }

  /**
   * The inputs with their noise.
   *
   * @param inputs the inputs
   * @param noise what was drawn, or empty
   * @return their sum; the inputs themselves where there is none
   */
  public NDArray onto(NDArray inputs, NDList noise) {
    int place = units > 0 ? 1 : 0;
    if (inputDeviation == 0 || noise.size() <= place) {
      return inputs;
    }
    NDArray deviation = Tensors.number(inputs.getManager(), inputDeviation);
    return inputs.add(noise.get(place).mul(deviation));
  }
}
