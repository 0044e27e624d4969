package org.homolog.network.layered;

import java.util.List;
import java.util.Map;
import org.homolog.network.HeldRollOut;
import org.homolog.network.Network;
import org.homolog.network.NetworkBlock;
import org.homolog.network.NetworkSpec;
import org.homolog.network.WeightShape;
import org.homolog.random.CounterRandom;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/**
 * A kind of network that is made of parts. Weights are named after their layer: {@code dense1.W}.
 */
public interface LayeredSpec extends NetworkSpec {
  /**
   * Its parts.
   *
   * @return the network for any number of inputs and outputs
   */
  Blueprint blueprint();

  /**
   * Its parts for a given number of outputs, where they depend on it; the layers are named alike.
   *
   * @param outputs number of outputs
   * @return the network for any number of inputs
   */
  default Blueprint blueprint(int outputs) {
    return blueprint();
  }

  @Override
  default List<String> layerNames() {
    return blueprint().layerNames();
  }

  @Override
  default List<String> populationLayers() {
    return blueprint().partNames();
  }

  @Override
  default List<String> heldLayers() {
    return blueprint().heldNames();
  }

  @Override
  default HeldRollOut held(Network network, String layer) {
    return new AssembledHeldRollOut(network, this, layer);
  }

  @Override
  default String conventions() {
    return NetworkSpec.super.conventions()
        + " Weights are named after their layer. An image is channels, rows, columns; a convolution is"
        + " (out, in, rows, columns) and does not mirror its kernels. States begin at zero unless a part"
        + " says otherwise; the activity of a step is that after it.";
  }

  @Override
  default List<WeightShape> shapes(int inputs, int outputs) {
    return blueprint(outputs).assemble(inputs, outputs).shapes();
  }

  @Override
  default Map<String, double[]> initialWeights(int inputs, int outputs, CounterRandom random) {
    return blueprint(outputs).assemble(inputs, outputs).initialWeights(random);
  }

  @Override
  default double stepSeconds() {
    return 0;
  }

  @Override
  default NetworkBlock block(int inputs, int outputs, Torch torch, Precision precision) {
    return new AssembledBlock(
        layerNames(), blueprint(outputs).assemble(inputs, outputs), torch, precision);
  }
}
