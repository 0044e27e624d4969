package org.homolog.run;

/**
 * Lets cells start only as far as their estimated memory fits together. A cell that is alone always
 * starts, however large.
 */
final class MemoryGate {
  private final long budget;
  private long held;
  private int inside;

  MemoryGate(long budget) {
    this.budget = budget;
  }

  /** Waits until the bytes fit, or nothing else is held. */
  synchronized void enter(long bytes) throws InterruptedException {
    while (inside > 0 && held + bytes > budget) {
      wait();
    }
    inside++;
    held += bytes;
  }

  synchronized void leave(long bytes) {
    inside--;
    held -= bytes;
    notifyAll();
  }
}
