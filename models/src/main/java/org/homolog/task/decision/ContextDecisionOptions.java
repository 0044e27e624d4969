package org.homolog.task.decision;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.Option;
import org.homolog.task.Periods;
import org.homolog.task.Waiting;

/**
 * Options of {@link ContextDecision}.
 *
 * @param dt duration of one step, milliseconds
 * @param coherences strengths of either stimulus, per cent
 * @param psychometric strengths of the psychometric grid, per cent
 * @param sigma noise of a stimulus channel: standard deviation sigma / sqrt(dt) per step
 * @param fixation durations of the fixation period, milliseconds
 * @param stimulus durations of the stimuli, milliseconds
 * @param delay duration of the delay: fixed, or mean, shortest and longest, milliseconds
 * @param decision durations of the decision period, milliseconds
 * @param goCue whether fixation stays on until the decision
 * @param decisionWeight weight of a decision step in the loss, against 1 for the steps before
 */
public record ContextDecisionOptions(
    @Option(text = "duration of one step", byDefault = "20", unit = "ms", min = 0.1, max = 10000)
        double dt,
    @Option(
            text = "strengths of either stimulus",
            byDefault = "5, 15, 50",
            unit = "%",
            min = 0,
            max = 100)
        List<Double> coherences,
    @Option(
            text = "strengths of the psychometric grid",
            byDefault = "2.5, 5, 10, 20, 50",
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
            byDefault = "300",
            unit = "ms")
        List<Double> fixation,
    @Option(text = "durations of the stimuli, drawn at random", byDefault = "750", unit = "ms")
        List<Double> stimulus,
    @Option(
            text =
                "delay before the decision: fixed, or mean, shortest and longest of an exponential",
            byDefault = "600, 300, 3000",
            unit = "ms")
        List<Double> delay,
    @Option(
            text = "durations of the decision period, drawn at random",
            byDefault = "100",
            unit = "ms")
        List<Double> decision,
    @Option(
            text =
                "whether fixation stays on until the decision; without it, when to decide cannot be"
                    + " known from the inputs unless the delay is fixed",
            byDefault = "true")
        boolean goCue,
    @Option(
            text = "weight of a decision step in the loss, against 1 for the steps before",
            byDefault = "10",
            min = 0.001,
            max = 1e6)
        double decisionWeight) {
  /** Refuses impossible values. */
  public ContextDecisionOptions {
    coherences = List.copyOf(coherences);
    psychometric = List.copyOf(psychometric);
    fixation = List.copyOf(fixation);
    stimulus = List.copyOf(stimulus);
    delay = List.copyOf(delay);
    decision = List.copyOf(decision);
    if (coherences.isEmpty() || psychometric.isEmpty()) {
      throw HomologException.mistake(
          "coherences and psychometric: one or more from 0 to 100 % are needed");
    }
    Periods.check("fixation", fixation, dt, false);
    Periods.check("stimulus", stimulus, dt, true);
    Periods.check("decision", decision, dt, true);
    Waiting.of("delay", delay);
  }
}
