package org.homolog.task.action;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.Option;
import org.homolog.task.Periods;

/**
 * Options of {@link GoNoGo}.
 *
 * @param dt duration of one step, milliseconds
 * @param goShare share of go trials
 * @param sigma noise of a stimulus channel: standard deviation sigma / sqrt(dt) per step
 * @param fixation durations of the fixation period, milliseconds
 * @param stimulus durations of the stimulus, milliseconds
 * @param delay durations of the delay, milliseconds
 * @param decision durations of the decision period, milliseconds
 * @param decisionWeight weight of a decision step in the loss, against 1 for the steps before
 */
public record GoNoGoOptions(
    @Option(text = "duration of one step", byDefault = "20", unit = "ms", min = 0.1, max = 10000)
        double dt,
    @Option(text = "share of go trials", byDefault = "0.5", min = 0.01, max = 0.99) double goShare,
    @Option(
            text =
                "noise of a stimulus channel: its standard deviation per step is sigma / sqrt(dt)",
            byDefault = "1",
            min = 0,
            max = 1e6)
        double sigma,
    @Option(
            text = "durations of the fixation period, drawn at random",
            byDefault = "300",
            unit = "ms")
        List<Double> fixation,
    @Option(text = "durations of the stimulus, drawn at random", byDefault = "500", unit = "ms")
        List<Double> stimulus,
    @Option(text = "durations of the delay, drawn at random", byDefault = "500", unit = "ms")
        List<Double> delay,
    @Option(
            text = "durations of the decision period, drawn at random",
            byDefault = "500",
            unit = "ms")
        List<Double> decision,
    @Option(
            text = "weight of a decision step in the loss, against 1 for the steps before",
            byDefault = "2",
            min = 0.001,
            max = 1e6)
        double decisionWeight) {
  /** Refuses impossible values. */
  public GoNoGoOptions {
    fixation = List.copyOf(fixation);
    stimulus = List.copyOf(stimulus);
    delay = List.copyOf(delay);
    decision = List.copyOf(decision);
    if (!(goShare > 0 && goShare < 1)) {
      throw HomologException.mistake("go-share: it must lie between 0 and 1");
    }
    Periods.check("fixation", fixation, dt, false);
    Periods.check("stimulus", stimulus, dt, true);
    Periods.check("delay", delay, dt, false);
    Periods.check("decision", decision, dt, true);
  }
}
