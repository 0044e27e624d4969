package org.homolog.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.homolog.failure.HomologException;
import org.homolog.learning.LearningListener;
import org.homolog.learning.LearningProgress;
import org.homolog.learning.NetworkFile;
import org.homolog.learning.Safekeeping;
import org.homolog.learning.TaskOutcome;
import org.homolog.learning.TrainedNetwork;
import org.homolog.study.NetworkTraining;

/** Trains networks from the command line, several at a time, each on one thread. */
final class TrainingSession {
  private final int threads;
  private final PrintWriter err;
  private final AtomicBoolean cancelled = new AtomicBoolean();

  TrainingSession(int threads, PrintWriter err) {
    this.threads = threads;
    this.err = err;
  }

  /**
   * One network to be trained.
   *
   * @param networks whose it is
   * @param member which of them, from 1
   * @param setting what of a sweep it stands for; empty without a sweep
   * @param file where it goes
   */
  record Work(NetworkTraining networks, int member, Map<String, String> setting, Path file) {
    private String label() {
      return networks.name() + ", seed " + member + (setting.isEmpty() ? "" : ", " + setting);
    }
  }

  /**
   * Trains all of them.
   *
   * @return for each, how well it does its tasks
   * @throws HomologException the first failure; what the others have learned is kept in checkpoints
   */
  List<List<TaskOutcome>> train(List<Work> work) {
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, work.size()));
    try (Interruption interruption =
        Interruption.listen(() -> cancelled.set(true), this::farewell)) {
      List<Future<List<TaskOutcome>>> futures = new ArrayList<>();
      work.forEach(one -> futures.add(pool.submit(() -> train(one))));
      return collect(futures);
    } finally {
      pool.shutdownNow();
    }
  }

  /** Waits for all, so that nothing is half written when a failure is told. */
  private List<List<TaskOutcome>> collect(List<Future<List<TaskOutcome>>> futures) {
    List<List<TaskOutcome>> outcomes = new ArrayList<>();
    RuntimeException first = null;
    for (Future<List<TaskOutcome>> future : futures) {
      try {
        outcomes.add(future.get());
      } catch (ExecutionException e) {
        cancelled.set(true);
        RuntimeException failure =
            e.getCause() instanceof RuntimeException thrown
                ? thrown
                : new IllegalStateException(e.getCause());
        first = first == null || isCancelled(first) ? failure : first;
      } catch (InterruptedException e) {
        cancelled.set(true);
        Thread.currentThread().interrupt();
        throw HomologException.cancelled("training was interrupted");
      }
    }
    if (first != null) {
      throw first;
    }
    return outcomes;
  }

  private static boolean isCancelled(RuntimeException failure) {
    return failure instanceof HomologException known
        && known.kind() == HomologException.Kind.CANCELLED;
  }

  private List<TaskOutcome> train(Work one) {
    LearningListener listener = listener(one);
    // What has not begun when others are interrupted leaves no checkpoint.
    listener.checkCancelled();
    Safekeeping safekeeping = Safekeeping.beside(one.file());
    Optional<TrainedNetwork> finished = one.networks().finished(one.member(), one.file());
    if (finished.isPresent()) {
      say(one.label() + ": is in " + one.file() + " already");
      return one.networks().outcomes(one.member(), finished.get());
    }
    TrainedNetwork trained = one.networks().train(one.member(), listener, safekeeping);
    NetworkFile.write(one.file(), trained);
    safekeeping.discard();
    say(one.label() + ": written to " + one.file());
    return one.networks().outcomes(one.member(), trained);
  }

  private LearningListener listener(Work one) {
    return new LearningListener() {
      @Override
      public void learned(LearningProgress progress) {
        say(
            String.format(
                Locale.ROOT,
                "%s: step %d of %d, loss %.4g, accuracy %.3f",
                one.label(),
                progress.step(),
                progress.steps(),
                progress.loss(),
                progress.validationAccuracy()));
      }

      @Override
      public void checkCancelled() {
        if (cancelled.get()) {
          throw HomologException.cancelled("training was interrupted");
        }
      }
    };
  }

  private synchronized void say(String line) {
    err.println(line);
    err.flush();
  }

  private void farewell() {
    say("homolog: interrupted; the same command goes on from the checkpoints");
  }
}
