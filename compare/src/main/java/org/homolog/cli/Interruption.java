package org.homolog.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens at Ctrl-C: the work is asked to stop, its bookkeeping is given time to finish, and
 * the process ends with 130. Work that does not stop in time is cut off, which costs no more than
 * the cells in flight.
 */
final class Interruption implements AutoCloseable {
  static final int EXIT_CODE = 130;
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch tidy = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Runnable cancel, Runnable farewell) {
    this.hook =
        new Thread(
            () -> {
              cancel.run();
              try {
                tidy.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              farewell.run();
              // Not exit: that is under way already, and its own code depends on the signal.
              Runtime.getRuntime().halt(EXIT_CODE);
            },
            "interruption");
  }

  /**
   * Begins to listen.
   *
   * @param cancel asks the work to stop
   * @param farewell says how to go on
   * @return to be closed once everything is written
   */
  static Interruption listen(Runnable cancel, Runnable farewell) {
    Interruption interruption = new Interruption(cancel, farewell);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Everything is written; the process may end. Where it is being interrupted, it ends here. */
  @Override
  public void close() {
    tidy.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending by a signal: the hook says farewell and halts.
      await();
    }
  }

  private void await() {
    try {
      hook.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
