package org.homolog.spi;

import java.util.List;
import java.util.Optional;
import org.homolog.system.NeuralSystem;

/**
 * What can be said of one system alone. Instances are stateless and safe for several threads.
 *
 * @param <O> the options record; its components carry {@link Option}, its compact constructor
 *     refuses bad values
 * @param <P> what one system boils down to; immutable
 */
public interface Analysis<O extends Record, P> {
  /**
   * What it is.
   *
   * @return the description
   */
  Description describe();

  /**
   * What it is under given options, where they change what may be drawn or which nulls it admits.
   *
   * @param options the options
   * @return the description, with the id of {@link #describe()}
   */
  default Description describe(O options) {
    return describe();
  }

  /**
   * Its options.
   *
   * @return the options record
   */
  Class<O> options();

  /**
   * A system as this analysis reads it, where that is not the system as it is: an analysis of
   * behaviour reads trials and their outcomes, not activity. What is drawn and split into halves is
   * the population of what is returned; its conditions have the labels of the system's own.
   *
   * @param system a member, without design and draw
   * @param options the options
   * @return the system, or one of the same name and content key with other facets
   */
  default NeuralSystem reading(NeuralSystem system, O options) {
    return system;
  }

  /**
   * The expensive half, once per system and draw. Copies of a condition (see {@link Sample#rows})
   * must not count as evidence: pairs of copies are left out and copies never straddle folds.
   *
   * @param sample the system under design and draw
   * @param options the options
   * @param run what the host lends
   * @return what the system boils down to
   * @throws org.homolog.failure.HomologException if the data cannot be used so, saying what would
   *     be right
   */
  P prepare(Sample sample, O options, Run run);

  /**
   * What is worth showing of one system.
   *
   * @param one a prepared system
   * @param options the options
   * @param run what the host lends
   * @return figures and tables
   */
  default Outcome show(P one, O options, Run run) {
    return Outcome.of();
  }

  /**
   * A fast path from the whole to a draw. Must equal {@link #prepare} on the drawn sample, bit for
   * bit.
   *
   * @param whole the prepared whole sample
   * @param draw the draw
   * @param options the options
   * @return the prepared draw, or empty where there is no fast path
   */
  default Optional<P> redraw(P whole, Draw draw, O options) {
    return Optional.empty();
  }

  /**
   * Members taken together, for ceilings over members.
   *
   * @param members prepared members under one design
   * @param options the options
   * @return what they boil down to together, or empty where members cannot be pooled
   */
  default Optional<P> pool(List<P> members, O options) {
    return Optional.empty();
  }
}
