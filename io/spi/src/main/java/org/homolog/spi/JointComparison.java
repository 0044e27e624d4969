package org.homolog.spi;

import java.util.List;

/**
 * How several candidates together account for a reference: weighted models, variance partitioning.
 * All candidates are under one draw; the members of a candidate are pooled before they are scored.
 * For a noise ceiling the reference's own data stands in the place of every candidate.
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
   * @return scores, the same names in the same order whatever the data; the first is the main one
   */
  List<Score> score(P reference, List<P> candidates, O options, Run run);

  /**
   * What is worth showing of the candidates together, once.
   *
   * @param reference the prepared reference
   * @param candidates the prepared candidates, under the same design
   * @param options the options
   * @param run what the host lends
   * @return figures and tables
   */
  default Outcome explain(P reference, List<P> candidates, O options, Run run) {
    return Outcome.of();
  }
}
