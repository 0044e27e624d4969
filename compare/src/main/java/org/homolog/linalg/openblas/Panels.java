package org.homolog.linalg.openblas;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs the panels of one product on the caller's thread and on idle threads of a shared pool. The
 * panels are independent, so that who computes which leaves no trace in the result. The pool is its
 * own: a task of the common pool that waited here could be handed unrelated work that waits for the
 * lock its caller holds.
 */
final class Panels {
  private static final ExecutorService HELPERS = helpers();

  private final int threads;

  /**
   * Bounds the threads of one product.
   *
   * @param threads at most so many, the caller's included
   */
  Panels(int threads) {
    this.threads = threads;
  }

  /** What one thread computes panels with. */
  interface Worker extends AutoCloseable {
    /** Computes one panel. */
    void compute(int panel);

    @Override
    void close();
  }

  /**
   * Runs all panels and returns when all are done.
   *
   * @param count number of panels
   * @param workers called once by each thread that takes part
   */
  void run(int count, Supplier<Worker> workers) {
    AtomicInteger next = new AtomicInteger();
    Runnable share =
        () -> {
          if (next.get() >= count) {
            return;
          }
          try (Worker worker = workers.get()) {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
              worker.compute(i);
            }
          } catch (RuntimeException | Error failure) {
            next.set(count);
            throw failure;
          }
        };
    List<PanelShare> lent = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, count); i++) {
      PanelShare helper = new PanelShare(share);
      lent.add(helper);
      HELPERS.execute(helper);
    }
    try {
      share.run();
    } finally {
      // Also after a failure: helpers still use the memory that the caller is about to free.
      lent.forEach(PanelShare::finish);
    }
    lent.forEach(PanelShare::rethrow);
  }

  private static ExecutorService helpers() {
    int helpers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            helpers,
            helpers,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "homolog-algebra-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
