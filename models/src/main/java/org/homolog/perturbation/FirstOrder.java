package org.homolog.perturbation;

import java.util.LinkedHashSet;
import org.homolog.network.HeldRollOut;
import org.homolog.network.HeldRollOut.Sensitivity;

/**
 * What lesions would do if the loss were linear in what they change: gradient times activity, from
 * one forward and one backward pass for all lesions.
 */
final class FirstOrder {
  private final Sensitivity sensitivity;
  private final LesionedOutputs outputs;
  private final int trials;
  private final int units;

  FirstOrder(
      HeldRollOut rollOut, TrialInputs inputs, LesionedOutputs outputs, double[] lossGradient) {
    this.sensitivity =
        rollOut.sensitivity(inputs.values(), inputs.steps(), inputs.trials(), lossGradient);
    this.outputs = outputs;
    this.trials = inputs.trials();
    this.units = rollOut.units();
  }

  /** The change of the loss. */
  double of(Lesion lesion) {
    return lesion instanceof UnitLesion unit ? units(unit) : connections((ConnectionLesion) lesion);
  }

  private double units(UnitLesion lesion) {
    double[] when = outputs.when(lesion);
    double[] values = outputs.replacement(lesion.replacement());
    int places = sensitivity.rates().length / (trials * units);
    int whenTrials = when.length / places;
    int valueTrials = values.length / (places * units);
    double change = 0;
    for (int place = 0; place < places; place++) {
      for (int trial = 0; trial < trials; trial++) {
        if (when[place * whenTrials + trial % whenTrials] == 0) {
          continue;
        }
        int at = (place * trials + trial) * units;
        int from = (place * valueTrials + trial % valueTrials) * units;
        for (int unit : new LinkedHashSet<>(lesion.units())) {
          change +=
              sensitivity.byOutput()[at + unit]
                  * (values[from + unit] - sensitivity.rates()[at + unit]);
        }
      }
    }
    return change;
  }

  private double connections(ConnectionLesion lesion) {
    double change = 0;
    for (int to : new LinkedHashSet<>(lesion.to())) {
      for (int from : new LinkedHashSet<>(lesion.from())) {
        change += sensitivity.cut().change(from, to);
      }
    }
    return change;
  }
}
