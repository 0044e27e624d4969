package org.homolog.network;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.spi.Trials;

/**
 * Roll-outs of a network with some outputs of one layer held at given values, in double precision
 * and without noise: what lesions and timed inactivations are computed with. An output is what
 * other units receive; a unit whose output is held still receives. All cases share one native call,
 * in which each is a batch of its own. Immutable and safe for several threads.
 */
public interface HeldRollOut {
  /**
   * Roll-outs of a network that has one layer to hold, or the first of several.
   *
   * @param network the network
   * @return its roll-outs
   * @throws HomologException if none of its layers can be held
   */
  static HeldRollOut of(Network network) {
    return of(network, network.spec().heldLayers().stream().findFirst().orElse("recurrent"));
  }

  /**
   * Roll-outs of a network.
   *
   * @param network the network
   * @param layer the layer whose outputs can be held
   * @return its roll-outs
   * @throws HomologException if that layer cannot be held
   */
  static HeldRollOut of(Network network, String layer) {
    if (!network.spec().heldLayers().contains(layer)) {
      throw HomologException.mistake(
          "the outputs of layer "
              + layer
              + " of a network of kind "
              + network.spec().kind()
              + " cannot be held; "
              + (network.spec().heldLayers().isEmpty()
                  ? "none of its layers can"
                  : "those of " + network.spec().heldLayers() + " can"));
    }
    return network.spec().held(network, layer);
  }

  /**
   * The same network without some of the connections within the layer.
   *
   * @param from places of sending units
   * @param to places of receiving units
   * @return its roll-outs
   * @throws HomologException if the layer's units are not connected among each other
   */
  HeldRollOut without(Collection<Integer> from, Collection<Integer> to);

  /**
   * The network; connections that are left out are still in it.
   *
   * @return the network
   */
  Network network();

  /**
   * The layer whose outputs can be held.
   *
   * @return its name
   */
  String layer();

  /**
   * Number of units of the layer.
   *
   * @return units
   */
  int units();

  /**
   * How many rows (cases x trials) one call should have, so that memory stays bounded.
   *
   * @param steps number of steps T
   * @return rows, 1 or more
   */
  default int rows(int steps) {
    return 8192;
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
  record Holding(int cases, double[] which, double[] when, double[] values) {
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

    /**
     * Whether all trials are held at the same time.
     *
     * @param steps number of steps T
     * @param trials number of trials B
     * @return 1 if so, else B
     * @throws IllegalArgumentException if the array has another length
     */
    public int whenTrials(int steps, int trials) {
      return trials(when.length, (long) (steps + 1) * cases, trials, "when");
    }

    /**
     * Whether all trials are held at the same values.
     *
     * @param steps number of steps T
     * @param trials number of trials B
     * @param units number of units
     * @return 1 if so, else B
     * @throws IllegalArgumentException if the array has another length
     */
    public int valueTrials(int steps, int trials, int units) {
      return trials(values.length, (long) (steps + 1) * units, trials, "values");
    }

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

  /**
   * What came of it.
   *
   * @param outputs T x L x B x outputs
   * @param rates T x L x B x units; empty if they were not asked for
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Rolled(double[] outputs, double[] rates) {}

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
  Rolled roll(double[] inputs, int steps, int trials, Holding holding, boolean withRates);

  /** What cutting a connection would do to a loss if the loss were linear in the weight. */
  @FunctionalInterface
  interface Cut {
    /**
     * The change of the loss.
     *
     * @param from the sending unit
     * @param to the receiving unit
     * @return the derivative of the loss by the connection's weights, times what they lose
     */
    double change(int from, int to);
  }

  /**
   * How a loss depends on what the network did, nothing held.
   *
   * @param rates (T + 1) x B x units: the units' outputs, place 0 before the first step
   * @param byOutput (T + 1) x B x units: the derivative of the loss by each of them
   * @param cut what cutting a connection would do
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Sensitivity(double[] rates, double[] byOutput, Cut cut) {}

  /**
   * The derivative of a loss by every output of every unit at every time. That of a spike is the
   * surrogate that learning uses.
   *
   * @param inputs T x B x inputs
   * @param steps number of steps T
   * @param trials number of trials B
   * @param gradient T x B x outputs: the derivative of the loss by the network's outputs
   * @return the derivatives
   * @throws IllegalArgumentException if an array has another length
   */
  Sensitivity sensitivity(double[] inputs, int steps, int trials, double[] gradient);

  /**
   * What the network does in given trials with some units held.
   *
   * @param trials the trials
   * @param holding what is held, one case
   * @return the layer and "output"
   * @throws IllegalArgumentException if an array has another length
   */
  default Responses respond(Trials trials, Holding holding) {
    double[] inputs = new double[trials.inputs().length];
    Arrays.setAll(inputs, i -> trials.inputs()[i]);
    Rolled rolled = roll(inputs, trials.steps(), trials.trials(), holding, true);
    Map<String, float[]> layers = new LinkedHashMap<>();
    layers.put(layer(), narrow(rolled.rates()));
    layers.put("output", narrow(rolled.outputs()));
    return new Responses(trials, network().spec().stepSeconds(), layers);
  }

  private static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  /**
   * Refuses an array of another length.
   *
   * @param what what it is
   * @param values the array
   * @param wanted its length
   * @throws IllegalArgumentException if it has another
   */
  static void requireLength(String what, double[] values, long wanted) {
    if (values.length != wanted) {
      throw new IllegalArgumentException(
          what + " has " + values.length + " values, but " + wanted + " are needed");
    }
  }
}
