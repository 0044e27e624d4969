package org.homolog.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
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
 * A continuous-time recurrent network as a block: plain DJL operations, or one native call per
 * roll-out.
 */
final class ContinuousTimeBlock extends NetworkBlock {
  private final ContinuousTimeRecurrent spec;
  private final int outputs;
  private final Script script;
  private final double strength;

  ContinuousTimeBlock(
      ContinuousTimeRecurrent spec, int inputs, int outputs, Torch torch, Precision precision) {
    super(spec.shapes(inputs, outputs), torch, precision);
    this.spec = spec;
    this.outputs = outputs;
    this.script = torch.script(ContinuousTimeScript.of(spec));
    boolean stateNoise =
        spec.form() == UpdateForm.RATE && spec.noiseScaling() == NoiseScaling.STATE;
    this.strength = spec.noise() * Math.sqrt(stateNoise ? 2 * spec.alpha() : 2 / spec.alpha());
  }

  @Override
  public NDList noise(NDManager scope, Shape inputs, long seed) {
    return spec.noise() == 0
        ? new NDList()
        : new NDList(
            torch()
                .normal(
                    scope,
                    new Shape(inputs.get(0), inputs.get(1), spec.units()),
                    precision(),
                    seed));
  }

  @Override
  public NDList layers(NDManager scope, NDArray inputs, NDList noise) {
    NDList rolled = roll(scope, inputs, noise);
    return new NDList(rolled.get(2), rolled.get(3));
  }

  /** State from the initial one to the last, what the reverse needs, rates per step, outputs. */
  private NDList roll(NDManager scope, NDArray inputs, NDList noise) {
    return script.call(
        scope,
        "roll",
        inputs,
        noise,
        weight("Wr"),
        weight("Wx"),
        weight("b"),
        weight("Wy"),
        weight("by"),
        weight("r0"),
        spec.alpha(),
        strength);
  }

  /** The state after each step: the rate, or the current in the current form. */
  NDArray states(NDManager scope, NDArray inputs, NDList noise) {
    return roll(scope, inputs, noise).get(0).get("1:");
  }

  @Override
  public NDList gradients(
      NDManager scope, NDArray inputs, NDList noise, UnaryOperator<NDArray> outputGradient) {
    NDList rolled = roll(scope, inputs, noise);
    NDList gradients =
        script.call(
            scope,
            "reverse",
            inputs,
            rolled.get(0),
            rolled.get(1),
            outputGradient.apply(rolled.get(3)),
            weight("Wr"),
            weight("Wy"),
            spec.alpha());
    return spec.trainInitialState() ? gradients : gradients.subNDList(0, 5);
  }

  /**
   * Inputs, then optionally the noise; one operation at a time, so that any DJL trainer can
   * differentiate it.
   */
  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> ignored) {
    NDArray x = inputs.head();
    double a = spec.alpha();
    long batch = x.getShape().get(1);
    NDArray recurrent = weight("Wr").transpose();
    NDArray projected = Linear.linear(x, weight("Wx"), weight("b")).head();
    boolean stateNoise =
        spec.form() == UpdateForm.RATE && spec.noiseScaling() == NoiseScaling.STATE;
    if (inputs.size() > 1 && !stateNoise) {
      projected = projected.add(inputs.get(1).mul(strength));
    }
    NDArray state = weight("r0").expandDims(0).broadcast(batch, spec.units());
    NDList rates = new NDList();
    for (long t = 0; t < x.getShape().get(0); t++) {
      NDArray fed = spec.form() == UpdateForm.CURRENT ? spec.activation().apply(state) : state;
      NDArray sum = projected.get(t).add(fed.matMul(recurrent));
      NDArray driven = spec.form() == UpdateForm.RATE ? spec.activation().apply(sum) : sum;
      state = state.mul(1 - a).add(driven.mul(a));
      if (inputs.size() > 1 && stateNoise) {
        state = state.add(inputs.get(1).get(t).mul(strength));
      }
      if (spec.form() == UpdateForm.RECTIFIED) {
        state = spec.activation().apply(state);
      }
      rates.add(spec.form() == UpdateForm.CURRENT ? spec.activation().apply(state) : state);
    }
    NDArray all = NDArrays.stack(rates);
    return new NDList(all, Linear.linear(all, weight("Wy"), weight("by")).head());
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape leading = inputShapes[0].slice(0, 2);
    return new Shape[] {leading.add(spec.units()), leading.add(outputs)};
  }
}
