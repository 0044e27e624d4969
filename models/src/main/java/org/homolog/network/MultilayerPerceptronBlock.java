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
import org.homolog.torch.Script;
import org.homolog.torch.Torch;

/**
 * A multilayer perceptron, Eq 1-3: r_l = f(W_l r_(l-1) + b_l), linear output. Differentiated by the
 * engine's tape.
 */
final class MultilayerPerceptronBlock extends NetworkBlock {
  private final MultilayerPerceptron spec;
  private final int outputs;
  private final Script script;

  MultilayerPerceptronBlock(
      MultilayerPerceptron spec, int inputs, int outputs, Torch torch, Precision precision) {
    super(spec.shapes(inputs, outputs), torch, precision);
    this.spec = spec;
    this.outputs = outputs;
    this.script = torch.script(MultilayerPerceptronScript.of(spec.activation()));
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
    return script.call(scope, "layers", inputs, all("W"), all("b"));
  }

  @Override
  public NDList gradients(
      NDManager scope, NDArray inputs, NDList noise, UnaryOperator<NDArray> outputGradient) {
    NDList activities = layers(scope, inputs, noise);
    NDArray slope = outputGradient.apply(activities.get(activities.size() - 1));
    return script.call(scope, "reverse", inputs, activities, all("W"), slope);
  }

  private NDList all(String kind) {
    NDList list = new NDList();
    for (int layer = 1; layer <= spec.layerNames().size(); layer++) {
      list.add(weight(kind + layer));
    }
    return list;
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
