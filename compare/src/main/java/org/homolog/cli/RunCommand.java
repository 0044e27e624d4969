package org.homolog.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.plugin.PluginLoader;
import org.homolog.plugin.Quarantined;
import org.homolog.plugin.Registry;
import org.homolog.report.ReportWriter;
import org.homolog.run.Plan;
import org.homolog.run.Shard;
import org.homolog.store.OutputFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Carries out a study. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Carries out a study: trains and fits what it names, compares, and writes report.html and"
          + " results.csv. What is finished is kept, so that the same command goes on after an"
          + " interruption and computes nothing that is there already.",
      ""
    })
@SuppressWarnings("NullAway.Init")
final class RunCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  @Spec private CommandSpec spec;
  @Mixin private StudyOptions study;
  @Mixin private PluginOptions plugins;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where results and report go; made where it is missing")
  private @Nullable Path out;

  @Option(
      names = "--runner",
      paramLabel = "NAME",
      defaultValue = "local",
      description = "how the work is carried out: local, on this machine")
  private String runner;

  @Option(
      names = "--shard",
      paramLabel = "i/n",
      description =
          "compute the i-th of n shares only, for cluster arrays; homolog report merges them")
  private @Nullable String shard;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "how many threads compute (default: one per processor)")
  private @Nullable Integer threads;

  @Option(
      names = "--dry-run",
      description = "check the study, print what would be done and what it would take, and stop")
  private boolean dryRun;

  @Override
  public Integer call() {
    if (!runner.equals("local")) {
      throw usage("--runner " + runner + " does not exist; there is: local");
    }
    if (threads != null && threads < 1) {
      throw usage("--threads is 1 or more, not " + threads);
    }
    if (out == null && !dryRun) {
      throw usage("--out DIR is missing: where results and report go");
    }
    Shard share = shard == null ? Shard.WHOLE : Shard.parse(shard);
    PrintWriter err = spec.commandLine().getErr();
    if (dryRun || out == null) {
      Plan plan = plan(err);
      spec.commandLine().getOut().print(PlanTable.of(plan));
      return 0;
    }
    OutputFolder.prepare(share.folder(out));
    RunLog.into(share.folder(out));
    LOG.info(
        "homolog {} with {} MB of heap",
        PluginLoader.version(),
        Runtime.getRuntime().maxMemory() / (1 << 20));
    int count = threadCount();
    return new RunSession(
            out, share, count, () -> new OpenBlasAlgebra(count), ReportWriter::write, err)
        .run(plan(err));
  }

  private int threadCount() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  private Plan plan(PrintWriter err) {
    Registry registry = plugins.load();
    for (Quarantined failed : registry.quarantined()) {
      String text =
          "plug-in " + failed.origin() + " was set aside: " + Complaints.oneLine(failed.reason());
      LOG.warn(text);
      err.println("homolog: warning: " + text);
    }
    return study.plan(registry, threadCount());
  }

  private CommandLine.ParameterException usage(String problem) {
    return new CommandLine.ParameterException(spec.commandLine(), problem);
  }
}
