package org.homolog.spi;

import java.util.List;
import java.util.Optional;
import org.homolog.system.NeuralSystem;

/**
 * One member under the design that all systems share (which conditions, in which order) and at most
 * one draw. It knows which of its conditions are copies. Made by {@link Design}.
 */
public interface Sample {
  /**
   * The member.
   *
   * @return the system as it is, without design and draw
   */
  NeuralSystem system();

  /**
   * Which condition of the design stands at each place.
   *
   * @return one place in the design per condition of this sample; equal entries are copies of one
   *     condition
   */
  int[] rows();

  /**
   * The label at each place. Under a shuffle the labels are those of the design, in its order.
   *
   * @return one label per place
   */
  List<String> conditions();

  /**
   * A facet under design and draw. A population has one condition per place, in this order, each
   * with its repeats as entries; dissimilarities have one row per place, and NaN between copies.
   *
   * @param facet {@link org.homolog.population.Population}, {@link
   *     org.homolog.system.Dissimilarities} or any other
   * @param <F> the facet's type
   * @return the facet
   * @throws org.homolog.failure.HomologException if the system has no such facet, or it cannot be
   *     drawn so
   */
  <F> F require(Class<F> facet);

  /**
   * A facet the system may have, under design and draw as {@link #require}.
   *
   * @param facet the facet's type
   * @param <F> the facet's type
   * @return the facet, if the system has it
   */
  default <F> Optional<F> find(Class<F> facet) {
    return system().facet(facet).isPresent() ? Optional.of(require(facet)) : Optional.empty();
  }

  /**
   * The draw, if any.
   *
   * @return the draw
   */
  Optional<Draw> draw();

  /**
   * The same member under the same design without the draw.
   *
   * @return the whole sample
   */
  Sample whole();
}
