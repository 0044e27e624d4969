package org.homolog.simulation;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * Options of {@link InactivationExperiment}.
 *
 * @param causal how much of each choice's evidence is carried by the neurons of its group
 * @param units number of neurons in each group
 * @param repeats trials per coherence, choice and group inactivated, and as many without
 * @param coherences motion strengths, per cent
 * @param before time before the stimulus, milliseconds
 * @param stimulus duration of the stimulus, milliseconds
 * @param after time after the stimulus, milliseconds
 * @param drift drift of an accumulator per second at full coherence
 * @param noise noise of an accumulator per root second
 * @param rate mean baseline rate, spikes per second
 * @param modulation mean rate change per unit of a group's accumulator, spikes per second
 * @param efficacy share of their spikes that inactivated neurons lose
 */
public record InactivationExperimentOptions(
    @Option(
            text =
                "how much of each choice's evidence is carried by the neurons of its group, from 0 to 1;"
                    + " there are as many choices and groups",
            byDefault = "1, 0.7, 0.4, 0",
            min = 0,
            max = 1)
        List<Double> causal,
    @Option(text = "number of neurons in each group", byDefault = "10", min = 1, max = 10000)
        int units,
    @Option(
            text = "trials per coherence, choice and group inactivated, and as many without",
            byDefault = "10",
            min = 1,
            max = 10000)
        int repeats,
    @Option(text = "motion strengths", byDefault = "25.6", unit = "%", min = 0, max = 100)
        List<Double> coherences,
    @Option(text = "time before the stimulus", byDefault = "100", unit = "ms", min = 0, max = 60000)
        double before,
    @Option(text = "duration of the stimulus", byDefault = "500", unit = "ms", min = 1, max = 60000)
        double stimulus,
    @Option(text = "time after the stimulus", byDefault = "100", unit = "ms", min = 0, max = 60000)
        double after,
    @Option(text = "drift at full coherence, per second", byDefault = "10", min = 0, max = 1e6)
        double drift,
    @Option(
            text = "noise of an accumulator, per root second",
            byDefault = "0.8",
            min = 0,
            max = 1e6)
        double noise,
    @Option(text = "mean baseline rate", byDefault = "12", unit = "spikes/s", min = 0, max = 1000)
        double rate,
    @Option(
            text = "mean rate change per unit of a group's accumulator",
            byDefault = "8",
            unit = "spikes/s",
            min = 0,
            max = 1000)
        double modulation,
    @Option(
            text = "share of their spikes that inactivated neurons lose",
            byDefault = "0.9",
            min = 0,
            max = 1)
        double efficacy) {
  /** Refuses impossible values. */
  public InactivationExperimentOptions {
    causal = List.copyOf(causal);
    coherences = List.copyOf(coherences);
    if (causal.size() < 2 || causal.stream().anyMatch(c -> !(c >= 0 && c <= 1))) {
      throw HomologException.mistake(
          "causal: two numbers or more from 0 to 1 are needed, but they are " + causal);
    }
    if (coherences.isEmpty() || coherences.stream().anyMatch(c -> !(c >= 0 && c <= 100))) {
      throw HomologException.mistake(
          "coherences: one or more from 0 to 100 % are needed, but they are " + coherences);
    }
    if (units < 1 || repeats < 1) {
      throw HomologException.mistake("units and repeats must be 1 or more");
    }
    if (!(before >= 0 && stimulus >= 1 && after >= 0)) {
      throw HomologException.mistake(
          "before and after must be 0 ms or more, stimulus 1 ms or more");
    }
  }
}
