package org.homolog.resample;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Run;

/**
 * What an analysis is lent: the host's threads and algebra, a seed that does not depend on the
 * candidate, and a list of its own for warnings. Progress is the engine's to report.
 */
final class AnalysisRun implements Run {
  private final Run host;
  private final long seed;
  private final Set<String> warnings;

  private AnalysisRun(Run host, long seed, Set<String> warnings) {
    this.host = host;
    this.seed = seed;
    this.warnings = warnings;
  }

  /** Warnings in order of appearance: for work that one thread does. */
  static AnalysisRun ordered(Run host, long seed) {
    return new AnalysisRun(host, seed, new LinkedHashSet<>());
  }

  /** Warnings in order of their text: for work whose order is left to threads. */
  static AnalysisRun sorted(Run host, long seed) {
    return new AnalysisRun(host, seed, new TreeSet<>());
  }

  long seed() {
    return seed;
  }

  /** The same run with an empty list of warnings. */
  AnalysisRun fresh() {
    return ordered(host, seed);
  }

  List<String> warnings() {
    synchronized (warnings) {
      return List.copyOf(warnings);
    }
  }

  void warnAll(Collection<String> texts) {
    synchronized (warnings) {
      warnings.addAll(texts);
    }
  }

  @Override
  public long random(String stream) {
    return CounterRandom.seed(seed, stream);
  }

  @Override
  public void checkCancelled() {
    host.checkCancelled();
  }

  @Override
  public void progress(double done) {
    // An analysis knows its own part only; the engine counts draws.
    host.checkCancelled();
  }

  @Override
  public void warn(String text) {
    synchronized (warnings) {
      warnings.add(text);
    }
  }

  @Override
  public LinearAlgebra algebra() {
    return host.algebra();
  }

  @Override
  public void parallel(int n, IntConsumer body) {
    host.parallel(n, body);
  }
}
