package org.homolog.standard;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Run;

/** A run that keeps its warnings. */
public final class TestRun implements Run {
  private final long seed;
  private final LinearAlgebra algebra = new CommonsAlgebra();
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  public TestRun() {
    this(1);
  }

  public TestRun(long seed) {
    this.seed = seed;
  }

  @Override
  public long random(String stream) {
    return CounterRandom.seed(seed, stream);
  }

  @Override
  public void checkCancelled() {}

  @Override
  public void progress(double done) {}

  @Override
  public void warn(String text) {
    warnings.add(text);
  }

  @Override
  public LinearAlgebra algebra() {
    return algebra;
  }

  @Override
  public void parallel(int n, IntConsumer body) {
    IntStream.range(0, n).parallel().forEach(body);
  }

  public List<String> warnings() {
    return List.copyOf(warnings);
  }
}
