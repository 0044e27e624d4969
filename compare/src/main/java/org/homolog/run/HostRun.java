package org.homolog.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.homolog.failure.HomologException;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Run;
import org.jspecify.annotations.Nullable;

/**
 * What the host lends while something is computed: a seed, threads, algebra, and ears for progress
 * and warnings.
 *
 * <p>Pieces of work are handed out in ascending order, and the thread that asks works along. It
 * waits only for pieces that others have already begun; so work may be nested to any depth without
 * running out of threads. Safe for several threads.
 */
public final class HostRun implements Run, AutoCloseable {
  private final long seed;
  private final Supplier<LinearAlgebra> algebra;
  private final DoubleConsumer progress;
  private final Threads threads;
  private final boolean ownsThreads;
  private final AtomicBoolean cancelled;
  private final Set<String> warnings = new LinkedHashSet<>();
  private @Nullable LinearAlgebra lent;

  private HostRun(
      long seed,
      Supplier<LinearAlgebra> algebra,
      DoubleConsumer progress,
      Threads threads,
      boolean ownsThreads,
      AtomicBoolean cancelled) {
    this.seed = seed;
    this.algebra = algebra;
    this.progress = progress;
    this.threads = threads;
    this.ownsThreads = ownsThreads;
    this.cancelled = cancelled;
  }

  /**
   * A run with threads of its own.
   *
   * @param seed the seed of what is computed
   * @param threads how many threads may work at once, the asking one included; 1 or more
   * @param algebra asked for the algebra when it is first needed
   * @return the run; {@link #close} it to end its threads
   * @throws HomologException if threads is below 1
   */
  public static HostRun of(long seed, int threads, Supplier<LinearAlgebra> algebra) {
    if (threads < 1) {
      throw HomologException.mistake("threads must be 1 or more but is " + threads);
    }
    return new HostRun(
        seed, algebra, done -> {}, new Threads(threads), true, new AtomicBoolean(false));
  }

  /**
   * A run for another piece of the same work: same threads, algebra and cancellation, its own seed,
   * progress and warnings.
   *
   * @param childSeed the seed of that piece
   * @param childProgress receives how far that piece is, from 0 to 1
   * @return the run; closing it does nothing
   */
  public HostRun child(long childSeed, DoubleConsumer childProgress) {
    return new HostRun(childSeed, this::algebra, childProgress, threads, false, cancelled);
  }

  /** Asks everything under this run to stop at its next {@link #checkCancelled}. */
  public void cancel() {
    cancelled.set(true);
  }

  /**
   * What was warned of.
   *
   * @return sentences, each once, in order of first appearance
   */
  public List<String> warnings() {
    synchronized (warnings) {
      return List.copyOf(warnings);
    }
  }

  @Override
  public long random(String stream) {
    return CounterRandom.seed(seed, stream);
  }

  @Override
  public void checkCancelled() {
    if (cancelled.get() || Thread.currentThread().isInterrupted()) {
      cancelled.set(true);
      throw HomologException.cancelled("interrupted; what is finished is kept");
    }
  }

  @Override
  public void progress(double done) {
    progress.accept(done);
  }

  @Override
  public void warn(String text) {
    synchronized (warnings) {
      warnings.add(text);
    }
  }

  @Override
  public synchronized LinearAlgebra algebra() {
    if (lent == null) {
      lent = algebra.get();
    }
    return lent;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The first exception by number of the piece is thrown once the pieces that had begun are
   * done; later pieces are not begun.
   */
  @Override
  public void parallel(int n, IntConsumer body) {
    checkCancelled();
    Batch batch = new Batch(n, body);
    threads.offer(Math.min(n, threads.count) - 1, batch::work);
    batch.work();
    batch.await();
    batch.rethrow();
  }

  /** Ends the threads, if they are this run's own. Work in progress is not interrupted. */
  @Override
  public void close() {
    if (ownsThreads) {
      threads.executor.shutdown();
    }
  }

  /** One call of {@link #parallel}. */
  private final class Batch {
    private final int size;
    private final IntConsumer body;
    private final AtomicInteger next = new AtomicInteger();
    private final TreeMap<Integer, Throwable> failures = new TreeMap<>();
    private int working;

    Batch(int size, IntConsumer body) {
      this.size = size;
      this.body = body;
    }

    void work() {
      synchronized (this) {
        working++;
      }
      try {
        for (int i = next.getAndIncrement(); i < size; i = next.getAndIncrement()) {
          attempt(i);
        }
      } finally {
        synchronized (this) {
          working--;
          notifyAll();
        }
      }
    }

    private void attempt(int i) {
      try {
        checkCancelled();
        body.accept(i);
      } catch (RuntimeException | Error e) {
        synchronized (this) {
          failures.put(i, e);
        }
        next.set(size);
      }
    }

    /** Waits for those who have begun; a thread that comes later finds nothing left to do. */
    synchronized void await() {
      boolean interrupted = false;
      while (working > 0) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
          cancelled.set(true);
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    synchronized void rethrow() {
      if (failures.isEmpty()) {
        return;
      }
      List<Throwable> all = new ArrayList<>(failures.values());
      Throwable first = all.get(0);
      if (first instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) first;
    }
  }

  /** Helpers beside the threads that ask. */
  private static final class Threads {
    final int count;
    final ExecutorService executor;

    Threads(int count) {
      this.count = count;
      AtomicInteger number = new AtomicInteger();
      this.executor =
          Executors.newFixedThreadPool(
              Math.max(1, count - 1),
              task -> {
                Thread thread = new Thread(task, "homolog-" + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
              });
    }

    void offer(int helpers, Runnable work) {
      for (int i = 0; i < helpers; i++) {
        try {
          executor.execute(work);
        } catch (RejectedExecutionException e) {
          return; // closed meanwhile: the asking thread does the work alone
        }
      }
    }
  }
}
