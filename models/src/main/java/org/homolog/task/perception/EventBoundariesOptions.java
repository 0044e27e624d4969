package org.homolog.task.perception;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.Option;
import org.homolog.task.Periods;
import org.homolog.task.Waiting;

/**
 * Options of {@link EventBoundaries}.
 *
 * @param dt duration of one step, milliseconds
 * @param features input channels
 * @param scenes how many scenes there are
 * @param events events in a trial
 * @param sigma noise of a feature: standard deviation sigma / sqrt(dt) per step
 * @param event duration of an event: fixed, or mean, shortest and longest, milliseconds
 * @param window time from a boundary within which it is to be told, milliseconds
 * @param boundaryWeight weight of a step that tells a boundary, against 1 for the others
 */
public record EventBoundariesOptions(
    @Option(text = "duration of one step", byDefault = "50", unit = "ms", min = 0.1, max = 10000)
        double dt,
    @Option(text = "input channels", byDefault = "8", min = 1, max = 1024) int features,
    @Option(
            text = "how many scenes there are, each a fixed pattern of features of 1 and -1",
            byDefault = "6",
            min = 2,
            max = 1000)
        int scenes,
    @Option(text = "events in a trial", byDefault = "4", min = 2, max = 1000) int events,
    @Option(
            text = "noise of a feature: its standard deviation per step is sigma / sqrt(dt)",
            byDefault = "2",
            min = 0,
            max = 1e6)
        double sigma,
    @Option(
            text = "duration of an event: fixed, or mean, shortest and longest of an exponential",
            byDefault = "1000, 800, 3000",
            unit = "ms")
        List<Double> event,
    @Option(
            text = "time from a boundary within which it is to be told",
            byDefault = "300",
            unit = "ms",
            min = 0.1,
            max = 1e6)
        double window,
    @Option(
            text = "weight of a step that tells a boundary, against 1 for the others",
            byDefault = "3",
            min = 0.001,
            max = 1e6)
        double boundaryWeight) {
  /** Refuses impossible values. */
  public EventBoundariesOptions {
    event = List.copyOf(event);
    Periods.check("window", List.of(window), dt, true);
    if (Periods.steps(Waiting.of("event", event).least(), dt) <= Periods.steps(window, dt)) {
      throw HomologException.mistake(
          "event: the shortest must last longer than the window of " + window + " ms");
    }
    if (features < 31 && scenes > 1 << features) {
      throw HomologException.mistake(
          "scenes: " + features + " features make " + (1 << features) + " patterns at most");
    }
  }
}
