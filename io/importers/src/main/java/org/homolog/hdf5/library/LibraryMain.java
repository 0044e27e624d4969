package org.homolog.hdf5.library;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The child process of {@link LibraryReader}: answers questions until its input ends. */
public final class LibraryMain {
  private static final long IDLE_SECONDS = 60;

  private LibraryMain() {}

  /**
   * Answers the questions that come in on the standard input. Ends with it, or when nothing was
   * asked for a minute.
   *
   * @param arguments none
   * @throws IOException if the parent is gone
   */
  public static void main(String[] arguments) throws IOException {
    DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
    // Anything a library prints would be taken for an answer.
    System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    Library library;
    try {
      library = new Library();
    } catch (LinkageError | RuntimeException e) {
      out.writeByte(0);
      out.writeUTF("there is no native library for this platform");
      out.flush();
      return;
    }
    out.writeByte(LibraryProcess.READY);
    out.flush();
    AtomicLong asked = new AtomicLong(System.nanoTime());
    endWhenIdle(asked);
    answer(library, new DataInputStream(new BufferedInputStream(System.in)), out, asked);
  }

  private static void endWhenIdle(AtomicLong asked) {
    Thread watch =
        new Thread(
            () -> {
              long last;
              do {
                last = asked.get();
                try {
                  TimeUnit.SECONDS.sleep(IDLE_SECONDS);
                } catch (InterruptedException e) {
                  return;
                }
                // 0: at work.
              } while (asked.get() == 0 || asked.get() != last);
              System.exit(0);
            });
    watch.setDaemon(true);
    watch.start();
  }

  private static void answer(
      Library library, DataInputStream in, DataOutputStream out, AtomicLong asked)
      throws IOException {
    while (true) {
      Question question;
      try {
        question = Question.read(in);
      } catch (EOFException e) {
        return;
      }
      asked.set(0);
      try (Handles handles = new Handles()) {
        long file = library.open(question.file(), handles);
        ObjectReader reader = new ObjectReader(question.file(), file);
        if (question.kind() == Question.DESCRIBE) {
          ObjectDescription found = reader.describe(question.address());
          out.writeByte(0);
          found.write(out);
        } else {
          DataBlock block = reader.read(question.address(), question.offset(), question.size());
          out.writeByte(0);
          block.write(out);
        }
      } catch (LibraryFailure e) {
        out.writeByte(e.kind().ordinal() + 1);
        out.writeUTF(e.text());
      }
      out.flush();
      asked.set(System.nanoTime());
    }
  }
}
