package org.homolog.hdf5.library;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongConsumer;

/** Identifiers of the C library, released in reverse when the block that took them ends. */
final class Handles implements AutoCloseable {
  private final Deque<Runnable> releases = new ArrayDeque<>();

  /**
   * Keeps an identifier.
   *
   * @param id the identifier, negative where the library failed
   * @param release what gives it back
   * @return the identifier
   * @throws LibraryFailure with the library's reason if it is negative
   */
  long keep(long id, LongConsumer release) {
    Library.check(id);
    releases.push(() -> release.accept(id));
    return id;
  }

  /** Something else to be undone. */
  void atEnd(Runnable release) {
    releases.push(release);
  }

  @Override
  public void close() {
    while (!releases.isEmpty()) {
      releases.pop().run();
    }
  }
}
