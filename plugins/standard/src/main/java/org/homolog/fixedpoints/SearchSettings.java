package org.homolog.fixedpoints;

/**
 * How hard to look for fixed points.
 *
 * @param rounds how many rounds of new starts between the points found may follow the first
 * @param most how many starts each of these rounds has, at most
 * @param followed how many starts of each round that got stuck are followed to the nearest minimum
 */
public record SearchSettings(int rounds, int most, int followed) {
  /** Three more rounds of up to 1024 starts, 256 stuck ones followed in each. */
  public static final SearchSettings USUAL = new SearchSettings(3, 1024, 256);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is below 0
   */
  public SearchSettings {
    if (rounds < 0 || most < 0 || followed < 0) {
      throw new IllegalArgumentException("numbers of rounds and starts are 0 or more");
    }
  }
}
