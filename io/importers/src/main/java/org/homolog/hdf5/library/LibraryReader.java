package org.homolog.hdf5.library;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.homolog.hdf5.library.LibraryFailure.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Asks the C library about the objects of one file. The library runs in child processes, started
 * when first needed and kept for the next question, of whatever file; a crash or a silence is a
 * failure of the file that was asked about. May be used by several threads.
 */
public final class LibraryReader {
  /**
   * A file that brought the library down this often, or silenced it once, is not given to it again.
   */
  private static final int MOST_CRASHES = 2;

  private static final int MOST_PROCESSES = 2;
  private static final long ANSWER_SECONDS = 4;
  private static final long BYTES_PER_SECOND = 4L << 20;

  private static final Semaphore RUNNING = new Semaphore(MOST_PROCESSES);
  private static final Deque<LibraryProcess> IDLE = new ArrayDeque<>();

  private final Path file;
  private final AtomicInteger crashes = new AtomicInteger();

  /**
   * A reader of a file; nothing is started yet.
   *
   * @param file an HDF5 file
   */
  public LibraryReader(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * What the library says of an object.
   *
   * @param address its address, relative to the end of the user block
   * @return the description
   * @throws LibraryFailure if the library cannot read it, or crashed or hung over it
   */
  public ObjectDescription describe(long address) {
    Question question = new Question(Question.DESCRIBE, file, address, new long[0], new long[0]);
    return ask(question, ANSWER_SECONDS, ObjectDescription::read);
  }

  /**
   * A slice of a dataset.
   *
   * @param address the dataset's address
   * @param offset first index along each axis
   * @param size how many along each axis; all must fit the memory of this Java machine
   * @param bytes about how many bytes that is, which the time allowed depends on
   * @return the block
   * @throws LibraryFailure as {@link #describe}
   */
  public DataBlock read(long address, long[] offset, long[] size, long bytes) {
    Question question = new Question(Question.READ, file, address, offset, size);
    return ask(question, ANSWER_SECONDS + bytes / BYTES_PER_SECOND, DataBlock::read);
  }

  private <T> T ask(Question question, long seconds, LibraryProcess.Answer<T> answer) {
    if (crashes.get() >= MOST_CRASHES) {
      throw new LibraryFailure(Cause.DAMAGED, "the HDF5 library cannot cope with this file");
    }
    RUNNING.acquireUninterruptibly();
    try {
      LibraryProcess kept = kept();
      if (kept != null) {
        try {
          return ask(kept, question, seconds, answer);
        } catch (LibraryFailure e) {
          if (kept.isAlive() || kept.wasSilent()) {
            crashes.addAndGet(kept.isAlive() ? 0 : MOST_CRASHES);
            throw e;
          }
          // It may have ended for want of questions just then; a new one tells.
        }
      }
      LibraryProcess started = LibraryProcess.start();
      try {
        return ask(started, question, seconds, answer);
      } finally {
        if (!started.isAlive()) {
          crashes.addAndGet(started.wasSilent() ? MOST_CRASHES : 1);
        }
      }
    } finally {
      RUNNING.release();
    }
  }

  private static <T> T ask(
      LibraryProcess process, Question question, long seconds, LibraryProcess.Answer<T> answer) {
    try {
      return process.ask(question, seconds, answer);
    } finally {
      if (process.isAlive()) {
        giveBack(process);
      }
    }
  }

  private static @Nullable LibraryProcess kept() {
    synchronized (IDLE) {
      LibraryProcess idle = IDLE.poll();
      while (idle != null && !idle.isAlive()) {
        idle = IDLE.poll();
      }
      return idle;
    }
  }

  private static void giveBack(LibraryProcess process) {
    synchronized (IDLE) {
      IDLE.push(process);
    }
  }
}
