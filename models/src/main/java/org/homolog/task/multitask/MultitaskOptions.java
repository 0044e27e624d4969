package org.homolog.task.multitask;

import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * Options of the twenty tasks.
 *
 * @param dt duration of one step, milliseconds
 * @param tau time constant that the noise is scaled by, milliseconds
 * @param ring units of each ring
 * @param sigma noise of every input: standard deviation sigma sqrt(2 tau / dt) per step
 * @param targets what outputs are trained by
 */
public record MultitaskOptions(
    @Option(text = "duration of one step", byDefault = "20", unit = "ms", min = 0.1, max = 100)
        double dt,
    @Option(
            text = "time constant that the noise is scaled by: that of the network",
            byDefault = "100",
            unit = "ms",
            min = 0.1,
            max = 10000)
        double tau,
    @Option(
            text =
                "units of each ring, of which there are two at the inputs and one at the outputs",
            byDefault = "32",
            min = 4,
            max = 4096)
        int ring,
    @Option(
            text =
                "noise of every input: its standard deviation per step is sigma sqrt(2 tau / dt)",
            byDefault = "0.01",
            min = 0,
            max = 1000)
        double sigma,
    @Option(
            text =
                "what outputs are trained by: values (squared error, for rates from 0 to 1) or"
                    + " classes (cross-entropy, fixation or the nearest direction)",
            byDefault = "values")
        Targets targets) {

  /** What outputs are trained by. */
  public enum Targets {
    /** Squared error: 0.05, 0.8 while fixating, a bump of 0.8 at the answer. */
    VALUES,
    /** Cross-entropy: fixation, or the output unit nearest to the answer. */
    CLASSES
  }

  /** Refuses impossible values. */
  public MultitaskOptions {
    if (!(dt > 0 && dt <= 100 && tau > 0 && sigma >= 0 && ring >= 4)) {
      throw HomologException.mistake(
          "the tasks of Yang et al. need dt above 0 and at most 100 ms, tau above 0 ms, sigma of 0"
              + " or more and a ring of 4 or more units");
    }
  }

  double deviation() {
    return sigma * Math.sqrt(2 * tau / dt);
  }
}
