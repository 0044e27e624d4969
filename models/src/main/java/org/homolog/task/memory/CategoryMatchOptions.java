package org.homolog.task.memory;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.Option;
import org.homolog.task.Periods;

/**
 * Options of {@link CategoryMatch}.
 *
 * @param dt duration of one step, milliseconds
 * @param directions channels of the ring
 * @param angles directions of the grid, degrees
 * @param sigma noise of a ring channel: standard deviation sigma / sqrt(dt) per step
 * @param fixation durations of the fixation period, milliseconds
 * @param sample durations of the sample, milliseconds
 * @param delay durations of the delay, milliseconds
 * @param test durations of the test, milliseconds
 * @param decisionWeight weight of a test step in the loss, against 1 for the steps before
 */
public record CategoryMatchOptions(
    @Option(text = "duration of one step", byDefault = "20", unit = "ms", min = 0.1, max = 10000)
        double dt,
    @Option(
            text =
                "channels of the ring, equally spaced; with 2 only the cosine of a direction is"
                    + " seen, and the category, which is the sign of its sine, is not",
            byDefault = "8",
            min = 2,
            max = 360)
        int directions,
    @Option(
            text = "directions of the grid, each as sample with each as test",
            byDefault = "22.5, 67.5, 112.5, 157.5, 202.5, 247.5, 292.5, 337.5",
            unit = "degrees",
            min = 0,
            max = 360)
        List<Double> angles,
    @Option(
            text = "noise of a ring channel: its standard deviation per step is sigma / sqrt(dt)",
            byDefault = "1",
            min = 0,
            max = 1e6)
        double sigma,
    @Option(
            text = "durations of the fixation period, drawn at random",
            byDefault = "500",
            unit = "ms")
        List<Double> fixation,
    @Option(text = "durations of the sample, drawn at random", byDefault = "650", unit = "ms")
        List<Double> sample,
    @Option(text = "durations of the delay, drawn at random", byDefault = "1000", unit = "ms")
        List<Double> delay,
    @Option(text = "durations of the test, drawn at random", byDefault = "650", unit = "ms")
        List<Double> test,
    @Option(
            text = "weight of a test step in the loss, against 1 for the steps before",
            byDefault = "5",
            min = 0.001,
            max = 1e6)
        double decisionWeight) {
  /** Refuses impossible values. */
  public CategoryMatchOptions {
    angles = List.copyOf(angles);
    fixation = List.copyOf(fixation);
    sample = List.copyOf(sample);
    delay = List.copyOf(delay);
    test = List.copyOf(test);
    if (angles.isEmpty()) {
      throw HomologException.mistake("angles: one direction or more is needed, in degrees");
    }
    Periods.check("fixation", fixation, dt, false);
    Periods.check("sample", sample, dt, true);
    Periods.check("delay", delay, dt, false);
    Periods.check("test", test, dt, true);
  }
}
