package org.homolog.network;

import java.util.List;
import java.util.Map;
import org.homolog.random.CounterRandom;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/**
 * What a network is, without weights: an immutable record of named choices. The numbers of inputs
 * and outputs come from what it is trained on.
 */
public interface NetworkSpec {
  /**
   * The kind's name in studies and files.
   *
   * @return such as "ctrnn"
   */
  String kind();

  /**
   * The layers whose activity can be recorded, in order; the last is "output".
   *
   * @return names, such as "hidden1"
   */
  List<String> layerNames();

  /**
   * The weight arrays.
   *
   * @param inputs number of inputs
   * @param outputs number of outputs
   * @return names and shapes, in order
   */
  List<WeightShape> shapes(int inputs, int outputs);

  /**
   * Initial values of the weight arrays.
   *
   * @param inputs number of inputs
   * @param outputs number of outputs
   * @param random where the numbers come from
   * @return row-major values by name
   */
  Map<String, double[]> initialWeights(int inputs, int outputs, CounterRandom random);

  /**
   * Duration of one step.
   *
   * @return seconds; 0 for a network without time
   */
  double stepSeconds();

  /**
   * The layers whose activity stands for a population: what a study compares unless it names
   * layers. Not among them are the output, gates and other quantities that can be recorded.
   *
   * @return some of {@link #layerNames}, in order
   */
  default List<String> populationLayers() {
    return layerNames().stream().filter(layer -> !layer.equals("output")).toList();
  }

  /**
   * The layers whose units can be silenced or held at given outputs.
   *
   * @return some of {@link #layerNames}; none unless the kind says otherwise
   */
  default List<String> heldLayers() {
    return List.of();
  }

  /**
   * Roll-outs of a network of this kind with outputs of a layer held; {@link HeldRollOut#of} is the
   * way to them.
   *
   * @param network a network of this declaration
   * @param layer one of {@link #heldLayers}
   * @return its roll-outs
   */
  default HeldRollOut held(Network network, String layer) {
    throw new IllegalStateException("a " + kind() + " has no layer that can be held");
  }

  /**
   * The formulas of this kind, as a file of it tells them.
   *
   * @return what the weights mean
   */
  default String conventions() {
    return "Weights are (post, pre): a unit's input is W r + b.";
  }

  /**
   * Refuses weights that have the right shapes but contradict the declaration, such as a mask of
   * other values than 0 and 1.
   *
   * @param weights arrays of the shapes of this network
   * @throws org.homolog.failure.HomologException naming the array
   */
  default void check(Weights weights) {}

  /**
   * The block that computes the network.
   *
   * @param inputs number of inputs
   * @param outputs number of outputs
   * @param torch the engine on a device
   * @param precision width of its numbers
   * @return a block without weights
   */
  NetworkBlock block(int inputs, int outputs, Torch torch, Precision precision);
}
