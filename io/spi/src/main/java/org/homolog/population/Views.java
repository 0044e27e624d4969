package org.homolog.population;

/** Values of a population seen otherwise, without a copy of them all. */
final class Views {
  private Views() {}

  /** Chosen entries in a given order. */
  static ValueSource entries(ValueSource all, int[] kept) {
    return (entry, destination, offset) -> all.read(kept[entry], destination, offset);
  }

  /** Chosen units in a given order. */
  static ValueSource units(ValueSource all, int times, int before, int[] kept) {
    return (entry, destination, offset) -> {
      double[] whole = new double[times * before];
      all.read(entry, whole, 0);
      for (int t = 0; t < times; t++) {
        for (int u = 0; u < kept.length; u++) {
          destination[offset + t * kept.length + u] = whole[t * before + kept[u]];
        }
      }
    };
  }

  /** Chosen time bins in a given order. */
  static ValueSource times(ValueSource all, int times, int units, int[] kept) {
    return (entry, destination, offset) -> {
      double[] whole = new double[times * units];
      all.read(entry, whole, 0);
      for (int t = 0; t < kept.length; t++) {
        System.arraycopy(whole, kept[t] * units, destination, offset + t * units, units);
      }
    };
  }

  /** Each time bin of each entry as an entry of its own. */
  static ValueSource bins(ValueSource all, int times, int units) {
    return (entry, destination, offset) -> {
      double[] whole = new double[times * units];
      all.read(entry / times, whole, 0);
      System.arraycopy(whole, entry % times * units, destination, offset, units);
    };
  }
}
