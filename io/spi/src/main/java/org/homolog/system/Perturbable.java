package org.homolog.system;

import java.util.List;

/** A system that can be had again with some of it silenced. */
public interface Perturbable {
  /**
   * The units that can be silenced, by name.
   *
   * @return unit names
   */
  List<String> units();

  /**
   * The same system with the output of some units held at zero throughout.
   *
   * @param silenced places in {@link #units}
   * @return the system without them: same facets, measured anew
   * @throws IllegalArgumentException if a place does not exist
   */
  NeuralSystem silence(int[] silenced);
}
