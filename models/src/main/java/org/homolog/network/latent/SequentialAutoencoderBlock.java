package org.homolog.network.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.homolog.network.NetworkBlock;
import org.homolog.network.WeightShape;
import org.homolog.random.CounterRandom;
import org.homolog.torch.Precision;
import org.homolog.torch.Script;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;

/**
 * A sequential autoencoder as a block: one native call forward, one back. The engine records the
 * forward call's operations within the call.
 */
final class SequentialAutoencoderBlock extends NetworkBlock {
  private static final int LAYERS = 3;

  private final SequentialAutoencoder spec;
  private final int inputs;
  private final int outputs;
  private final Script script;

  SequentialAutoencoderBlock(
      SequentialAutoencoder spec, int inputs, int outputs, Torch torch, Precision precision) {
    super(spec.shapes(inputs, outputs), torch, precision);
    this.spec = spec;
    this.inputs = inputs;
    this.outputs = outputs;
    this.script = torch.script(SequentialAutoencoderScript.SOURCE);
  }

  /** Normal numbers of the initial condition, then what the encoder sees of each count. */
  @Override
  public NDList noise(NDManager scope, Shape given, long seed) {
    NDArray normal =
        torch()
            .normal(
                scope,
                new Shape(given.get(1), spec.latents()),
                precision(),
                CounterRandom.seed(seed, "initial conditions"));
    NDArray drawn =
        torch()
            .normal(
                scope,
                given.slice(0, 2).add(inputs - spec.drives()),
                precision(),
                CounterRandom.seed(seed, "dropout"));
    double keep = 1 - spec.dropout();
    if (keep == 1) {
      return new NDList(normal, drawn.onesLike());
    }
    double bound = new NormalDistribution().inverseCumulativeProbability(keep);
    NDArray seen = drawn.lt(bound).toType(precision().dataType(), false);
    return new NDList(normal, seen.mul(Tensors.number(scope, 1 / keep)));
  }

  @Override
  public NDList layers(NDManager scope, NDArray x, NDList noise) {
    return script.call(scope, "plain", arguments(x, arrays(), noise)).subNDList(0, LAYERS);
  }

  /** Divergence of the initial conditions from their prior, mean over trials, in nats. */
  NDArray divergence(NDManager scope, NDArray x, NDList noise) {
    return script.call(scope, "plain", arguments(x, arrays(), noise)).get(LAYERS);
  }

  /** The factor of the divergence in a loss that is a mean over steps, trials and outputs. */
  double strength(NDArray x) {
    return spec.divergence() / ((double) x.getShape().get(0) * outputs);
  }

  private static NDList arguments(NDArray x, NDList weights, NDList noise) {
    NDList arguments = new NDList(x);
    arguments.addAll(weights);
    arguments.addAll(noise);
    return arguments;
  }

  @Override
  public NDList gradients(
      NDManager scope, NDArray x, NDList noise, UnaryOperator<NDArray> outputGradient) {
    NDList weights = new NDList();
    NDList by = new NDList();
    for (WeightShape shape : spec.shapes(inputs, outputs)) {
      NDArray weight = weight(shape.name());
      if (shape.trainable()) {
        weight = weight.stopGradient();
        weight.setRequiresGradient(true);
        weight.attach(scope);
        by.add(weight);
      }
      weights.add(weight);
    }
    NDList forward = script.record(scope, "tape", arguments(x, weights, noise));
    NDArray output = forward.get(LAYERS - 1);
    NDArray slope = outputGradient.apply(output.stopGradient());
    NDArray strength = Tensors.of(scope, new double[] {strength(x)}, new Shape(), precision());
    NDList arguments = new NDList(output, slope, forward.get(LAYERS), strength);
    arguments.addAll(by);
    return script.record(scope, "reverse", arguments);
  }

  /** Inputs, then optionally what {@link #noise} returned. */
  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList given, boolean training, PairList<String, Object> ignored) {
    NDArray x = given.head();
    return script
        .record(x.getManager(), "tape", arguments(x, arrays(), given.subNDList(1)))
        .subNDList(0, LAYERS);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape leading = inputShapes[0].slice(0, 2);
    return new Shape[] {
      leading.add(spec.units()), leading.add(spec.factors()), leading.add(outputs)
    };
  }
}
