package org.homolog.benchmark;

import java.util.function.Supplier;

/**
 * Something to be timed.
 *
 * @param name its name, the same as the peer's
 * @param what what is measured, in a few words
 * @param setUp makes the inputs, untimed, and gives what is timed
 */
record Task(String name, String what, Supplier<Work> setUp) {

  /** One repetition. */
  interface Work {
    /**
     * Does the work once.
     *
     * @return its duration in seconds
     */
    double seconds();
  }

  /** A task whose duration is that of all it does. */
  static Task whole(String name, String what, Supplier<Runnable> setUp) {
    return new Task(
        name,
        what,
        () -> {
          Runnable work = setUp.get();
          return () -> {
            long start = System.nanoTime();
            work.run();
            return (System.nanoTime() - start) / 1e9;
          };
        });
  }
}
