package org.homolog.spi;

import java.util.function.IntConsumer;
import org.homolog.linalg.LinearAlgebra;

/** What the host lends an analysis while it runs. Safe for several threads. */
public interface Run {
  /**
   * A seed for a named purpose. It depends on the study's seed and the identity of what is
   * computed, on nothing else.
   *
   * @param stream what it is for, such as "folds"
   * @return a seed, for {@link org.homolog.random.CounterRandom}
   */
  long random(String stream);

  /**
   * To be called now and then in long work.
   *
   * @throws org.homolog.failure.HomologException if the user has interrupted the run
   */
  void checkCancelled();

  /**
   * How far the work is.
   *
   * @param done from 0 to 1
   */
  void progress(double done);

  /**
   * Something a reader of the result should know; kept with the result and shown beside it.
   *
   * @param text one sentence
   */
  void warn(String text);

  /**
   * The algebra.
   *
   * @return the host's algebra
   */
  LinearAlgebra algebra();

  /**
   * Runs independent pieces of work, perhaps at the same time. Results must not depend on the
   * order.
   *
   * @param n how many pieces
   * @param body called once for each of 0 to n - 1
   */
  void parallel(int n, IntConsumer body);
}
