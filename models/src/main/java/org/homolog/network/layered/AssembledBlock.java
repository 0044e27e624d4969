package org.homolog.network.layered;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.homolog.network.NetworkBlock;
import org.homolog.network.WeightShape;
import org.homolog.random.CounterRandom;
import org.homolog.torch.Precision;
import org.homolog.torch.Script;
import org.homolog.torch.Torch;

/**
 * A network of parts as a block: one native call forward, one back. The engine records the forward
 * call's operations within the call, so that no process-wide tape is held.
 */
final class AssembledBlock extends NetworkBlock {
  private final List<String> layerNames;
  private final Assembly assembly;
  private final Script script;

  AssembledBlock(List<String> layerNames, Assembly assembly, Torch torch, Precision precision) {
    super(assembly.shapes(), torch, precision);
    this.layerNames = layerNames;
    this.assembly = assembly;
    this.script = torch.script(AssembledScript.of(assembly));
  }

  @Override
  public NDList noise(NDManager scope, Shape inputs, long seed) {
    NDList drawn = new NDList();
    for (Assembly.Draw draw : assembly.draws()) {
      NDArray normal =
          torch()
              .normal(
                  scope,
                  inputs.slice(0, inputs.dimension() - 1).add(draw.randomness().extent().units()),
                  precision(),
                  CounterRandom.seed(seed, draw.layer()));
      drawn.add(
          draw.randomness().keep().isPresent()
              ? normal
                  .lt(
                      new NormalDistribution()
                          .inverseCumulativeProbability(draw.randomness().keep().getAsDouble()))
                  .toType(precision().dataType(), false)
              : normal);
    }
    return drawn;
  }

  @Override
  public NDList layers(NDManager scope, NDArray inputs, NDList noise) {
    Shape given = inputs.getShape();
    return shaped(given, script.call(scope, "plain", arguments(inTime(inputs), arrays(), noise)));
  }

  /** As steps, trials and inputs. */
  private static NDArray inTime(NDArray inputs) {
    Shape given = inputs.getShape();
    long steps = given.dimension() == 3 ? given.get(0) : 1;
    return inputs.reshape(steps, -1, given.get(given.dimension() - 1));
  }

  private static NDList shaped(Shape given, NDList results) {
    Shape leading = given.slice(0, given.dimension() - 1);
    return new NDList(
        results.stream().map(r -> r.reshape(leading.add(r.getShape().get(2)))).toList());
  }

  private static NDList arguments(NDArray x, NDList weights, NDList noise) {
    NDList arguments = new NDList(x);
    arguments.addAll(weights);
    arguments.addAll(noise);
    return arguments;
  }

  /** The same values, which what is computed from them leads back to. */
  private static NDArray traced(NDArray values) {
    NDArray leaf = values.stopGradient();
    leaf.setRequiresGradient(true);
    return leaf;
  }

  @Override
  public NDList gradients(
      NDManager scope, NDArray inputs, NDList noise, UnaryOperator<NDArray> outputGradient) {
    NDList weights = new NDList();
    NDList by = new NDList();
    for (WeightShape shape : assembly.shapes()) {
      NDArray weight = weight(shape.name());
      if (shape.trainable()) {
        weight = traced(weight);
        weight.attach(scope);
        by.add(weight);
      }
      weights.add(weight);
    }
    NDList forward = script.record(scope, "learn", arguments(inTime(inputs), weights, noise));
    NDArray output = forward.get(layerNames.size() - 1);
    NDArray detached = output.stopGradient();
    Shape given = inputs.getShape();
    NDArray slope = outputGradient.apply(shaped(given, new NDList(detached)).head());
    return by.isEmpty() ? by : reverse(scope, output, slope, by);
  }

  private NDList reverse(NDManager scope, NDArray layer, NDArray slope, NDList by) {
    NDList arguments = new NDList(layer, slope.reshape(layer.getShape()));
    arguments.addAll(by);
    return script.record(scope, "reverse", arguments);
  }

  /**
   * The gradient of a weighted sum of a layer's activity by the inputs, as in evaluation.
   *
   * @param scope receives the result
   * @param inputs {@code [entries, inputs]}
   * @param layer the layer's name
   * @param weighting {@code [entries, units]}
   * @return {@code [entries, inputs]}
   */
  NDArray inputGradient(NDManager scope, NDArray inputs, String layer, NDArray weighting) {
    NDArray leaf = traced(inTime(inputs));
    NDList forward = script.record(scope, "tape", arguments(leaf, arrays(), new NDList()));
    NDArray activity = forward.get(layerNames.indexOf(layer));
    return reverse(scope, activity, weighting, new NDList(leaf)).head().reshape(inputs.getShape());
  }

  /** Inputs, then optionally what {@link #noise} returned. */
  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> ignored) {
    NDArray x = inputs.head();
    NDList arguments = arguments(inTime(x), arrays(), inputs.subNDList(1));
    return shaped(
        x.getShape(), script.record(x.getManager(), training ? "learn" : "tape", arguments));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape leading = inputShapes[0].slice(0, inputShapes[0].dimension() - 1);
    return layerNames.stream()
        .map(layer -> leading.add(assembly.units(layer)))
        .toArray(Shape[]::new);
  }
}
