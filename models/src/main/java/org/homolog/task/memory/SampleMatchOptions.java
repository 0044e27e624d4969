package org.homolog.task.memory;

import java.util.List;
import org.homolog.spi.Option;
import org.homolog.task.Periods;

/**
 * Options of {@link SampleMatch}.
 *
 * @param dt duration of one step, milliseconds
 * @param tau time constant that the noise is scaled by, milliseconds
 * @param directions number of directions
 * @param units direction-tuned inputs
 * @param height largest value of an input
 * @param kappa concentration of the tuning
 * @param sigma noise of every input: standard deviation sigma sqrt(2 tau / dt) per step
 * @param fixation durations before the sample, milliseconds
 * @param sample durations of the sample, milliseconds
 * @param delay durations of the delay, milliseconds
 * @param test durations of the test, milliseconds
 * @param grace beginning of the test that does not count, milliseconds
 */
public record SampleMatchOptions(
    @Option(text = "duration of one step", byDefault = "20", unit = "ms", min = 0.1, max = 10000)
        double dt,
    @Option(
            text = "time constant that the noise is scaled by: that of the network",
            byDefault = "100",
            unit = "ms",
            min = 0.1,
            max = 10000)
        double tau,
    @Option(text = "number of directions", byDefault = "8", min = 2, max = 360) int directions,
    @Option(text = "direction-tuned inputs", byDefault = "24", min = 3, max = 4096) int units,
    @Option(text = "largest value of an input", byDefault = "4", min = 1e-6, max = 1e6)
        double height,
    @Option(text = "concentration of the von Mises tuning", byDefault = "2", min = 0.01, max = 100)
        double kappa,
    @Option(
            text =
                "noise of every input: its standard deviation per step is sigma sqrt(2 tau / dt)",
            byDefault = "0.1",
            min = 0,
            max = 1e6)
        double sigma,
    @Option(text = "durations before the sample, drawn at random", byDefault = "500", unit = "ms")
        List<Double> fixation,
    @Option(text = "durations of the sample, drawn at random", byDefault = "500", unit = "ms")
        List<Double> sample,
    @Option(text = "durations of the delay, drawn at random", byDefault = "1000", unit = "ms")
        List<Double> delay,
    @Option(text = "durations of the test, drawn at random", byDefault = "500", unit = "ms")
        List<Double> test,
    @Option(
            text = "beginning of the test that does not count",
            byDefault = "50",
            unit = "ms",
            min = 0,
            max = 3.6e6)
        double grace) {
  /** Refuses impossible values. */
  public SampleMatchOptions {
    fixation = List.copyOf(fixation);
    sample = List.copyOf(sample);
    delay = List.copyOf(delay);
    test = List.copyOf(test);
    Periods.check("fixation", fixation, dt, false);
    Periods.check("sample", sample, dt, true);
    Periods.check("delay", delay, dt, false);
    Periods.check("test", test.stream().map(t -> Math.max(0, t - grace)).toList(), dt, true);
  }

  double deviation() {
    return sigma * Math.sqrt(2 * tau / dt);
  }
}
