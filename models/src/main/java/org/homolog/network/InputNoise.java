package org.homolog.network;

import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * Noise on the inputs while a network learns; off at evaluation.
 *
 * @param inputNoise strength sigma, 0 for none
 * @param inputNoiseScaling standard deviation per step and channel
 */
public record InputNoise(
    @Option(
            text = "strength sigma of noise on all inputs in training, beside that of the task",
            byDefault = "0",
            min = 0,
            max = 1e6)
        double inputNoise,
    @Option(
            text =
                "standard deviation of that noise per step: dt sigma / sqrt(dt in ms); alpha sqrt(2 / a)"
                    + " sigma, a = dt / tau of the first unit; step sigma. With dt and alpha a second of"
                    + " input tells as much at any dt",
            byDefault = "dt")
        Scaling inputNoiseScaling) {
  /** No noise. */
  public static final InputNoise NONE = new InputNoise(0, Scaling.DT);

  /** How noise scales with the duration of a step. */
  public enum Scaling {
    /** sigma / sqrt(dt), dt in milliseconds: neurogym's. */
    DT,
    /** sqrt(2 / a) sigma, a = dt / tau: that of Yang et al. 2019 and Song et al. 2016. */
    ALPHA,
    /** sigma at any duration of a step. */
    STEP
  }

  /** Refuses impossible values. */
  public InputNoise {
    if (!(inputNoise >= 0 && Double.isFinite(inputNoise))) {
      throw HomologException.mistake("input-noise: must be 0 or more, but was " + inputNoise);
    }
  }

  /**
   * Standard deviation per step and channel.
   *
   * @param dt duration of a step, milliseconds
   * @param alpha dt / tau
   * @return in units of the input
   */
  public double deviation(double dt, double alpha) {
    return inputNoise
        * switch (inputNoiseScaling) {
          case DT -> 1 / Math.sqrt(dt);
          case ALPHA -> Math.sqrt(2 / alpha);
          case STEP -> 1;
        };
  }
}
