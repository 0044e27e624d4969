package org.homolog.task;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.TrialBuilder;

/**
 * A random duration: fixed, or exponential between two bounds, whose hazard is nearly flat, so that
 * an event cannot be foreseen.
 *
 * @param mean time constant of the exponential, milliseconds
 * @param least shortest duration, milliseconds
 * @param most longest duration, milliseconds
 */
public record Waiting(double mean, double least, double most) {
  /**
   * Reads a duration as an option holds it.
   *
   * @param option name of the option
   * @param values one number, or mean, least and most
   * @return the duration
   * @throws HomologException naming the option
   */
  public static Waiting of(String option, List<Double> values) {
    boolean one = values.size() == 1;
    if (!one && values.size() != 3) {
      throw HomologException.mistake(
          option
              + ": one duration, or mean, shortest and longest of an exponential are needed, but"
              + " they are "
              + values);
    }
    Waiting waiting =
        one
            ? new Waiting(Math.max(values.get(0), 1), values.get(0), values.get(0))
            : new Waiting(values.get(0), values.get(1), values.get(2));
    if (!(waiting.mean > 0 && waiting.least >= 0 && waiting.most >= waiting.least)
        || waiting.most > 3.6e6) {
      throw HomologException.mistake(
          option
              + ": the mean must be above 0 ms and the bounds from 0 ms to an hour, the shortest"
              + " first, but they are "
              + values);
    }
    return waiting;
  }

  /**
   * The duration of a trial: drawn at random, the median in grids.
   *
   * @param trial the trial
   * @return the duration, milliseconds
   */
  public double in(TrialBuilder trial) {
    return quantile(trial.uniform(0.5, 0, 1));
  }

  /**
   * A quantile.
   *
   * @param share from 0 to 1
   * @return the duration that this share of the others falls below, milliseconds
   */
  public double quantile(double share) {
    double cut = -StrictMath.expm1((least - most) / mean);
    return Math.min(most, least - mean * StrictMath.log1p(-share * cut));
  }
}
