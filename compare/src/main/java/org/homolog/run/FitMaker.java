package org.homolog.run;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;
import org.homolog.store.FitProducts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the fits that are missing, in plan order, one at a time: a process has one gradient
 * collector. A fit that another process is making is put off and looked at again.
 */
final class FitMaker {
  private static final Logger LOG = LoggerFactory.getLogger(FitMaker.class);
  private static final long PATIENCE_MILLIS = 200;

  private final FitProducts products;
  private final HostRun host;
  private final RunObserver observer;
  private final long seed;
  private final Map<String, HomologException> failed = new HashMap<>();
  private int made;

  FitMaker(FitProducts products, HostRun host, RunObserver observer, long seed) {
    this.products = products;
    this.host = host;
    this.observer = observer;
    this.seed = seed;
  }

  /** Those whose product is not there yet. */
  List<FitJob> missing(List<FitJob> wanted) {
    return wanted.stream().filter(fit -> products.find(fit.key()).isEmpty()).toList();
  }

  int made() {
    return made;
  }

  void make(List<FitJob> wanted) {
    Deque<FitJob> waiting = new ArrayDeque<>(wanted);
    int putOff = 0;
    while (!waiting.isEmpty()) {
      host.checkCancelled();
      FitJob fit = waiting.removeFirst();
      if (makeOrFind(fit)) {
        putOff = 0;
      } else {
        waiting.addLast(fit);
        putOff++;
      }
      if (putOff > 0 && putOff >= waiting.size()) {
        pause();
      }
    }
  }

  /** Whether the fit needs no further attention. */
  private boolean makeOrFind(FitJob fit) {
    Optional<FitProducts.Claim> claim = products.claim(fit.key());
    if (claim.isEmpty()) {
      return false;
    }
    try (FitProducts.Claim held = claim.get()) {
      if (products.find(fit.key()).isPresent()) {
        observer.advanced(fit.label(), fit.estimatedSeconds());
        return true;
      }
      makeOne(fit);
      return true;
    }
  }

  private void makeOne(FitJob fit) {
    observer.started(fit.label());
    long start = System.nanoTime();
    try {
      DoubleConsumer progress = LocalRunner.share(observer, fit.label(), fit.estimatedSeconds());
      HostRun run = host.child(CounterRandom.seed(seed, "fit", fit.label()), progress);
      products.make(fit.key(), file -> fit.make(file, run));
      run.warnings().forEach(warning -> LOG.warn("{}: {}", fit.label(), warning));
      made++;
      progress.accept(1);
      observer.finished(fit.label(), (System.nanoTime() - start) / 1e9);
    } catch (HomologException e) {
      if (e.kind() == HomologException.Kind.CANCELLED) {
        throw e;
      }
      fail(fit, e.kind(), Objects.toString(e.getMessage()), e);
    } catch (OutOfMemoryError e) {
      fail(fit, HomologException.Kind.MISTAKE, LocalRunner.outOfMemory(), e);
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      failed.put(fit.key(), defect(fit, e));
      LOG.error("{} failed by a defect", fit.label(), e);
      observer.failed(fit.label(), "defect: " + e);
    }
  }

  private void fail(FitJob fit, HomologException.Kind kind, String message, Throwable cause) {
    LOG.warn("{} failed", fit.label(), cause);
    failed.put(
        fit.key(),
        HomologException.of(kind, "needs " + fit.label() + ", which failed: " + message, cause));
    observer.failed(fit.label(), message);
  }

  private static HomologException defect(FitJob fit, Throwable cause) {
    return HomologException.of(
        HomologException.Kind.PLUGIN,
        "needs " + fit.label() + ", which failed by a defect: " + cause,
        cause);
  }

  /** Refuses where a fit has failed. */
  void requireMade(String key) {
    HomologException failure = failed.get(key);
    if (failure != null) {
      throw HomologException.of(failure.kind(), Objects.toString(failure.getMessage()), failure);
    }
  }

  /** The finished file of a fit. */
  Path product(String key) {
    requireMade(key);
    return products
        .find(key)
        .orElseThrow(() -> HomologException.mistake("the fit " + key + " is not made yet"));
  }

  private static void pause() {
    try {
      Thread.sleep(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
