package org.homolog.spi.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Run;

/**
 * A {@link Run} for tests: seeded, single-threaded, with the slow reference algebra; it keeps
 * warnings.
 */
public final class TestRun implements Run {
  private final long seed;
  private final LinearAlgebra algebra;
  private final List<String> warnings = new ArrayList<>();

  /**
   * A run on the reference algebra.
   *
   * @param seed the seed that all random streams derive from
   */
  public TestRun(long seed) {
    this(seed, new ReferenceAlgebra());
  }

  /**
   * A run on a given algebra.
   *
   * @param seed the seed that all random streams derive from
   * @param algebra the algebra
   */
  public TestRun(long seed, LinearAlgebra algebra) {
    this.seed = seed;
    this.algebra = algebra;
  }

  @Override
  public long random(String stream) {
    return CounterRandom.seed(seed, stream);
  }

  @Override
  public void checkCancelled() {}

  @Override
  public void progress(double done) {
    if (!(done >= 0 && done <= 1)) {
      throw new IllegalArgumentException("progress must be from 0 to 1 but was " + done);
    }
  }

  @Override
  public synchronized void warn(String text) {
    warnings.add(text);
  }

  /**
   * The warnings so far.
   *
   * @return warnings in order
   */
  public synchronized List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public LinearAlgebra algebra() {
    return algebra;
  }

  @Override
  public void parallel(int n, IntConsumer body) {
    for (int i = 0; i < n; i++) {
      body.accept(i);
    }
  }
}
