package org.homolog.learning;

import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * How the learning rate changes in the course of training. Warm-up raises it in equal parts to its
 * full size; then it decays, k steps after warm-up, by {@code decay-factor^floor(k / decay-every)}
 * (step), {@code decay-factor^(k / decay-every)} (exponential), or from 1 to {@code final-share}
 * along half a cosine that ends with the last step (cosine).
 *
 * @param schedule how it decays
 * @param decayEvery steps after which the factor has acted once
 * @param decayFactor what it is multiplied by
 * @param finalShare share that is left at the end of a cosine
 * @param warmUp steps of warm-up, 0 for none
 */
public record LearningRateSchedule(
    @Option(
            text =
                "how the learning rate decays: by decay-factor every decay-every steps at once (step) or smoothly"
                    + " (exponential), or along half a cosine to the last step (cosine)",
            byDefault = "constant")
        Kind schedule,
    @Option(
            text = "step and exponential: steps after which decay-factor has acted once",
            byDefault = "0",
            min = 0,
            max = 1e8)
        int decayEvery,
    @Option(
            text = "step and exponential: what the learning rate is multiplied by",
            byDefault = "1",
            min = 0,
            max = 1)
        double decayFactor,
    @Option(
            text = "cosine: share of the learning rate left at the end",
            byDefault = "0",
            min = 0,
            max = 1)
        double finalShare,
    @Option(
            text = "steps over which the learning rate rises to its full size",
            byDefault = "0",
            min = 0,
            max = 1e8)
        int warmUp) {
  /** How the learning rate decays. */
  public enum Kind {
    /** Not at all. */
    CONSTANT,
    /** By a factor at once, every so many steps. */
    STEP,
    /** By a factor, evenly over so many steps. */
    EXPONENTIAL,
    /** Along half a cosine to the last step. */
    COSINE
  }

  /** Refuses values that would be of no effect, or without which there is none. */
  public LearningRateSchedule {
    boolean byFactor = schedule == Kind.STEP || schedule == Kind.EXPONENTIAL;
    if (byFactor && (decayEvery < 1 || !(decayFactor > 0 && decayFactor < 1))) {
      throw HomologException.mistake(
          "schedule: step and exponential need decay-every of 1 or more and decay-factor above 0 and below 1, but they"
              + " are "
              + decayEvery
              + " and "
              + decayFactor);
    }
    if (!byFactor && (decayEvery != 0 || decayFactor != 1)) {
      throw HomologException.mistake(
          "decay-every and decay-factor go with schedule: step or exponential");
    }
    if (schedule != Kind.COSINE && finalShare != 0) {
      throw HomologException.mistake("final-share goes with schedule: cosine");
    }
    if (warmUp < 0 || !(finalShare >= 0 && finalShare <= 1)) {
      throw HomologException.mistake(
          "warm-up must be 0 or more and final-share from 0 to 1, but they are "
              + warmUp
              + " and "
              + finalShare);
    }
  }

  /**
   * What the learning rate is multiplied by.
   *
   * @param step the step to be taken, from 1
   * @param steps most steps to take
   * @return from 0 to 1
   */
  public double factor(long step, long steps) {
    if (step <= warmUp) {
      return (double) step / warmUp;
    }
    double passed = step - 1 - warmUp;
    return switch (schedule) {
      case CONSTANT -> 1;
      case STEP -> Math.pow(decayFactor, Math.floor(passed / decayEvery));
      case EXPONENTIAL -> Math.pow(decayFactor, passed / decayEvery);
      case COSINE ->
          finalShare
              + (1 - finalShare)
                  * (1 + StrictMath.cos(Math.PI * passed / Math.max(1, steps - 1 - warmUp)))
                  / 2;
    };
  }
}
