package org.homolog.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * Excitatory and inhibitory units: which law their weights obey, and what each population has of
 * its own.
 *
 * @param dale whether and how Dale's law makes recurrent weights
 * @param excitatory share of excitatory units, rounded down
 * @param activation one activation function, or those of excitatory and of inhibitory units
 * @param tau one time constant, milliseconds; or those of excitatory and of inhibitory units; or
 *     one for each unit
 */
public record Populations(
    @Option(
            text =
                "Dale's law: none; abs, W = |w| times the sending unit's sign; rectify, W = max(0, w)"
                    + " times it",
            byDefault = "none")
        DaleConstraint dale,
    @Option(
            text = "share of excitatory units, which come first; the others inhibit",
            byDefault = "0.8",
            min = 0,
            max = 1)
        double excitatory,
    @Option(
            text = "activation function, or two: of excitatory and of inhibitory units",
            byDefault = "relu")
        List<ActivationFunction> activation,
    @Option(
            text =
                "time constant; or two, of excitatory and of inhibitory units; or one for each unit",
            byDefault = "100",
            unit = "ms",
            min = 1e-6,
            max = 1e9)
        List<Double> tau) {
  /** Refuses impossible values. */
  public Populations {
    activation = List.copyOf(activation);
    tau = List.copyOf(tau);
    if (activation.isEmpty() || activation.size() > 2) {
      throw HomologException.mistake(
          "activation: one function, or those of excitatory and of inhibitory units, but "
              + activation.size()
              + " were given");
    }
    if (tau.isEmpty() || tau.stream().anyMatch(t -> !(t > 0 && Double.isFinite(t)))) {
      throw HomologException.mistake("tau: time constants must be above 0, but are " + tau);
    }
    if (!(excitatory >= 0 && excitatory <= 1)) {
      throw HomologException.mistake("excitatory: a share is from 0 to 1, but was " + excitatory);
    }
  }

  /** Refuses time constants that so many units and such a step cannot have. */
  void check(int units, double dt) {
    if (tau.size() > 2 && tau.size() != units) {
      throw HomologException.mistake(
          "tau: one time constant, two, or one for each of "
              + units
              + " units, but "
              + tau.size()
              + " were given");
    }
    double shortest = tau.stream().mapToDouble(t -> t).min().orElseThrow();
    if (!(dt > 0 && dt <= shortest)) {
      throw HomologException.mistake(
          "dt: must be above 0 and at most tau, but dt is "
              + dt
              + " ms and the shortest tau "
              + shortest
              + " ms");
    }
  }

  /** How many of so many units excite. */
  int excitatoryOf(int units) {
    // The tolerance keeps a share such as 19 / 24 from losing a unit to rounding.
    return (int) Math.floor(excitatory * units + 1e-9);
  }

  /** Signs of one population of excitatory units, then the inhibitory ones. */
  double[] signs(int units) {
    double[] signs = new double[units];
    Arrays.fill(signs, 1);
    Arrays.fill(signs, excitatoryOf(units), units, -1);
    return signs;
  }

  /** a = dt / tau of each unit. */
  double[] alphas(double[] signs, double dt) {
    double[] alphas = new double[signs.length];
    for (int i = 0; i < alphas.length; i++) {
      int which = tau.size() == signs.length ? i : tau.size() == 1 || signs[i] > 0 ? 0 : 1;
      alphas[i] = dt / tau.get(which);
    }
    return alphas;
  }

  /** The activation function of each unit. */
  List<ActivationFunction> activations(double[] signs) {
    List<ActivationFunction> functions = new ArrayList<>();
    for (double sign : signs) {
      functions.add(activation.get(sign > 0 ? 0 : activation.size() - 1));
    }
    return functions;
  }
}
