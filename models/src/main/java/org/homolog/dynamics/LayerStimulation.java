package org.homolog.dynamics;

import org.homolog.linalg.Matrix;
import org.homolog.network.MultilayerPerceptron;
import org.homolog.network.Network;
import org.homolog.network.layered.LayerGradients;
import org.homolog.system.Stimulable;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Torch;

/**
 * How a layer of a network of parts answers to arbitrary inputs, in double precision, on the
 * processor.
 */
public final class LayerStimulation implements Stimulable {
  private final LayerGradients layer;

  private LayerStimulation(LayerGradients layer) {
    this.layer = layer;
  }

  /**
   * A layer of a network.
   *
   * @param network a multilayer perceptron, or a network of parts
   * @param layer the layer's name
   * @return how it answers
   * @throws org.homolog.failure.HomologException if the network is of another kind, or has no such
   *     layer
   */
  public static Stimulable of(Network network, String layer) {
    return network.spec() instanceof MultilayerPerceptron
        ? PerceptronStimulation.of(network, layer)
        : new LayerStimulation(new LayerGradients(network, layer, Torch.on(DeviceChoice.CPU)));
  }

  @Override
  public int inputCount() {
    return layer.inputs();
  }

  @Override
  public int unitCount() {
    return layer.units();
  }

  @Override
  public Matrix respond(Matrix inputs) {
    checkLength(inputs.columns());
    return Matrix.of(inputs.rows(), unitCount(), layer.respond(inputs.array()));
  }

  @Override
  public double[] gradient(double[] input, int unit) {
    if (unit < 0 || unit >= unitCount()) {
      throw new IllegalArgumentException(
          "there are " + unitCount() + " units, but unit " + unit + " was asked for");
    }
    double[] weighting = new double[unitCount()];
    weighting[unit] = 1;
    checkLength(input.length);
    return layer.gradients(input, weighting);
  }

  @Override
  public Matrix gradients(Matrix inputs, Matrix weighting) {
    checkLength(inputs.columns());
    return Matrix.of(
        inputs.rows(), inputCount(), layer.gradients(inputs.array(), weighting.array()));
  }

  private void checkLength(int length) {
    if (length != inputCount()) {
      throw new IllegalArgumentException(
          "the input has " + length + " values, but " + inputCount() + " are needed");
    }
  }
}
