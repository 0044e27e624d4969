package org.homolog.population;

/**
 * Spike times of each unit, read when asked. Implementations may be read by several threads at
 * once.
 */
public interface SpikeTrains {
  /**
   * Number of units.
   *
   * @return units
   */
  int unitCount();

  /**
   * Spike times of one unit.
   *
   * @param unit unit, from 0
   * @return times in seconds, ascending; a copy
   */
  double[] times(int unit);

  /**
   * Number of spikes of one unit; implementations that know it without reading the times say so.
   *
   * @param unit unit, from 0
   * @return spikes
   */
  default long count(int unit) {
    return times(unit).length;
  }

  /**
   * Spike trains on the heap.
   *
   * @param perUnit times in seconds, one array per unit; not copied
   * @return the trains; times are handed out sorted
   */
  static SpikeTrains of(double[][] perUnit) {
    return new SpikeTrains() {
      @Override
      public int unitCount() {
        return perUnit.length;
      }

      @Override
      public double[] times(int unit) {
        double[] copy = perUnit[unit].clone();
        java.util.Arrays.sort(copy);
        return copy;
      }
    };
  }
}
