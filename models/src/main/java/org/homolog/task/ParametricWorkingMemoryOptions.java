package org.homolog.task;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * Options of {@link ParametricWorkingMemory}. A list of durations is drawn from at random.
 *
 * @param dt duration of one step, milliseconds
 * @param higher the higher value of each pair
 * @param lower the lower value of each pair
 * @param sigma noise of both channels during the stimuli: standard deviation sigma / sqrt(dt) per
 *     step
 * @param fixation durations of the fixation period, milliseconds
 * @param stimulus durations of each stimulus, milliseconds
 * @param delay durations between the stimuli, milliseconds
 * @param decision durations of the decision period, milliseconds
 * @param decisionWeight weight of a decision step in the loss, against 1 for the steps before
 */
public record ParametricWorkingMemoryOptions(
    @Option(text = "duration of one step", byDefault = "20", unit = "ms", min = 0.1, max = 10000)
        double dt,
    @Option(text = "the higher value of each pair", byDefault = "18, 22, 26, 30, 34", unit = "Hz")
        List<Double> higher,
    @Option(text = "the lower value of each pair", byDefault = "10, 14, 18, 22, 26", unit = "Hz")
        List<Double> lower,
    @Option(
            text =
                "noise of both channels during the stimuli: its standard deviation per step is sigma / sqrt(dt)",
            byDefault = "1",
            min = 0,
            max = 1e6)
        double sigma,
    @Option(
            text = "durations of the fixation period, drawn at random",
            byDefault = "500",
            unit = "ms")
        List<Double> fixation,
    @Option(text = "durations of each stimulus, drawn at random", byDefault = "500", unit = "ms")
        List<Double> stimulus,
    @Option(
            text = "durations between the stimuli, drawn at random",
            byDefault = "1000",
            unit = "ms")
        List<Double> delay,
    @Option(
            text = "durations of the decision period, drawn at random",
            byDefault = "100",
            unit = "ms")
        List<Double> decision,
    @Option(
            text = "weight of a decision step in the loss, against 1 for the steps before",
            byDefault = "10",
            min = 0.001,
            max = 1e6)
        double decisionWeight) {
  /** Refuses impossible values. */
  public ParametricWorkingMemoryOptions {
    higher = List.copyOf(higher);
    lower = List.copyOf(lower);
    fixation = List.copyOf(fixation);
    stimulus = List.copyOf(stimulus);
    delay = List.copyOf(delay);
    decision = List.copyOf(decision);
    if (higher.isEmpty() || higher.size() != lower.size()) {
      throw HomologException.mistake(
          "higher and lower: as many values in both are needed, at least one, but there are "
              + higher.size()
              + " and "
              + lower.size());
    }
    for (int i = 0; i < higher.size(); i++) {
      if (!(higher.get(i) > lower.get(i)) || !Double.isFinite(higher.get(i) - lower.get(i))) {
        throw HomologException.mistake(
            "higher and lower: in pair "
                + (i + 1)
                + ", "
                + higher.get(i)
                + " is not above "
                + lower.get(i));
      }
    }
    if (!(dt > 0 && sigma >= 0 && decisionWeight > 0)) {
      throw HomologException.mistake(
          "parametric-working-memory: dt and decision-weight must be above 0 and sigma 0 or more");
    }
    Periods.check("fixation", fixation, dt, false);
    Periods.check("stimulus", stimulus, dt, true);
    Periods.check("delay", delay, dt, false);
    Periods.check("decision", decision, dt, true);
  }
}
