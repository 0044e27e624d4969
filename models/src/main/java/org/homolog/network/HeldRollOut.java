package org.homolog.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Trials;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Script;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;

/**
 * Roll-outs of a network of leaky units with some outputs held at given values, in double precision
 * and without noise: what lesions and timed inactivations are computed with. All cases share one
 * native call, in which each is a batch of its own. Immutable and safe for several threads.
 */
public final class HeldRollOut {
  private final Network network;
  private final LeakyRecurrent spec;
  private final ActingWeights acting;
  private final Torch torch;
  private final Script script;

  private HeldRollOut(Network network, LeakyRecurrent spec, ActingWeights acting) {
    this.network = network;
    this.spec = spec;
    this.acting = acting;
    this.torch = Torch.on(DeviceChoice.CPU);
    this.script = torch.script(HeldScript.of(spec));
  }

  /**
   * Roll-outs of a network.
   *
   * @param network a recurrent network of leaky units
   * @return its roll-outs
   * @throws HomologException if the network is of another kind
   */
  public static HeldRollOut of(Network network) {
    if (network.spec() instanceof LeakyRecurrent spec) {
      return new HeldRollOut(network, spec, spec.acting(network.weights()));
    }
    throw HomologException.mistake(
        "outputs can be held in a recurrent network of leaky units, not in one of kind "
            + network.spec().kind());
  }

  /**
   * The same network without some of its recurrent connections.
   *
   * @param from places of sending units
   * @param to places of receiving units
   * @return its roll-outs
   */
  public HeldRollOut without(Collection<Integer> from, Collection<Integer> to) {
    Matrix recurrent = acting.recurrent().copy();
    for (int receiving : to) {
      for (int sending : from) {
        recurrent.array()[receiving * units() + sending] = 0;
      }
    }
    return new HeldRollOut(
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

  /**
   * The network; connections that are left out are still in it.
   *
   * @return the network
   */
  public Network network() {
    return network;
  }

  /**
   * The recurrent connections that act, to be left unchanged.
   *
   * @return receiving x sending units
   */
  public Matrix recurrent() {
    return acting.recurrent();
  }

  /**
   * Number of recurrent units.
   *
   * @return units
   */
  public int units() {
    return spec.units();
  }

  /**
   * What is held in each of several cases. Place 0 of a time axis is before the first step, place k
   * the end of step k.
   *
   * @param cases number of cases L
   * @param which L x units: 1 where a unit is held, 0 where it is free
   * @param when (T + 1) x L x (1 or B): 1 while it is held
   * @param values (T + 1) x (1 or B) x units: what it is held at, the same in all cases
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Holding(int cases, double[] which, double[] when, double[] values) {
    /**
     * Nothing held.
     *
     * @param units number of units
     * @param steps number of steps T
     * @return one case
     */
    public static Holding nothing(int units, int steps) {
      return new Holding(
          1, new double[units], new double[steps + 1], new double[(steps + 1) * units]);
    }
  }

  /**
   * What came of it.
   *
   * @param outputs T x L x B x outputs
   * @param rates T x L x B x units; empty if they were not asked for
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Rolled(double[] outputs, double[] rates) {}

  /**
   * Rolls all cases out.
   *
   * @param inputs T x B x inputs
   * @param steps number of steps T
   * @param trials number of trials B
   * @param holding what is held
   * @param withRates whether the units' outputs are wanted too
   * @return the network's outputs in each case
   * @throws IllegalArgumentException if an array has another length
   */
  public Rolled roll(double[] inputs, int steps, int trials, Holding holding, boolean withRates) {
    int cases = holding.cases();
    int units = spec.units();
    requireLength("which", holding.which(), (long) cases * units);
    int whenTrials = trials(holding.when().length, (long) (steps + 1) * cases, trials, "when");
    int valueTrials = trials(holding.values().length, (long) (steps + 1) * units, trials, "values");
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

  /**
   * What the network does in given trials with some units silenced throughout.
   *
   * @param trials the trials
   * @param silenced places of units
   * @return the layers "recurrent" and "output"
   * @throws IllegalArgumentException if a place does not exist
   */
  public Responses respond(Trials trials, int[] silenced) {
    double[] which = new double[units()];
    for (int unit : silenced) {
      if (unit < 0 || unit >= which.length) {
        throw new IllegalArgumentException(
            "there are " + which.length + " units, but unit " + unit + " was asked for");
      }
      which[unit] = 1;
    }
    double[] always = new double[trials.steps() + 1];
    Arrays.fill(always, 1);
    double[] inputs = new double[trials.inputs().length];
    Arrays.setAll(inputs, i -> trials.inputs()[i]);
    Holding holding = new Holding(1, which, always, new double[(trials.steps() + 1) * units()]);
    Rolled rolled = roll(inputs, trials.steps(), trials.trials(), holding, true);
    Map<String, float[]> layers = new LinkedHashMap<>();
    layers.put("recurrent", narrow(rolled.rates()));
    layers.put("output", narrow(rolled.outputs()));
    return new Responses(trials, spec.stepSeconds(), layers);
  }

  private static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  /**
   * How a loss depends on what the network did, nothing held.
   *
   * @param rates (T + 1) x B x units: the units' outputs, place 0 before the first step
   * @param byOutput (T + 1) x B x units: the derivative of the loss by each of them
   * @param bySum T x B x units: the derivative by the summed input of each unit in each step
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Sensitivity(double[] rates, double[] byOutput, double[] bySum) {}

  /**
   * The derivative of a loss by every output of every unit at every time.
   *
   * @param inputs T x B x inputs
   * @param steps number of steps T
   * @param trials number of trials B
   * @param gradient T x B x outputs: the derivative of the loss by the network's outputs
   * @return the derivatives
   * @throws IllegalArgumentException if an array has another length
   */
  public Sensitivity sensitivity(double[] inputs, int steps, int trials, double[] gradient) {
    requireLength("gradient", gradient, (long) steps * trials * network.outputs());
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
      return new Sensitivity(
          Tensors.doubles(result.get(0)),
          Tensors.doubles(result.get(1)),
          Tensors.doubles(result.get(2)));
    }
  }

  private NDArray inputs(NDManager scope, double[] inputs, int steps, int trials) {
    requireLength("inputs", inputs, (long) steps * trials * network.inputs());
    return wide(scope, inputs, steps, trials, network.inputs());
  }

  private static NDArray wide(NDManager scope, Matrix values) {
    return wide(scope, values.array(), values.rows(), values.columns());
  }

  private static NDArray wide(NDManager scope, double[] values, long... shape) {
    return Tensors.of(scope, values, new Shape(shape), Precision.FLOAT64);
  }

  private static void requireLength(String what, double[] values, long wanted) {
    if (values.length != wanted) {
      throw new IllegalArgumentException(
          what + " has " + values.length + " values, but " + wanted + " are needed");
    }
  }

  /** Whether an array is the same for all trials (1) or has a place for each. */
  private static int trials(long length, long perTrial, int trials, String what) {
    if (length == perTrial) {
      return 1;
    }
    if (length == perTrial * trials) {
      return trials;
    }
    throw new IllegalArgumentException(
        what + " has " + length + " values, but " + perTrial + " per trial or in all are needed");
  }
}
