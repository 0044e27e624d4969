package org.homolog.task.memory;

import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * Options of {@link PulseMemory}.
 *
 * @param dt duration of one step, milliseconds
 * @param shortest steps of the shortest sequence
 * @param longest steps of the longest sequence
 * @param repeats sequences in a trial
 * @param tolerance error below which a report is right
 */
public record PulseMemoryOptions(
    @Option(text = "duration of one step", byDefault = "20", unit = "ms", min = 0.1, max = 10000)
        double dt,
    @Option(text = "steps of the shortest sequence", byDefault = "5", min = 3, max = 100000)
        int shortest,
    @Option(text = "steps of the longest sequence", byDefault = "19", min = 3, max = 100000)
        int longest,
    @Option(text = "sequences in a trial, one after the other", byDefault = "3", min = 1, max = 100)
        int repeats,
    @Option(text = "error below which a report is right", byDefault = "0.1", min = 1e-6, max = 1)
        double tolerance) {
  /** Refuses impossible values. */
  public PulseMemoryOptions {
    if (longest < shortest || shortest < 3) {
      throw HomologException.mistake(
          "longest: it must not be below shortest, which must be 3 or more, but they are "
              + shortest
              + " and "
              + longest);
    }
  }
}
