package org.homolog.hdf5;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shares numbered pieces of work among threads that live as long as the work. */
final class Workers {
  /** Does pieces of work, on one thread. */
  interface Worker extends AutoCloseable {
    /** Does one piece. */
    void work(long item);

    @Override
    void close();
  }

  private Workers() {}

  /**
   * Does all pieces and returns when every thread is done.
   *
   * @param items number of pieces
   * @param threads at most so many threads, the caller's own among them
   * @param make makes the worker of a thread
   * @throws RuntimeException what a worker threw; no further pieces are begun then
   */
  static void share(long items, int threads, Supplier<? extends Worker> make) {
    AtomicLong next = new AtomicLong();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Runnable share =
        () -> {
          try (Worker worker = make.get()) {
            long item = next.getAndIncrement();
            while (item < items && failure.get() == null) {
              worker.work(item);
              item = next.getAndIncrement();
            }
          } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
          }
        };
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, items); i++) {
      Thread thread = new Thread(share, "homolog-hdf5-" + i);
      thread.setDaemon(true);
      thread.start();
      others.add(thread);
    }
    share.run();
    others.forEach(Workers::join);
    Throwable thrown = failure.get();
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
  }

  /** Waits for a thread to end, for it writes into the caller's array until then. */
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
