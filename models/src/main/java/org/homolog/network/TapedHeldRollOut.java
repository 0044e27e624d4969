package org.homolog.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Script;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;

/**
 * Roll-outs with held outputs by a script that the engine derives gradients from. Its methods
 * {@code plain} and {@code tape} take one list: inputs {@code [T, rows, inputs]}, the weights,
 * which units are held {@code [rows, units]}, when {@code [T + 1, rows, 1]}, at what {@code [T + 1,
 * 1 or rows, units]}, and what is added to the units' outputs {@code [T + 1, 1 or rows, units]}; a
 * row is a trial of a case. They return the layer's activity and the network's output.
 */
public abstract class TapedHeldRollOut implements HeldRollOut {
  /** Numbers that one call may keep: bounds memory to some hundred megabytes. */
  private static final long NUMBERS = 1L << 25;

  private final Network network;
  private final String layer;
  private final Weights weights;
  private final Torch torch;
  private final Script script;

  /**
   * Roll-outs of a layer.
   *
   * @param network the network
   * @param layer the layer whose outputs can be held
   * @param weights the weights that act, some connections perhaps cut
   * @param source the script
   */
  protected TapedHeldRollOut(Network network, String layer, Weights weights, String source) {
    this.network = network;
    this.layer = layer;
    this.weights = weights;
    this.torch = Torch.on(DeviceChoice.CPU);
    this.script = torch.script(source);
  }

  /**
   * The units' outputs before the first step.
   *
   * @return the same for all units
   */
  protected abstract double start();

  /**
   * How many numbers a row keeps of a step.
   *
   * @return 1 or more
   */
  protected abstract long numbersPerStep();

  /**
   * The weight arrays by which units of the layer act on each other.
   *
   * @return none if they do not
   */
  protected abstract List<Within> connections();

  /**
   * The same with other weights.
   *
   * @param changed the weights
   * @return its roll-outs
   */
  protected abstract HeldRollOut with(Weights changed);

  /**
   * Where the connections within a layer lie in a weight array.
   *
   * @param name the array
   * @param row its first row
   * @param column its first column
   * @param width number of its columns
   */
  public record Within(String name, int row, int column, int width) {
    private int place(int from, int to) {
      return (row + to) * width + column + from;
    }
  }

  private List<Within> connected() {
    List<Within> within = connections();
    if (within.isEmpty()) {
      throw HomologException.mistake(
          "the units of layer " + layer + " are not connected among each other: nothing to cut");
    }
    return within;
  }

  @Override
  public final HeldRollOut without(Collection<Integer> from, Collection<Integer> to) {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (WeightShape shape : weights.shapes()) {
      values.put(shape.name(), weights.values(shape.name()));
    }
    for (Within one : connected()) {
      double[] array = values.getOrDefault(one.name(), new double[0]);
      for (int receiving : to) {
        for (int sending : from) {
          array[one.place(sending, receiving)] = 0;
        }
      }
    }
    return with(Weights.of(weights.shapes(), values));
  }

  @Override
  public final Network network() {
    return network;
  }

  @Override
  public final String layer() {
    return layer;
  }

  @Override
  public final int rows(int steps) {
    return (int) Math.max(1, NUMBERS / (Math.max(1, steps) * numbersPerStep()));
  }

  @Override
  public final Rolled roll(
      double[] inputs, int steps, int trials, Holding holding, boolean withRates) {
    int cases = holding.cases();
    HeldRollOut.requireLength("which", holding.which(), (long) cases * units());
    HeldRollOut.requireLength("inputs", inputs, (long) steps * trials * network.inputs());
    int valueTrials = holding.valueTrials(steps, trials, units());
    int whenTrials = holding.whenTrials(steps, trials);
    int rows = cases * trials;
    try (NDManager scope = torch.scope()) {
      NDList arguments =
          new NDList(wide(scope, repeated(inputs, steps, cases), steps, rows, network.inputs()));
      arguments.addAll(weights(scope));
      arguments.add(wide(scope, spread(holding.which(), cases, trials, units()), rows, units()));
      arguments.add(
          wide(
              scope,
              whenTrials == trials
                  ? holding.when()
                  : spread(holding.when(), (steps + 1) * cases, trials, 1),
              steps + 1,
              rows,
              1));
      arguments.add(
          wide(
              scope,
              valueTrials == 1 ? holding.values() : repeated(holding.values(), steps + 1, cases),
              steps + 1,
              valueTrials == 1 ? 1 : rows,
              units()));
      arguments.add(wide(scope, new double[(steps + 1) * units()], steps + 1, 1, units()));
      NDList result = script.call(scope, "plain", arguments);
      return new Rolled(
          Tensors.doubles(result.get(1)),
          withRates ? Tensors.doubles(result.get(0)) : new double[0]);
    }
  }

  /** Each block of an array so many times in a row. */
  private static double[] repeated(double[] values, int blocks, int times) {
    int size = values.length / blocks;
    double[] all = new double[Math.multiplyExact(values.length, times)];
    for (int i = 0; i < blocks * times; i++) {
      System.arraycopy(values, i / times * size, all, i * size, size);
    }
    return all;
  }

  /** Each of several vectors so many times in a row. */
  private static double[] spread(double[] values, int vectors, int times, int length) {
    return repeated(Arrays.copyOf(values, vectors * length), vectors, times);
  }

  private NDList weights(NDManager scope) {
    NDList list = new NDList();
    for (WeightShape shape : weights.shapes()) {
      list.add(Tensors.of(scope, weights.values(shape.name()), shape.shape(), Precision.FLOAT64));
    }
    return list;
  }

  /** The same values, which what is computed from them leads back to. */
  private static NDArray traced(NDManager scope, NDArray values) {
    NDArray leaf = values.stopGradient();
    leaf.setRequiresGradient(true);
    leaf.attach(scope);
    return leaf;
  }

  @Override
  public final Sensitivity sensitivity(double[] inputs, int steps, int trials, double[] gradient) {
    HeldRollOut.requireLength("inputs", inputs, (long) steps * trials * network.inputs());
    HeldRollOut.requireLength("gradient", gradient, (long) steps * trials * network.outputs());
    int units = units();
    int places = steps + 1;
    try (NDManager scope = torch.scope()) {
      NDList arguments = new NDList(wide(scope, inputs, steps, trials, network.inputs()));
      NDList by = new NDList();
      NDList weightArrays = weights(scope);
      Map<String, Integer> found = new LinkedHashMap<>();
      for (int i = 0; i < weightArrays.size(); i++) {
        String name = weights.shapes().get(i).name();
        if (connections().stream().anyMatch(one -> one.name().equals(name))) {
          NDArray leaf = traced(scope, weightArrays.get(i));
          weightArrays.set(i, leaf);
          found.put(name, 1 + by.size());
          by.add(leaf);
        }
      }
      arguments.addAll(weightArrays);
      arguments.add(wide(scope, new double[trials * units], trials, units));
      arguments.add(wide(scope, new double[places * trials], places, trials, 1));
      arguments.add(wide(scope, new double[places * units], places, 1, units));
      NDArray more =
          traced(scope, wide(scope, new double[places * trials * units], places, trials, units));
      arguments.add(more);
      NDList result = script.record(scope, "tape", arguments);
      NDList reverse =
          new NDList(result.get(1), wide(scope, gradient, steps, trials, network.outputs()), more);
      reverse.addAll(by);
      NDList gradients = script.record(scope, "reverse", reverse);
      double[] rates = new double[places * trials * units];
      Arrays.fill(rates, 0, trials * units, start());
      double[] rolled = Tensors.doubles(result.get(0));
      System.arraycopy(rolled, 0, rates, trials * units, rolled.length);
      Map<String, double[]> byWeight = new LinkedHashMap<>();
      found.forEach((name, place) -> byWeight.put(name, Tensors.doubles(gradients.get(place))));
      return new Sensitivity(
          rates, Tensors.doubles(gradients.get(0)), (from, to) -> cut(byWeight, from, to));
    }
  }

  private double cut(Map<String, double[]> byWeight, int from, int to) {
    double change = 0;
    for (Within one : connected()) {
      int place = one.place(from, to);
      change -=
          byWeight.getOrDefault(one.name(), new double[0])[place]
              * weights.values(one.name())[place];
    }
    return change;
  }

  private static NDArray wide(NDManager scope, double[] values, long... shape) {
    return Tensors.of(scope, values, new Shape(shape), Precision.FLOAT64);
  }
}
