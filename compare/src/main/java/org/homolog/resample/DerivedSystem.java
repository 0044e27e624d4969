package org.homolog.resample;

import org.homolog.population.Population;
import org.homolog.system.Dissimilarities;
import org.homolog.system.NeuralSystem;

/** A system with a population drawn from its own. */
final class DerivedSystem {
  private DerivedSystem() {}

  /**
   * A system of the same name without a content key. Given dissimilarities do not follow a draw of
   * repeats or units and are left out.
   */
  static NeuralSystem of(NeuralSystem system, Population population) {
    NeuralSystem.Builder builder = NeuralSystem.builder(system.name(), system.kind());
    for (Class<?> type : system.facets()) {
      if (type != Population.class && type != Dissimilarities.class) {
        keep(builder, type, system);
      }
    }
    return builder.facet(Population.class, population).build();
  }

  private static <F> void keep(NeuralSystem.Builder builder, Class<F> type, NeuralSystem system) {
    system.facet(type).ifPresent(facet -> builder.facet(type, facet));
  }
}
