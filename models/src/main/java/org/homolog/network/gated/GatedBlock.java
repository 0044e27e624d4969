package org.homolog.network.gated;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.homolog.network.NetworkBlock;
import org.homolog.network.TrainingNoise;
import org.homolog.network.WeightShape;
import org.homolog.torch.Precision;
import org.homolog.torch.Script;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;

/**
 * Layers of gated units as a block: plain DJL operations, or one native call per layer's roll-out
 * and one per its reverse, backpropagation through time derived by hand. A kind gives the script,
 * whose methods are
 *
 * <ul>
 *   <li>{@code roll(x, w, noise, a, strength)}: the states h from step 0 to T, then what the
 *       reverse needs;
 *   <li>{@code gates(rolled)}: what is recorded beside the activity;
 *   <li>{@code reverse(x, rolled, w, dh, a, keep)}: gradients by the layer's arrays, by its input,
 *       and, if they are to be kept, by the state after every step, last first.
 * </ul>
 */
abstract class GatedBlock extends NetworkBlock {
  private static final String READOUT =
      """
        def read(self: __torch__.Script,
          h: Tensor,
          Wy: Tensor,
          by: Tensor) -> List[Tensor]:
          r = torch.slice(h, 0, 1)
          return [r, torch.linear(r, Wy, by)]
        def back(self: __torch__.Script,
          dy: Tensor,
          h: Tensor,
          Wy: Tensor) -> List[Tensor]:
          r = torch.reshape(torch.slice(h, 0, 1), [-1, torch.size(h, -1)])
          d = torch.reshape(dy, [-1, torch.size(dy, -1)])
          return [torch.mm(torch.t(d), r), torch.sum(d, [0]), torch.matmul(dy, Wy)]
      """
          .indent(0);

  private final GatedRecurrent spec;
  private final List<WeightShape> shapes;
  private final int outputs;
  private final Script cell;
  private final Script readout;
  private final double alpha;
  private final double strength;
  private final TrainingNoise noises;

  /**
   * A block without weights.
   *
   * @param source the script of a layer
   * @param alpha a, handed to the script
   * @param strength standard deviation of the noise, 0 for none
   */
  GatedBlock(
      GatedRecurrent spec,
      int inputs,
      int outputs,
      Torch torch,
      Precision precision,
      String source,
      double alpha,
      double strength) {
    super(spec.shapes(inputs, outputs), torch, precision);
    this.spec = spec;
    this.shapes = spec.shapes(inputs, outputs);
    this.outputs = outputs;
    this.cell = torch.script(source);
    this.readout = torch.script(READOUT);
    this.alpha = alpha;
    this.strength = strength;
    this.noises =
        new TrainingNoise(
            strength > 0 ? spec.units() : 0, spec.noiseOnInputs().deviation(spec.dt(), alpha));
  }

  /** One step of a layer on the gradient tape; the last of what it returns is recorded alone. */
  abstract Stepped step(NDList weights, NDArray input, NDList state, NDArray noise);

  /**
   * What a step gave.
   *
   * @param state the new state, activity first
   * @param gates what is recorded
   */
  record Stepped(NDList state, NDList gates) {}

  /** Number of arrays of a layer's state. */
  abstract int stateArrays();

  @Override
  public NDList noise(NDManager scope, Shape inputs, long seed) {
    return noises.draw(torch(), scope, inputs, precision(), seed);
  }

  private NDList weights(int layer) {
    int perLayer = (shapes.size() - 2) / spec.layers();
    return arrays().subNDList(layer * perLayer, (layer + 1) * perLayer);
  }

  private List<NDList> roll(NDManager scope, NDArray inputs, NDList noise) {
    List<NDList> rolled = new ArrayList<>();
    NDArray x = inputs;
    for (int layer = 0; layer < spec.layers(); layer++) {
      NDList states = cell.call(scope, "roll", x, weights(layer), noise, alpha, strength);
      rolled.add(states);
      x = states.head().get("1:");
    }
    return rolled;
  }

  private NDList read(NDManager scope, List<NDList> rolled) {
    NDArray last = rolled.get(rolled.size() - 1).head();
    return readout.call(scope, "read", last, weight("Wy"), weight("by"));
  }

  @Override
  public NDList layers(NDManager scope, NDArray inputs, NDList noise) {
    List<NDList> rolled = roll(scope, noises.onto(inputs, noise), noises.recurrent(noise));
    NDList layers = new NDList();
    rolled.forEach(states -> layers.add(states.head().get("1:")));
    rolled.forEach(states -> layers.addAll(cell.call(scope, "gates", states)));
    layers.add(read(scope, rolled).get(1));
    return layers;
  }

  @Override
  public NDList gradients(
      NDManager scope, NDArray inputs, NDList noise, UnaryOperator<NDArray> outputGradient) {
    List<NDList> byLayer = reverse(scope, inputs, noise, outputGradient, false);
    NDList all = new NDList();
    byLayer.forEach(all::addAll);
    NDList wanted = new NDList();
    for (int i = 0; i < shapes.size(); i++) {
      if (shapes.get(i).trainable()) {
        wanted.add(all.get(i));
      }
    }
    return wanted;
  }

  @Override
  public NDList stateGradients(
      NDManager scope, NDArray inputs, NDList noise, UnaryOperator<NDArray> outputGradient) {
    List<NDList> byLayer = reverse(scope, inputs, noise, outputGradient, true);
    return byLayer.get(byLayer.size() - 1);
  }

  /**
   * Gradients by the arrays of each layer and of the readout; at the end, if they are to be kept,
   * those by the last layer's activity.
   */
  private List<NDList> reverse(
      NDManager scope,
      NDArray inputs,
      NDList noise,
      UnaryOperator<NDArray> outputGradient,
      boolean keep) {
    NDArray first = noises.onto(inputs, noise);
    List<NDList> rolled = roll(scope, first, noises.recurrent(noise));
    NDArray dy = outputGradient.apply(read(scope, rolled).get(1));
    NDArray last = rolled.get(rolled.size() - 1).head();
    NDList back = readout.call(scope, "back", dy, last, weight("Wy"));
    NDArray dh = back.get(2);
    List<NDList> byLayer = new ArrayList<>();
    byLayer.add(back.subNDList(0, 2));
    NDList kept = new NDList();
    for (int layer = spec.layers() - 1; layer >= 0; layer--) {
      NDArray x = layer == 0 ? first : rolled.get(layer - 1).head().get("1:");
      boolean wanted = keep && layer == spec.layers() - 1;
      NDList weights = weights(layer);
      NDList gradients =
          cell.call(scope, "reverse", x, rolled.get(layer), weights, dh, alpha, wanted);
      byLayer.add(0, gradients.subNDList(0, weights.size()));
      dh = gradients.get(weights.size());
      for (int i = gradients.size() - 1; i > weights.size(); i--) {
        kept.add(gradients.get(i));
      }
    }
    byLayer.add(kept);
    return byLayer;
  }

  /** Inputs, then optionally the noise; one operation at a time. */
  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> ignored) {
    NDList all = inputs.subNDList(1, inputs.size());
    NDArray x = noises.onto(inputs.head(), all);
    NDList recurrent = noises.recurrent(all);
    NDManager scope = x.getManager();
    long batch = x.getShape().get(1);
    Shape perStep = new Shape(batch, spec.units());
    NDArray silence = scope.zeros(perStep, precision().dataType());
    NDList activities = new NDList();
    NDList gates = new NDList();
    for (int layer = 0; layer < spec.layers(); layer++) {
      NDList state = new NDList();
      for (int i = 0; i < stateArrays(); i++) {
        state.add(silence);
      }
      NDArray scale = Tensors.number(x.getManager(), strength);
      NDList rates = new NDList();
      List<NDList> recorded = new ArrayList<>();
      for (long t = 0; t < x.getShape().get(0); t++) {
        NDArray noise = recurrent.isEmpty() ? silence : recurrent.head().get(t).mul(scale);
        Stepped stepped = step(weights(layer), x.get(t), state, noise);
        state = stepped.state();
        rates.add(state.head());
        recorded.add(stepped.gates());
      }
      x = NDArrays.stack(rates);
      activities.add(x);
      for (int gate = 0; gate < spec.gates().size(); gate++) {
        NDList steps = new NDList();
        for (NDList one : recorded) {
          steps.add(one.get(gate));
        }
        gates.add(NDArrays.stack(steps));
      }
    }
    return activities
        .addAll(gates)
        .addAll(new NDList(Linear.linear(x, weight("Wy"), weight("by")).head()));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape leading = inputShapes[0].slice(0, 2);
    Shape[] layers = new Shape[spec.layerNames().size()];
    java.util.Arrays.fill(layers, leading.add(spec.units()));
    layers[layers.length - 1] = leading.add(outputs);
    return layers;
  }
}
