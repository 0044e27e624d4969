package org.homolog.spi;

import java.util.List;

/**
 * How several candidates together account for a reference: weighted models, variance partitioning.
 *
 * @param <O> the options record
 * @param <P> what one system boils down to
 */
public interface JointComparison<O extends Record, P> extends Analysis<O, P> {
  /**
   * Scores of all candidates together.
   *
   * @param reference the prepared reference
   * @param candidates the prepared candidates, under the same design
   * @param options the options
   * @param run what the host lends
   * @return scores
   */
  List<Score> score(P reference, List<P> candidates, O options, Run run);
}
