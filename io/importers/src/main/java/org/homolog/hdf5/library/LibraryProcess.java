package org.homolog.hdf5.library;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.homolog.hdf5.library.LibraryFailure.Cause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One child process that answers questions, one at a time. */
final class LibraryProcess {
  /** What a child says when the library is loaded. */
  static final int READY = 17;

  private static final Logger LOG = LoggerFactory.getLogger(LibraryProcess.class);
  private static final long START_SECONDS = 60;

  private final Process process;
  private final DataOutputStream questions;
  private final DataInputStream answers;
  private boolean silent;

  /** How an answer is read. */
  interface Answer<T> {
    T read(DataInputStream in) throws IOException;
  }

  private LibraryProcess(Process process) {
    this.process = process;
    this.questions = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
  }

  /**
   * Starts a process and waits until its library is loaded.
   *
   * @return the process
   * @throws LibraryFailure if there is no library for this platform, or no process can be started
   */
  static LibraryProcess start() {
    ProcessBuilder builder = new ProcessBuilder(command());
    // Relative names of other files are meant from the folder of the file that names them.
    builder.environment().put("HDF5_EXTFILE_PREFIX", "${ORIGIN}");
    builder.environment().put("HDF5_VDS_PREFIX", "${ORIGIN}");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      LibraryProcess started = new LibraryProcess(builder.start());
      try (Watch watch = new Watch(started.process, START_SECONDS)) {
        int first = started.answers.read();
        if (first != READY) {
          String why = first < 0 ? "its process ends at once" : started.answers.readUTF();
          started.process.destroyForcibly();
          throw new LibraryFailure(
              Cause.UNSUPPORTED,
              "it needs the C library of HDF5, which does not start on this machine: " + why);
        }
      }
      LOG.debug("the C library of HDF5 runs in process {}", started.process.pid());
      return started;
    } catch (IOException e) {
      throw new LibraryFailure(
          Cause.UNSUPPORTED,
          "it needs the C library of HDF5 in a process of its own, which cannot be started: "
              + e.getMessage());
    }
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A crash is expected on damaged files; it should leave no dump in anyone's folder.
    command.addAll(
        List.of(
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+SuppressFatalErrorMessage"));
    String cache = System.getProperty("org.bytedeco.javacpp.cachedir");
    if (cache != null) {
      command.add("-Dorg.bytedeco.javacpp.cachedir=" + cache);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(LibraryMain.class.getName());
    return command;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether the process was ended because no answer came. */
  boolean wasSilent() {
    return silent;
  }

  /**
   * Asks and waits for the answer.
   *
   * @param question what is asked
   * @param seconds how long it may take
   * @param answer how it is read
   * @return the answer
   * @throws LibraryFailure if the library refuses, crashes or is silent for too long; the process
   *     is gone after the latter two
   */
  <T> T ask(Question question, long seconds, Answer<T> answer) {
    try (Watch watch = new Watch(process, seconds)) {
      try {
        question.write(questions);
        questions.flush();
        int status = answers.readUnsignedByte();
        if (status == 0) {
          return answer.read(answers);
        }
        throw new LibraryFailure(Cause.values()[status - 1], answers.readUTF());
      } catch (IOException | IndexOutOfBoundsException e) {
        end();
        silent = watch.struck();
        throw new LibraryFailure(
            Cause.DAMAGED,
            silent
                ? "the HDF5 library was not done with it after " + seconds + " seconds"
                : "the HDF5 library crashed over it");
      }
    }
  }

  private void end() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends a process that is silent for too long. */
  private static final class Watch implements AutoCloseable {
    private final Thread thread;
    private volatile boolean struck;

    Watch(Process process, long seconds) {
      thread =
          new Thread(
              () -> {
                try {
                  TimeUnit.SECONDS.sleep(seconds);
                  struck = true;
                  process.destroyForcibly();
                } catch (InterruptedException e) {
                  // The answer came in time.
                  Thread.currentThread().interrupt();
                }
              },
              "homolog-hdf5-watch");
      thread.setDaemon(true);
      thread.start();
    }

    boolean struck() {
      return struck;
    }

    @Override
    public void close() {
      thread.interrupt();
    }
  }
}
