package org.homolog.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.homolog.failure.HomologException;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.report.ReportInput;
import org.homolog.result.TestFamily;
import org.homolog.run.HostRun;
import org.homolog.run.LocalRunner;
import org.homolog.run.Plan;
import org.homolog.run.Publication;
import org.homolog.run.RunOutcome;
import org.homolog.run.Shard;
import org.homolog.store.FitProducts;
import org.homolog.store.ResultStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a plan from the command line: carry out, write the tables and the report, say so. */
final class RunSession {
  private static final Logger LOG = LoggerFactory.getLogger(RunSession.class);

  private final Path folder;
  private final Shard shard;
  private final int threads;
  private final Supplier<LinearAlgebra> algebra;
  private final ReportMaker report;
  private final PrintWriter err;

  /** Writes the report. */
  interface ReportMaker {
    /** Writes it into a folder. */
    void write(ReportInput input, Path folder);
  }

  /**
   * A session.
   *
   * @param folder the study's folder
   * @param shard which share is computed
   * @param threads how many threads compute
   * @param algebra asked for the algebra when it is first needed
   * @param report writes the report
   * @param err progress and outcome go here
   */
  RunSession(
      Path folder,
      Shard shard,
      int threads,
      Supplier<LinearAlgebra> algebra,
      ReportMaker report,
      PrintWriter err) {
    this.folder = folder;
    this.shard = shard;
    this.threads = threads;
    this.algebra = algebra;
    this.report = report;
    this.err = err;
  }

  /**
   * Carries out a plan.
   *
   * @param plan the plan
   * @return the exit code
   * @throws HomologException if the folder cannot be written or its store is foreign or damaged
   */
  int run(Plan plan) {
    boolean terminal = Boolean.getBoolean("homolog.terminal");
    try (HostRun host = HostRun.of(plan.summary().seed(), threads, algebra);
        Interruption interruption = Interruption.listen(host::cancel, this::sayHowToGoOn)) {
      RunOutcome outcome;
      try (ResultStore store = ResultStore.open(shard.folder(folder));
          FitProducts products = FitProducts.open(folder)) {
        outcome =
            new LocalRunner(plan, store, products, host, new Progress(err, terminal)).run(shard);
      }
      publish();
      return sayHowItEnded(outcome);
    } catch (HomologException e) {
      if (e.kind() == HomologException.Kind.CANCELLED) {
        sayHowToGoOn();
        return e.kind().exitCode();
      }
      throw e;
    }
  }

  /** A share writes no report: the others are not there yet. */
  private void publish() {
    if (shard.equals(Shard.WHOLE)) {
      ReportInput input = Publication.read(folder).write(folder);
      report.write(input, folder);
      input.families().stream()
          .map(TestFamily::warning)
          .filter(warning -> !warning.isEmpty())
          .forEach(this::warn);
    }
  }

  private void warn(String text) {
    LOG.warn(text);
    err.println("homolog: warning: " + Complaints.oneLine(text));
  }

  private int sayHowItEnded(RunOutcome outcome) {
    for (RunOutcome.FailedCell failure : outcome.failures()) {
      err.println(
          "homolog: " + failure.label() + " failed: " + Complaints.oneLine(failure.message()));
    }
    String text =
        Progress.count(outcome.computed(), "cell")
            + " computed, "
            + outcome.kept()
            + " finished before, "
            + outcome.failures().size()
            + " failed; "
            + (shard.equals(Shard.WHOLE)
                ? "read " + folder.resolve("report.html")
                : "when all shards are done: homolog report " + folder);
    LOG.info(text);
    err.println(text);
    return outcome.exitCode();
  }

  private void sayHowToGoOn() {
    err.println(
        "homolog: interrupted; what is finished is kept in "
            + folder
            + ", and the same command goes on from there");
    err.flush();
  }
}
