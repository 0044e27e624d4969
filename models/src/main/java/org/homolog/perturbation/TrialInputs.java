package org.homolog.perturbation;

import org.homolog.population.Table;
import org.homolog.spi.Trials;

/**
 * What a network is shown, in double precision.
 *
 * @param values T x B x inputs
 * @param steps number of steps T
 * @param lengths number of steps of each of B trials
 * @param conditions one row per trial
 */
@SuppressWarnings("ArrayRecordComponent")
record TrialInputs(double[] values, int steps, int[] lengths, Table conditions) {
  static TrialInputs of(Trials trials) {
    double[] wide = new double[trials.inputs().length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = trials.inputs()[i];
    }
    return new TrialInputs(wide, trials.steps(), trials.lengths(), trials.conditions());
  }

  int trials() {
    return lengths.length;
  }
}
