package org.homolog.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;
import org.homolog.result.CellResult;
import org.homolog.store.Failure;
import org.homolog.store.FitProducts;
import org.homolog.store.ResultStore;
import org.homolog.store.StoredPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out a plan on this machine: what is missing of the fits one after the other, then what is
 * missing of the cells on the host's threads. A finished cell is in the store at once. A cell that
 * fails is kept as failed and the others go on.
 */
public final class LocalRunner {
  private static final Logger LOG = LoggerFactory.getLogger(LocalRunner.class);

  /** Share of the heap that cells may fill together by their estimates. */
  private static final double HEAP_SHARE = 0.7;

  private final Plan plan;
  private final ResultStore store;
  private final HostRun host;
  private final RunObserver observer;
  private final FitMaker fits;
  private final MemoryGate memory =
      new MemoryGate((long) (HEAP_SHARE * Runtime.getRuntime().maxMemory()));
  private final Map<Integer, RunOutcome.FailedCell> failures = new TreeMap<>();
  private final AtomicInteger computed = new AtomicInteger();

  /**
   * A runner of one plan.
   *
   * @param plan the plan
   * @param store where finished cells go
   * @param products where finished fits go; may be shared with other processes
   * @param host threads, algebra and cancellation
   * @param observer hears how it gets on
   */
  public LocalRunner(
      Plan plan, ResultStore store, FitProducts products, HostRun host, RunObserver observer) {
    this.plan = plan;
    this.store = store;
    this.host = host;
    this.observer = observer;
    this.fits = new FitMaker(products, host, observer, plan.summary().seed());
  }

  /**
   * Carries out one share of the plan, as far as it is not finished yet.
   *
   * @param shard which share
   * @return how it ended
   * @throws HomologException if the run is interrupted or the store cannot be written; what is
   *     finished is kept
   */
  public RunOutcome run(Shard shard) {
    store.putPlan(StoredPlan.of(plan, plan.summary()));
    Set<String> finished = store.keys();
    Map<Integer, CellJob> missing = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    int kept = 0;
    for (int i = 0; i < plan.cells().size(); i++) {
      CellJob cell = plan.cells().get(i);
      if (!shard.has(i) || !seen.add(cell.key())) {
        continue;
      }
      if (finished.contains(cell.key())) {
        kept++;
      } else {
        missing.put(i, cell);
      }
    }
    List<FitJob> wanted = fits.missing(neededFits(missing.values()));
    observer.begin(wanted.size(), missing.size(), kept, estimate(wanted, missing.values()));
    try {
      fits.make(wanted);
      compute(missing);
    } finally {
      observer.end();
    }
    store.putPlan(StoredPlan.of(plan, plan.completed().apply(fits::product)));
    return new RunOutcome(fits.made(), computed.get(), kept, new ArrayList<>(failures.values()));
  }

  /** Fits that a cell asks for, and those that no cell names and that other fits build upon. */
  private List<FitJob> neededFits(Iterable<CellJob> missing) {
    Set<String> named = new HashSet<>();
    plan.cells().forEach(cell -> named.addAll(cell.fits()));
    Set<String> asked = new LinkedHashSet<>();
    missing.forEach(cell -> asked.addAll(cell.fits()));
    return plan.fits().stream()
        .filter(fit -> asked.contains(fit.key()) || !named.contains(fit.key()))
        .toList();
  }

  private static double estimate(List<FitJob> fits, Iterable<CellJob> cells) {
    double seconds = 0;
    for (FitJob fit : fits) {
      seconds += fit.estimatedSeconds();
    }
    for (CellJob cell : cells) {
      seconds += cell.estimatedSeconds();
    }
    return seconds;
  }

  private void compute(Map<Integer, CellJob> missing) {
    List<Map.Entry<Integer, CellJob>> cells = List.copyOf(missing.entrySet());
    host.parallel(cells.size(), i -> computeOne(cells.get(i).getKey(), cells.get(i).getValue()));
  }

  private void computeOne(int position, CellJob cell) {
    long bytes = Math.max(0, cell.estimatedBytes());
    try {
      memory.enter(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HomologException.cancelled("interrupted; what is finished is kept");
    }
    observer.started(cell.label());
    long start = System.nanoTime();
    CellResult result;
    try {
      requireFits(cell);
      result = evaluate(cell);
    } catch (HomologException e) {
      if (e.kind() == HomologException.Kind.CANCELLED) {
        throw e;
      }
      LOG.warn("{} failed", cell.label(), e);
      fail(position, cell, Objects.toString(e.getMessage()), e);
      return;
    } catch (OutOfMemoryError e) {
      LOG.error("{} ran out of memory", cell.label(), e);
      fail(position, cell, outOfMemory(), e);
      return;
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      LOG.error("{} failed by a defect", cell.label(), e);
      fail(position, cell, "defect of " + cell.names().get(1) + ": " + e, e);
      return;
    } finally {
      memory.leave(bytes);
    }
    store.put(result);
    computed.incrementAndGet();
    observer.finished(cell.label(), (System.nanoTime() - start) / 1e9);
  }

  private CellResult evaluate(CellJob cell) {
    long seed = CounterRandom.seed(plan.summary().seed(), cell.names().toArray(String[]::new));
    DoubleConsumer progress = share(observer, cell.label(), cell.estimatedSeconds());
    CellResult result = cell.evaluate(fits::product, host.child(seed, progress));
    progress.accept(1);
    if (!result.key().equals(cell.key())) {
      throw new IllegalStateException(
          "the result carries the key " + result.key() + ", not that of its cell " + cell.key());
    }
    observer.advanced(cell.label(), 0);
    return result;
  }

  private void requireFits(CellJob cell) {
    for (String key : cell.fits()) {
      fits.requireMade(key);
    }
  }

  private void fail(int position, CellJob cell, String message, Throwable cause) {
    store.putFailure(new Failure(cell.key(), message));
    synchronized (failures) {
      failures.put(
          position, new RunOutcome.FailedCell(cell.label(), message, RunOutcome.exitCode(cause)));
    }
    observer.failed(cell.label(), message);
  }

  /** What a piece's own progress means for the estimate of the whole. */
  static DoubleConsumer share(RunObserver observer, String label, double estimatedSeconds) {
    double[] done = {0};
    return fraction -> {
      synchronized (done) {
        double now = Math.min(1, Math.max(done[0], fraction));
        observer.advanced(label, (now - done[0]) * estimatedSeconds);
        done[0] = now;
      }
    };
  }

  static String outOfMemory() {
    return "ran out of memory ("
        + Runtime.getRuntime().maxMemory() / (1 << 20)
        + " MB of heap); use fewer --threads, or give Java more with"
        + " HOMOLOG_JAVA_OPTIONS=-Xmx8g";
  }
}
