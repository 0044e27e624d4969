package org.homolog.simulation;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * Options of {@link DecisionPopulation}.
 *
 * @param units number of neurons
 * @param repeats trials per coherence and choice
 * @param coherences motion strengths, per cent
 * @param before time before the stimulus, milliseconds
 * @param stimulus duration of the stimulus, milliseconds
 * @param after time after the stimulus, milliseconds
 * @param drift drift of the decision variable per second at full coherence, in units of its bound
 * @param noise noise of the decision variable, in units of its bound per root second
 * @param rate mean baseline rate, spikes per second
 * @param modulation standard deviation of the rate changes, spikes per second
 * @param sharedGain standard deviation of the logarithm of the gain that all neurons share within a
 *     trial
 */
public record DecisionPopulationOptions(
    @Option(text = "number of neurons", byDefault = "60", min = 1, max = 10000) int units,
    @Option(text = "trials per coherence and choice", byDefault = "10", min = 1, max = 10000)
        int repeats,
    @Option(
            text = "motion strengths",
            byDefault = "0, 6.4, 12.8, 25.6, 51.2",
            unit = "%",
            min = 0,
            max = 100)
        List<Double> coherences,
    @Option(text = "time before the stimulus", byDefault = "100", unit = "ms", min = 0, max = 60000)
        double before,
    @Option(text = "duration of the stimulus", byDefault = "800", unit = "ms", min = 1, max = 60000)
        double stimulus,
    @Option(text = "time after the stimulus", byDefault = "100", unit = "ms", min = 0, max = 60000)
        double after,
    @Option(
            text = "drift at full coherence, bounds per second",
            byDefault = "8",
            min = 0,
            max = 1e6)
        double drift,
    @Option(
            text = "noise of the decision variable, bounds per root second",
            byDefault = "0.8",
            min = 0,
            max = 1e6)
        double noise,
    @Option(text = "mean baseline rate", byDefault = "12", unit = "spikes/s", min = 0, max = 1000)
        double rate,
    @Option(
            text = "standard deviation of rate changes",
            byDefault = "8",
            unit = "spikes/s",
            min = 0,
            max = 1000)
        double modulation,
    @Option(
            text = "standard deviation of the logarithm of the gain shared within a trial",
            byDefault = "0.15",
            min = 0,
            max = 3)
        double sharedGain) {
  /** Refuses impossible values. */
  public DecisionPopulationOptions {
    coherences = List.copyOf(coherences);
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
