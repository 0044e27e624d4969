package org.homolog.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.homolog.failure.HomologException;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;

/**
 * A network as a DJL block. Inputs are {@code [time, batch, input]} or, for a network without time,
 * {@code [..., input]}; {@code forward} returns the activity of every layer in the order of {@link
 * NetworkSpec#layerNames}, the output last.
 *
 * <p>{@link #layers} and {@link #gradients} compute the same in fewer native calls; {@code forward}
 * is the plain form that any DJL trainer can differentiate.
 */
public abstract class NetworkBlock extends AbstractBlock {
  private final Torch torch;
  private final Precision precision;
  private final List<WeightShape> shapes;
  private final Map<String, Parameter> named = new LinkedHashMap<>();

  /**
   * A block without weights.
   *
   * @param shapes its weight arrays
   * @param torch the engine on a device
   * @param precision width of its numbers
   */
  protected NetworkBlock(List<WeightShape> shapes, Torch torch, Precision precision) {
    this.torch = torch;
    this.precision = precision;
    this.shapes = List.copyOf(shapes);
    for (WeightShape shape : shapes) {
      Parameter.Type type =
          shape.dimensions().size() > 1 ? Parameter.Type.WEIGHT : Parameter.Type.BIAS;
      Parameter parameter =
          Parameter.builder()
              .setName(shape.name())
              .setType(type)
              .optRequiresGrad(shape.trainable())
              .build();
      named.put(shape.name(), addParameter(parameter));
    }
  }

  /**
   * Sets the weights.
   *
   * @param owner keeps the arrays until it is closed; of no matter where weights were set before
   * @param weights values for every weight array
   */
  public final void load(NDManager owner, Weights weights) {
    for (WeightShape shape : shapes) {
      Parameter parameter = parameter(shape.name());
      NDArray values = Tensors.of(owner, weights.values(shape.name()), shape.shape(), precision);
      if (parameter.isInitialized()) {
        values.copyTo(parameter.getArray());
        values.close();
      } else {
        parameter.setArray(values);
      }
    }
  }

  /**
   * The weights as they are now.
   *
   * @return a copy
   */
  public final Weights weights() {
    Map<String, double[]> values = new LinkedHashMap<>();
    shapes.forEach(shape -> values.put(shape.name(), Tensors.doubles(weight(shape.name()))));
    return Weights.of(shapes, values);
  }

  /**
   * The weight arrays that learning changes.
   *
   * @return the live arrays, in order
   */
  public final NDList trainable() {
    NDList list = new NDList();
    shapes.stream().filter(WeightShape::trainable).forEach(s -> list.add(weight(s.name())));
    return list;
  }

  /**
   * All weight arrays.
   *
   * @return the live arrays, in order
   */
  protected final NDList arrays() {
    NDList list = new NDList();
    shapes.forEach(shape -> list.add(weight(shape.name())));
    return list;
  }

  /**
   * A live weight array.
   *
   * @param name its name
   * @return the array
   */
  protected final NDArray weight(String name) {
    return parameter(name).getArray();
  }

  private Parameter parameter(String name) {
    return Objects.requireNonNull(named.get(name), () -> "no weight " + name);
  }

  /**
   * The engine that computes this block.
   *
   * @return the engine
   */
  public final Torch torch() {
    return torch;
  }

  /**
   * Width of the numbers.
   *
   * @return the precision
   */
  public final Precision precision() {
    return precision;
  }

  /**
   * Noise for one presentation of a batch.
   *
   * @param scope receives the noise
   * @param inputs shape of the inputs
   * @param seed a seed of this presentation
   * @return standard normal numbers; empty for a network without noise
   */
  public NDList noise(NDManager scope, Shape inputs, long seed) {
    return new NDList();
  }

  /**
   * The activity of every layer, without recording gradients.
   *
   * @param scope receives the results
   * @param inputs the inputs
   * @param noise what {@link #noise} returned, or empty for none
   * @return one array per layer, the output last
   */
  public abstract NDList layers(NDManager scope, NDArray inputs, NDList noise);

  /**
   * Gradients of a loss by the trainable weights.
   *
   * @param scope receives the results
   * @param inputs the inputs
   * @param noise what {@link #noise} returned, or empty for none
   * @param outputGradient given the output, the gradient of the loss by the output
   * @return one gradient per array of {@link #trainable}
   */
  public abstract NDList gradients(
      NDManager scope, NDArray inputs, NDList noise, UnaryOperator<NDArray> outputGradient);

  /**
   * Gradients of a loss and of penalties on activity by the trainable weights.
   *
   * @param scope receives the results
   * @param inputs the inputs
   * @param noise what {@link #noise} returned, or empty for none
   * @param outputGradient given the output, the gradient of the loss by the output
   * @param penalty the penalties
   * @param counted {@code [time, batch, 1]}, 1 at steps of a trial and 0 after its end
   * @return one gradient per array of {@link #trainable}
   * @throws HomologException if activity is penalised that this kind of network does not have
   */
  public NDList gradients(
      NDManager scope,
      NDArray inputs,
      NDList noise,
      UnaryOperator<NDArray> outputGradient,
      ActivityPenalty penalty,
      NDArray counted) {
    if (penalty.isAny()) {
      throw HomologException.mistake(
          "activity-l1, activity-l2 and vanishing-gradient penalise units that leak and recur, such"
              + " as those of a ctrnn; this network has none");
    }
    return gradients(scope, inputs, noise, outputGradient);
  }

  /**
   * Gradients of a loss by the state after each step: how far errors reach back in time (Yang and
   * Wang 2020, doi:10.1016/j.neuron.2020.09.005, Eq 18).
   *
   * @param scope receives the results
   * @param inputs the inputs
   * @param noise what {@link #noise} returned, or empty for none
   * @param outputGradient given the output, the gradient of the loss by the output
   * @return one {@code [batch, state]} per step, in order of time; empty for a network without time
   */
  public NDList stateGradients(
      NDManager scope, NDArray inputs, NDList noise, UnaryOperator<NDArray> outputGradient) {
    return new NDList();
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
    // There are no child blocks: every weight array is this block's own.
  }
}
