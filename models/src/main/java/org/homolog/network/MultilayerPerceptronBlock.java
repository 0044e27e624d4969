package org.homolog.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.function.UnaryOperator;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/**
 * A multilayer perceptron, Eq 1-3: r_l = f(W_l r_(l-1) + b_l), linear output. Differentiated by the
 * engine's tape.
 */
final class MultilayerPerceptronBlock extends NetworkBlock {
  private final MultilayerPerceptron spec;
  private final int outputs;

  MultilayerPerceptronBlock(
      MultilayerPerceptron spec, int inputs, int outputs, Torch torch, Precision precision) {
    super(spec.shapes(inputs, outputs), torch, precision);
    this.spec = spec;
    this.outputs = outputs;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> ignored) {
    return compute(inputs.head());
  }

  private NDList compute(NDArray inputs) {
    NDList activities = new NDList();
    NDArray activity = inputs;
    int last = spec.layerNames().size();
    for (int layer = 1; layer <= last; layer++) {
      NDArray sum = Linear.linear(activity, weight("W" + layer), weight("b" + layer)).head();
      activity = layer < last ? spec.activation().apply(sum) : sum;
      activities.add(activity);
    }
    return activities;
  }

  @Override
  public NDList layers(NDManager scope, NDArray inputs, NDList noise) {
    NDList activities = compute(inputs);
    activities.attach(scope);
    return activities;
  }

  @Override
  public NDList gradients(
      NDManager scope, NDArray inputs, NDList noise, UnaryOperator<NDArray> outputGradient) {
    return torch()
        .gradients(
            scope,
            trainable(),
            () -> {
              NDArray output = compute(inputs).get(spec.layerNames().size() - 1);
              return output.mul(outputGradient.apply(output).duplicate()).sum();
            });
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape leading = inputShapes[0].slice(0, inputShapes[0].dimension() - 1);
    Shape[] shapes = new Shape[spec.layerNames().size()];
    for (int i = 0; i < shapes.length; i++) {
      shapes[i] = leading.add(i < spec.layers().size() ? spec.layers().get(i) : outputs);
    }
    return shapes;
  }
}
