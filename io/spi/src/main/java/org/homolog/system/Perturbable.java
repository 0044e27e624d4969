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

  /**
   * How well the system does with each of several sets of units silenced. A system that can compute
   * many at once overrides this.
   *
   * @param sets places in {@link #units}; an empty set silences nothing
   * @return one performance per set, all measured alike
   * @throws IllegalArgumentException if a place does not exist
   * @throws org.homolog.failure.HomologException if the system has no performance
   */
  default List<Performance> performances(List<int[]> sets) {
    return sets.stream().map(set -> silence(set).require(Performance.class)).toList();
  }
}
