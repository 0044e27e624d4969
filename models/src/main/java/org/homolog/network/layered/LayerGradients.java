package org.homolog.network.layered;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.homolog.failure.HomologException;
import org.homolog.network.Network;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;

/**
 * How a layer of a network of parts answers to stimuli, and how its answer changes with them, in
 * double precision; each stimulus is one step.
 */
public final class LayerGradients {
  private final Network network;
  private final LayeredSpec spec;
  private final String layer;
  private final int units;
  private final Torch torch;

  /**
   * A layer of a network.
   *
   * @param network a network of parts
   * @param layer a recorded layer
   * @param torch the engine
   * @throws HomologException if the network is of another kind, or records no such layer
   */
  public LayerGradients(Network network, String layer, Torch torch) {
    if (!(network.spec() instanceof LayeredSpec layered)) {
      throw HomologException.mistake(
          "a " + network.spec().kind() + " is not made of parts, as layered and cnn are");
    }
    if (!layered.layerNames().contains(layer)) {
      throw HomologException.unknown("layer", layer, layered.layerNames());
    }
    this.network = network;
    this.spec = layered;
    this.layer = layer;
    this.torch = torch;
    this.units =
        layered
            .blueprint(network.outputs())
            .assemble(network.inputs(), network.outputs())
            .units(layer);
  }

  /**
   * Length of a stimulus.
   *
   * @return inputs
   */
  public int inputs() {
    return network.inputs();
  }

  /**
   * Number of units of the layer.
   *
   * @return units
   */
  public int units() {
    return units;
  }

  private interface Computed {
    NDArray of(NDManager scope, AssembledBlock block, NDArray x);
  }

  private double[] compute(double[] stimuli, Computed computed) {
    try (NDManager scope = torch.scope()) {
      AssembledBlock block =
          (AssembledBlock)
              spec.block(network.inputs(), network.outputs(), torch, Precision.FLOAT64);
      block.load(scope, network.weights());
      Shape shape = new Shape(stimuli.length / inputs(), inputs());
      return Tensors.doubles(
          computed.of(scope, block, Tensors.of(scope, stimuli, shape, Precision.FLOAT64)));
    }
  }

  /**
   * The layer's activity, as in evaluation.
   *
   * @param stimuli stimuli x inputs, row-major
   * @return stimuli x units, row-major
   */
  public double[] respond(double[] stimuli) {
    int place = spec.layerNames().indexOf(layer);
    return compute(stimuli, (scope, block, x) -> block.layers(scope, x, new NDList()).get(place));
  }

  /**
   * The derivative of a weighted sum of the layer's activity by the stimulus.
   *
   * @param stimuli stimuli x inputs, row-major
   * @param weighting stimuli x units, row-major
   * @return stimuli x inputs, row-major
   */
  public double[] gradients(double[] stimuli, double[] weighting) {
    return compute(
        stimuli,
        (scope, block, x) ->
            block.inputGradient(
                scope,
                x,
                layer,
                Tensors.of(
                    scope,
                    weighting,
                    new Shape(stimuli.length / inputs(), units),
                    Precision.FLOAT64)));
  }
}
