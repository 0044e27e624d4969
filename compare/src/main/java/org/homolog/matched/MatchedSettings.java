package org.homolog.matched;

import java.util.List;
import org.homolog.failure.HomologException;

/**
 * How a matched comparison is asked for.
 *
 * @param draws how many subsamples of units are drawn at each number
 * @param units ascending numbers of units; empty for halvings of the most that all systems have
 * @param noise whether signal to noise is matched too
 * @param level share of the subsamples' scores that an interval holds
 */
public record MatchedSettings(int draws, List<Integer> units, boolean noise, double level) {
  /**
   * Checks the numbers.
   *
   * @throws HomologException naming what is out of range
   */
  public MatchedSettings {
    units = List.copyOf(units);
    if (draws < 1) {
      throw HomologException.mistake("draws must be 1 or more but is " + draws);
    }
    if (!(level > 0 && level < 1)) {
      throw HomologException.mistake("level must lie between 0 and 1 but is " + level);
    }
    for (int i = 0; i < units.size(); i++) {
      if (units.get(i) < 1 || i > 0 && units.get(i) <= units.get(i - 1)) {
        throw HomologException.mistake(
            "units must hold ascending whole numbers from 1 on but is " + units);
      }
    }
  }

  /**
   * 50 subsamples at each of up to six halvings, signal to noise matched.
   *
   * @return the settings
   */
  public static MatchedSettings usual() {
    return new MatchedSettings(50, List.of(), true, 0.95);
  }

  /**
   * The same with intervals of another level.
   *
   * @param other between 0 and 1
   * @return the settings
   */
  public MatchedSettings withLevel(double other) {
    return new MatchedSettings(draws, units, noise, other);
  }
}
