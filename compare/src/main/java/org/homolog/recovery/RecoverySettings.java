package org.homolog.recovery;

import java.util.List;
import org.homolog.failure.HomologException;

/**
 * How model recovery is asked for.
 *
 * @param dataSets how many data sets are simulated from each candidate by each mapping
 * @param mappings how features become responses
 * @param noise share of the variance of each unit's mean responses that is noise, 0 to below 1, in
 *     place of what repeats tell; NaN to take it from the repeats
 * @param goal the recovery rate that is enough; 0 to simulate the recording as it is alone
 * @param larger ascending factors by which repeats and conditions are multiplied, one after the
 *     other, while the goal is not reached
 * @param level level of the intervals
 */
public record RecoverySettings(
    int dataSets,
    List<Mapping> mappings,
    double noise,
    double goal,
    List<Integer> larger,
    double level) {
  /** Data sets by default, and what a rate to one in a hundred takes. */
  public static final int USUAL_DATA_SETS = 100;

  /** Largest factor. */
  private static final int MOST = 1000;

  /**
   * Checks the numbers.
   *
   * @throws HomologException naming what is out of range
   */
  public RecoverySettings {
    mappings = List.copyOf(new java.util.LinkedHashSet<>(mappings));
    larger = List.copyOf(larger);
    if (dataSets < 1) {
      throw HomologException.mistake("data-sets must be 1 or more but is " + dataSets);
    }
    if (mappings.isEmpty()) {
      throw HomologException.mistake("mapping names nothing; say ridge, random or both");
    }
    if (noise < 0 || noise >= 1) {
      throw HomologException.mistake("noise must lie from 0 to below 1 but is " + noise);
    }
    if (!(goal >= 0 && goal <= 1) || !(level > 0 && level < 1)) {
      throw HomologException.mistake("goal and level must lie between 0 and 1");
    }
    for (int i = 0; i < larger.size(); i++) {
      if (larger.get(i) < 2
          || larger.get(i) > MOST
          || i > 0 && larger.get(i) <= larger.get(i - 1)) {
        throw HomologException.mistake(
            "larger must hold ascending whole numbers from 2 to " + MOST + " but is " + larger);
      }
    }
  }

  /**
   * Whether the noise is given rather than measured.
   *
   * @return true if so
   */
  public boolean isNoiseGiven() {
    return !Double.isNaN(noise);
  }

  /**
   * The same with intervals of another level.
   *
   * @param other between 0 and 1
   * @return the settings
   */
  public RecoverySettings withLevel(double other) {
    return new RecoverySettings(dataSets, mappings, noise, goal, larger, other);
  }

  /**
   * 100 data sets by both mappings, the noise from repeats, a goal of 0.9, two, four and eight
   * times the repeats and conditions.
   *
   * @return the settings
   */
  public static RecoverySettings usual() {
    return new RecoverySettings(
        USUAL_DATA_SETS,
        List.of(Mapping.RIDGE, Mapping.RANDOM),
        Double.NaN,
        0.9,
        List.of(2, 4, 8),
        0.95);
  }
}
