package org.homolog.fit;

/**
 * How much better expected counts tell recorded counts than each unit's mean does, in bits per
 * spike (Pei et al. 2021, arXiv:2109.04463): {@code (L(rates) - L(means)) / (spikes ln 2)}, L the
 * Poisson log likelihood, means those of the recorded counts that are scored. 0 for rates that know
 * nothing but the means. Not thread-safe.
 */
public final class SpikeScore {
  private static final double LEAST = 1e-9;

  private final double[] means;
  private double gained;
  private double spikes;

  /**
   * A score to be filled.
   *
   * @param means mean count of each unit over everything that will be scored
   */
  public SpikeScore(double[] means) {
    this.means = means.clone();
  }

  /**
   * Adds one bin of one unit.
   *
   * @param unit the unit
   * @param count the count; a missing one is left out
   * @param expected the expected count; below 1e-9 it counts as that
   */
  public void add(int unit, double count, double expected) {
    if (Double.isNaN(count)) {
      return;
    }
    double rate = Math.max(expected, LEAST);
    double mean = Math.max(means[unit], LEAST);
    gained += count * Math.log(rate / mean) - rate + mean;
    spikes += count;
  }

  /**
   * The score.
   *
   * @return bits per spike; NaN where there was no spike
   */
  public double bitsPerSpike() {
    return spikes > 0 ? gained / spikes / Math.log(2) : Double.NaN;
  }
}
