package org.homolog.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.homolog.torch.Precision;
import org.homolog.torch.Script;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;

/**
 * A network of leaky units as a block: plain DJL operations, or one native call per roll-out. Kinds
 * whose weights are made from other arrays say how ({@link #acting}, {@link #chain}).
 */
class LeakyBlock extends NetworkBlock {
  private static final int ACTING = 6;

  private final LeakyRecurrent spec;
  private final List<WeightShape> shapes;
  private final int outputs;
  private final Script script;
  private final UnitActivations activations;
  private final boolean uniform;
  private final double[] alphas;
  private final double[] strengths;
  private final TrainingNoise noises;

  LeakyBlock(LeakyRecurrent spec, int inputs, int outputs, Torch torch, Precision precision) {
    super(spec.shapes(inputs, outputs), torch, precision);
    this.spec = spec;
    this.shapes = spec.shapes(inputs, outputs);
    this.outputs = outputs;
    this.script = torch.script(LeakyScript.of(spec));
    this.activations = new UnitActivations(spec.activations());
    this.uniform = LeakyScript.uniform(spec);
    this.alphas = spec.alphas();
    boolean stateNoise = LeakyScript.stateNoise(spec);
    this.strengths =
        Arrays.stream(alphas)
            .map(a -> spec.noise() * Math.sqrt(stateNoise ? 2 * a : 2 / a))
            .toArray();
    this.noises =
        new TrainingNoise(
            spec.noise() > 0 ? spec.units() : 0,
            spec.noiseOnInputs().deviation(spec.dt(), alphas[0]));
  }

  @Override
  public NDList noise(NDManager scope, Shape inputs, long seed) {
    return noises.draw(torch(), scope, inputs, precision(), seed);
  }

  /**
   * The weights that act.
   *
   * @param scope receives what is computed
   * @return Wr, Wx, b, Wy, by, r0
   */
  protected NDList acting(NDManager scope) {
    return arrays().subNDList(0, ACTING);
  }

  /**
   * The same, recorded on the gradient tape.
   *
   * @return Wr, Wx, b, Wy, by, r0
   */
  protected NDList actingOnTape() {
    return arrays().subNDList(0, ACTING);
  }

  /**
   * Gradients by the stored arrays from those by the weights that act.
   *
   * @param scope receives what is computed
   * @param acting the weights that act
   * @param gradients by Wr, Wx, b, Wy, by, r0
   * @return one per stored array, in order; arrays that are never learned, at the end, may lack
   */
  protected NDList chain(NDManager scope, NDList acting, NDList gradients) {
    return gradients;
  }

  @Override
  public NDList layers(NDManager scope, NDArray inputs, NDList noise) {
    NDArray x = noises.onto(inputs, noise);
    NDList rolled = roll(scope, acting(scope), x, noise);
    return new NDList(rolled.get(2), rolled.get(3));
  }

  /** State from the initial one to the last, what the reverse needs, rates per step, outputs. */
  private NDList roll(NDManager scope, NDList acting, NDArray inputs, NDList noise) {
    return script.call(
        scope,
        "roll",
        inputs,
        noises.recurrent(noise),
        acting.get(0),
        acting.get(1),
        acting.get(2),
        acting.get(3),
        acting.get(4),
        acting.get(5),
        number(scope, alphas),
        number(scope, strengths));
  }

  /** One number for all units, or an array of one per unit. */
  private Object number(NDManager scope, double[] values) {
    return uniform
        ? (Object) values[0]
        : Tensors.of(scope, values, new Shape(values.length), precision());
  }

  /** The state after each step: the rate, or the current in the current form. */
  NDArray states(NDManager scope, NDArray inputs, NDList noise) {
    NDArray x = noises.onto(inputs, noise);
    return roll(scope, acting(scope), x, noise).get(0).get("1:");
  }

  @Override
  public NDList gradients(
      NDManager scope, NDArray inputs, NDList noise, UnaryOperator<NDArray> outputGradient) {
    NDList acting = acting(scope);
    NDArray x = noises.onto(inputs, noise);
    NDList rolled = roll(scope, acting, x, noise);
    NDList reversed = reverse(scope, acting, x, rolled, outputGradient, new NDList(), false);
    return stored(scope, acting, reversed);
  }

  @Override
  public NDList gradients(
      NDManager scope,
      NDArray inputs,
      NDList noise,
      UnaryOperator<NDArray> outputGradient,
      ActivityPenalty penalty,
      NDArray counted) {
    if (!penalty.isAny()) {
      return gradients(scope, inputs, noise, outputGradient);
    }
    NDList acting = acting(scope);
    NDArray x = noises.onto(inputs, noise);
    NDList rolled = roll(scope, acting, x, noise);
    NDList activity =
        penalty.ofActivity()
            ? ActivityPenaltyScript.gradient(torch(), scope, penalty, rolled.get(2), counted)
            : new NDList();
    boolean vanishing = penalty.vanishingGradient() > 0;
    NDList reversed = reverse(scope, acting, x, rolled, outputGradient, activity, vanishing);
    if (vanishing) {
      NDArray omega = vanishing(scope, acting, rolled, reversed).get(1);
      NDArray strength = Tensors.number(scope, penalty.vanishingGradient());
      reversed.set(0, reversed.get(0).add(omega.mul(strength)));
    }
    return stored(scope, acting, reversed);
  }

  /** Omega and its gradient by the recurrent weights that act. */
  private NDList vanishing(NDManager scope, NDList acting, NDList rolled, NDList reversed) {
    NDArray byState = NDArrays.stack(reversed.subNDList(ACTING, reversed.size()));
    return script.call(
        scope,
        "vanishing",
        byState,
        rolled.get(0),
        rolled.get(1),
        acting.get(0),
        number(scope, alphas));
  }

  /**
   * How far gradients shrink or grow from step to step: Omega of {@link ActivityPenalty}.
   *
   * @return Omega, then its gradient by the recurrent weights that act
   */
  NDList vanishing(
      NDManager scope, NDArray inputs, NDList noise, UnaryOperator<NDArray> outputGradient) {
    NDList acting = acting(scope);
    NDArray x = noises.onto(inputs, noise);
    NDList rolled = roll(scope, acting, x, noise);
    return vanishing(
        scope,
        acting,
        rolled,
        reverse(scope, acting, x, rolled, outputGradient, new NDList(), true));
  }

  /** Gradients by the arrays that learning changes. */
  private NDList stored(NDManager scope, NDList acting, NDList reversed) {
    NDList chained = chain(scope, acting, reversed);
    NDList wanted = new NDList();
    for (int i = 0; i < shapes.size(); i++) {
      if (shapes.get(i).trainable()) {
        wanted.add(chained.get(i));
      }
    }
    return wanted;
  }

  @Override
  public NDList stateGradients(
      NDManager scope, NDArray inputs, NDList noise, UnaryOperator<NDArray> outputGradient) {
    NDList acting = acting(scope);
    NDArray x = noises.onto(inputs, noise);
    NDList rolled = roll(scope, acting, x, noise);
    NDList reversed = reverse(scope, acting, x, rolled, outputGradient, new NDList(), true);
    return reversed.subNDList(ACTING, reversed.size());
  }

  private NDList reverse(
      NDManager scope,
      NDList acting,
      NDArray inputs,
      NDList rolled,
      UnaryOperator<NDArray> outputGradient,
      NDList activity,
      boolean keep) {
    return script.call(
        scope,
        "reverse",
        inputs,
        rolled.get(0),
        rolled.get(1),
        outputGradient.apply(rolled.get(3)),
        acting.get(0),
        acting.get(3),
        number(scope, alphas),
        activity,
        keep);
  }

  /**
   * Inputs, then optionally what {@link #noise} returned; one operation at a time, so that any DJL
   * trainer can differentiate it.
   */
  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> ignored) {
    NDList all = inputs.subNDList(1, inputs.size());
    NDArray x = noises.onto(inputs.head(), all);
    NDList noise = noises.recurrent(all);
    NDManager scope = x.getManager();
    NDList acting = actingOnTape();
    NDArray a = Tensors.of(scope, alphas, new Shape(alphas.length), precision());
    NDArray strength = Tensors.of(scope, strengths, new Shape(strengths.length), precision());
    NDArray kept = a.neg().add(1);
    long batch = x.getShape().get(1);
    NDArray recurrent = acting.get(0).transpose();
    NDArray projected = Linear.linear(x, acting.get(1), acting.get(2)).head();
    boolean stateNoise = LeakyScript.stateNoise(spec);
    if (!noise.isEmpty() && !stateNoise) {
      projected = projected.add(noise.head().mul(strength));
    }
    NDArray state = acting.get(5).expandDims(0).broadcast(batch, spec.units());
    NDList rates = new NDList();
    for (long t = 0; t < x.getShape().get(0); t++) {
      NDArray fed = spec.form() == UpdateForm.CURRENT ? activations.apply(state) : state;
      NDArray sum = projected.get(t).add(fed.matMul(recurrent));
      NDArray driven = spec.form() == UpdateForm.RATE ? activations.apply(sum) : sum;
      state = state.mul(kept).add(driven.mul(a));
      if (!noise.isEmpty() && stateNoise) {
        state = state.add(noise.head().get(t).mul(strength));
      }
      if (spec.form() == UpdateForm.RECTIFIED) {
        state = activations.apply(state);
      }
      rates.add(spec.form() == UpdateForm.CURRENT ? activations.apply(state) : state);
    }
    NDArray activity = NDArrays.stack(rates);
    return new NDList(activity, Linear.linear(activity, acting.get(3), acting.get(4)).head());
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape leading = inputShapes[0].slice(0, 2);
    return new Shape[] {leading.add(spec.units()), leading.add(outputs)};
  }
}
