package org.homolog.linalg.openblas;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Runs natives on a thread with room for them. OpenBLAS keeps the job tables of its parallel
 * factorisations on the caller's stack: megabytes, where a Java thread has one, and overrunning it
 * ends the process without a word.
 */
final class LargeStack {
  private static final long BYTES = 64L << 20;

  private LargeStack() {}

  /** Runs a body to its end, also when the caller is interrupted meanwhile. */
  static <T> T call(Supplier<T> body) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Runnable task =
        () -> {
          try {
            result.complete(body.get());
          } catch (RuntimeException | Error failure) {
            result.completeExceptionally(failure);
          }
        };
    Thread thread = new Thread(null, task, "homolog-lapack", BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
