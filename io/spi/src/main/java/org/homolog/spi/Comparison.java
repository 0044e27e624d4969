package org.homolog.spi;

import java.util.List;

/**
 * How alike two systems are.
 *
 * @param <O> the options record
 * @param <P> what one system boils down to
 */
public interface Comparison<O extends Record, P> extends Analysis<O, P> {
  /**
   * The cheap half, for every pair and draw.
   *
   * @param reference the prepared reference
   * @param candidate the prepared candidate, under the same design
   * @param options the options
   * @param run what the host lends
   * @return scores, the same names in the same order whatever the data; the first is the main one
   */
  List<Score> score(P reference, P candidate, O options, Run run);

  /**
   * What is worth showing of the pair, once.
   *
   * @param reference the prepared reference
   * @param candidate the prepared candidate
   * @param options the options
   * @param run what the host lends
   * @return figures and tables
   */
  default Outcome explain(P reference, P candidate, O options, Run run) {
    return Outcome.of();
  }
}
