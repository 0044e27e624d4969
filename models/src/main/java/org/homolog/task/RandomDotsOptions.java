package org.homolog.task;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * Options of {@link RandomDots}. A list of durations is drawn from at random.
 *
 * @param dt duration of one step, milliseconds
 * @param directions number of directions, which are the choices and the stimulus channels
 * @param coherences motion strengths, per cent
 * @param psychometric motion strengths of the psychometric grid, per cent
 * @param sigma noise of a stimulus channel: standard deviation sigma / sqrt(dt) per step
 * @param fixation durations of the fixation period, milliseconds
 * @param stimulus durations of the stimulus, milliseconds
 * @param delay durations between stimulus and decision, milliseconds
 * @param decision durations of the decision period, milliseconds
 * @param decisionWeight weight of a decision step in the loss, against 1 for the steps before
 */
public record RandomDotsOptions(
    @Option(text = "duration of one step", byDefault = "20", unit = "ms", min = 0.1, max = 10000)
        double dt,
    @Option(
            text = "number of directions: the choices and the stimulus channels",
            byDefault = "2",
            min = 2,
            max = 360)
        int directions,
    @Option(
            text = "motion strengths",
            byDefault = "0, 6.4, 12.8, 25.6, 51.2",
            unit = "%",
            min = 0,
            max = 100)
        List<Double> coherences,
    @Option(
            text = "motion strengths of the psychometric grid",
            byDefault = "0, 1.6, 3.2, 6.4, 12.8, 25.6, 51.2",
            unit = "%",
            min = 0,
            max = 100)
        List<Double> psychometric,
    @Option(
            text =
                "noise of a stimulus channel: its standard deviation per step is sigma / sqrt(dt)",
            byDefault = "1",
            min = 0,
            max = 1e6)
        double sigma,
    @Option(
            text = "durations of the fixation period, drawn at random",
            byDefault = "100",
            unit = "ms")
        List<Double> fixation,
    @Option(text = "durations of the stimulus, drawn at random", byDefault = "2000", unit = "ms")
        List<Double> stimulus,
    @Option(
            text = "durations between stimulus and decision, drawn at random",
            byDefault = "0",
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
  public RandomDotsOptions {
    coherences = List.copyOf(coherences);
    psychometric = List.copyOf(psychometric);
    fixation = List.copyOf(fixation);
    stimulus = List.copyOf(stimulus);
    delay = List.copyOf(delay);
    decision = List.copyOf(decision);
    if (coherences.isEmpty() || coherences.stream().anyMatch(c -> !(c >= 0 && c <= 100))) {
      throw HomologException.mistake(
          "coherences: one or more from 0 to 100 % are needed, but they are " + coherences);
    }
    if (psychometric.isEmpty() || psychometric.stream().anyMatch(c -> !(c >= 0 && c <= 100))) {
      throw HomologException.mistake(
          "psychometric: one or more coherences from 0 to 100 % are needed, but they are "
              + psychometric);
    }
    if (directions < 2) {
      throw HomologException.mistake(
          "directions: 2 or more are needed, but there are " + directions);
    }
    if (!(dt > 0 && sigma >= 0 && decisionWeight > 0)) {
      throw HomologException.mistake(
          "random-dots: dt and decision-weight must be above 0 and sigma 0 or more");
    }
    Periods.check("fixation", fixation, dt, false);
    Periods.check("stimulus", stimulus, dt, true);
    Periods.check("delay", delay, dt, false);
    Periods.check("decision", decision, dt, true);
  }
}
