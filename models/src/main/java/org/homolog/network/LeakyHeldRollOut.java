package org.homolog.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collection;
import org.homolog.linalg.Matrix;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Script;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;

/** Roll-outs of a network of leaky units with some outputs held. */
final class LeakyHeldRollOut implements HeldRollOut {
  private final Network network;
  private final LeakyRecurrent spec;
  private final ActingWeights acting;
  private final Torch torch;
  private final Script script;

  private LeakyHeldRollOut(Network network, LeakyRecurrent spec, ActingWeights acting) {
    this.network = network;
    this.spec = spec;
    this.acting = acting;
    this.torch = Torch.on(DeviceChoice.CPU);
    this.script = torch.script(HeldScript.of(spec));
  }

  LeakyHeldRollOut(Network network, LeakyRecurrent spec) {
    this(network, spec, spec.acting(network.weights()));
  }

  @Override
  public HeldRollOut without(Collection<Integer> from, Collection<Integer> to) {
    Matrix recurrent = acting.recurrent().copy();
    for (int receiving : to) {
      for (int sending : from) {
        recurrent.array()[receiving * units() + sending] = 0;
      }
    }
    return new LeakyHeldRollOut(
        network,
        spec,
        new ActingWeights(
            recurrent,
            acting.input(),
            acting.bias(),
            acting.output(),
            acting.outputBias(),
            acting.initialState()));
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public String layer() {
    return "recurrent";
  }

  @Override
  public int units() {
    return spec.units();
  }

  @Override
  public Rolled roll(double[] inputs, int steps, int trials, Holding holding, boolean withRates) {
    int cases = holding.cases();
    int units = spec.units();
    HeldRollOut.requireLength("which", holding.which(), (long) cases * units);
    int whenTrials = holding.whenTrials(steps, trials);
    int valueTrials = holding.valueTrials(steps, trials, units);
    try (NDManager scope = torch.scope()) {
      NDList result =
          script.call(
              scope,
              "held",
              inputs(scope, inputs, steps, trials),
              wide(scope, acting.recurrent()),
              wide(scope, acting.input()),
              wide(scope, acting.bias(), acting.bias().length),
              wide(scope, acting.output()),
              wide(scope, acting.outputBias(), acting.outputBias().length),
              wide(scope, acting.initialState(), acting.initialState().length),
              wide(scope, holding.which(), cases, 1, units),
              wide(scope, holding.when(), steps + 1, cases, whenTrials, 1),
              wide(scope, holding.values(), steps + 1, valueTrials, units),
              wide(scope, spec.alphas(), units()),
              withRates ? (long) steps : 0L);
      return new Rolled(
          Tensors.doubles(result.get(0)),
          withRates ? Tensors.doubles(result.get(1)) : new double[0]);
    }
  }

  @Override
  public Sensitivity sensitivity(double[] inputs, int steps, int trials, double[] gradient) {
    HeldRollOut.requireLength("gradient", gradient, (long) steps * trials * network.outputs());
    try (NDManager scope = torch.scope()) {
      NDList result =
          script.call(
              scope,
              "adjoint",
              inputs(scope, inputs, steps, trials),
              wide(scope, gradient, steps, trials, network.outputs()),
              wide(scope, acting.recurrent()),
              wide(scope, acting.input()),
              wide(scope, acting.bias(), acting.bias().length),
              wide(scope, acting.output()),
              wide(scope, acting.initialState(), acting.initialState().length),
              wide(scope, spec.alphas(), units()));
      double[] rates = Tensors.doubles(result.get(0));
      double[] bySum = Tensors.doubles(result.get(2));
      return new Sensitivity(
          rates, Tensors.doubles(result.get(1)), (from, to) -> cut(rates, bySum, from, to));
    }
  }

  /** To first order, what a connection being gone does to the loss. */
  private double cut(double[] rates, double[] bySum, int from, int to) {
    int units = units();
    double byWeight = 0;
    for (int row = 0; row < bySum.length / units; row++) {
      // Row k of the rates is the output that step k receives.
      byWeight += bySum[row * units + to] * rates[row * units + from];
    }
    return -byWeight * acting.recurrent().get(to, from);
  }

  private NDArray inputs(NDManager scope, double[] inputs, int steps, int trials) {
    HeldRollOut.requireLength("inputs", inputs, (long) steps * trials * network.inputs());
    return wide(scope, inputs, steps, trials, network.inputs());
  }

  private static NDArray wide(NDManager scope, Matrix values) {
    return wide(scope, values.array(), values.rows(), values.columns());
  }

  private static NDArray wide(NDManager scope, double[] values, long... shape) {
    return Tensors.of(scope, values, new Shape(shape), Precision.FLOAT64);
  }
}
