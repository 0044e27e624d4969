package org.homolog.task.action;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * Options of {@link Patterns}.
 *
 * @param dt duration of one step, milliseconds
 * @param patterns which patterns
 * @param period period of the fundamental, milliseconds
 * @param cycles how many periods a trial lasts
 * @param tolerance squared error, as a share of the pattern's variance, below which it is right
 */
public record PatternsOptions(
    @Option(text = "duration of one step", byDefault = "20", unit = "ms", min = 0.1, max = 10000)
        double dt,
    @Option(
            text =
                "which patterns: four-sines (the sum of harmonics 1 to 4 of Sussillo and Abbott"
                    + " 2009), sine (of amplitude 0.9), three-sines (harmonics 1, 2 and 4)",
            byDefault = "four-sines, sine, three-sines")
        List<Pattern> patterns,
    @Option(text = "period of the fundamental", byDefault = "1200", unit = "ms", min = 1, max = 1e6)
        double period,
    @Option(text = "how many periods a trial lasts", byDefault = "2", min = 0.1, max = 1000)
        double cycles,
    @Option(
            text = "squared error, as a share of the pattern's variance, below which it is right",
            byDefault = "0.1",
            min = 1e-9,
            max = 1)
        double tolerance) {

  /** A periodic pattern. */
  public enum Pattern {
    /** 1.3 / 1.5 (sin + 1/2 sin of twice the frequency + 1/6 of three + 1/3 of four times). */
    FOUR_SINES(1.3 / 1.5, 1.3 / 3, 1.3 / 9, 1.3 / 4.5),
    /** 0.9 sin. */
    SINE(0.9),
    /** sin + 1/2 sin of twice the frequency + 1/4 of four times. */
    THREE_SINES(1, 0.5, 0, 0.25);

    private final double[] amplitudes;

    Pattern(double... amplitudes) {
      this.amplitudes = amplitudes;
    }

    /**
     * Its value.
     *
     * @param phase share of the period that has passed
     * @return the value
     */
    public double at(double phase) {
      double sum = 0;
      for (int k = 0; k < amplitudes.length; k++) {
        sum += amplitudes[k] * StrictMath.sin(2 * Math.PI * (k + 1) * phase);
      }
      return sum;
    }
  }

  /** Refuses impossible values. */
  public PatternsOptions {
    patterns = List.copyOf(patterns);
    if (patterns.isEmpty() || patterns.stream().distinct().count() != patterns.size()) {
      throw HomologException.mistake(
          "patterns: one or more, all different, are needed, but they are " + patterns);
    }
    if (!(period * cycles >= 4 * dt)) {
      throw HomologException.mistake(
          "period: a trial of " + period * cycles + " ms has not four steps of " + dt + " ms");
    }
  }
}
