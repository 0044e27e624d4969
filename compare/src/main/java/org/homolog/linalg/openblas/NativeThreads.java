package org.homolog.linalg.openblas;

import java.util.Locale;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.bytedeco.openblas.presets.openblas_nolapack;

/**
 * How many threads OpenBLAS works with. That number is one setting for the whole process and it
 * decides the order of summation, hence the last bits; so it follows from the size of the problem
 * alone. All but the largest problems run on one native thread, any number of them at a time,
 * because folds, draws and members already occupy the processors, and OpenBLAS's threads wait for
 * each other by spinning, which on a busy machine costs many times what they gain. The largest run
 * on two, with OpenBLAS to themselves meanwhile.
 */
final class NativeThreads {
  /** A decomposition of order 2520: seconds on one thread. */
  private static final double LARGE = 1.6e10;

  private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock(true);

  static {
    // JavaCPP refuses memory beyond the heap's limit by default, and counts what other natives of
    // this process hold; the arrays here are as large as those on the heap and freed at once.
    setUnlessGiven("org.bytedeco.javacpp.maxBytes");
    setUnlessGiven("org.bytedeco.javacpp.maxPhysicalBytes");
  }

  private NativeThreads() {}

  /** Runs natives on one thread, beside other callers. */
  static <T> T single(Supplier<T> body) {
    return locked(LOCK.readLock(), 1, body);
  }

  /**
   * Runs a decomposition with the threads its size calls for.
   *
   * @param rows rows of the matrix decomposed
   * @param columns its columns
   */
  static <T> T decompose(int rows, int columns, Supplier<T> body) {
    double work = (double) rows * columns * Math.min(rows, columns);
    return work < LARGE ? single(body) : locked(LOCK.writeLock(), 2, () -> LargeStack.call(body));
  }

  private static <T> T locked(Lock lock, int threads, Supplier<T> body) {
    lock.lock();
    try {
      // Asked each time, because other users of OpenBLAS in this process may have changed it.
      if (openblas_nolapack.blas_get_num_threads() != threads) {
        openblas_nolapack.blas_set_num_threads(threads);
      }
      return body.get();
    } finally {
      if (threads != 1) {
        openblas_nolapack.blas_set_num_threads(1);
      }
      lock.unlock();
    }
  }

  private static void setUnlessGiven(String property) {
    if (System.getProperty(property) == null
        && System.getProperty(property.toLowerCase(Locale.ROOT)) == null) {
      System.setProperty(property, "0");
    }
  }
}
