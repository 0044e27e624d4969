package org.homolog.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.homolog.failure.HomologException;
import org.homolog.study.PlanSettings;
import org.homolog.study.draft.StudyDraft;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a first study. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a commented study to DIR/study.yaml: for the recording that --from names, with what"
          + " could be aligned to what, which columns could be conditions and repeats, and which"
          + " comparisons the design supports; without a recording, on simulated data. Nothing is"
          + " replaced.",
      ""
    })
@SuppressWarnings("NullAway.Init")
final class InitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private PluginOptions plugins;

  @Parameters(paramLabel = "DIR", description = "where the study goes; made where it is missing")
  private Path folder;

  @Option(names = "--from", paramLabel = "FILE", description = "the recording the study is about")
  private @Nullable Path from;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "the study names its file relative to this folder, and runs with --data")
  private @Nullable Path data;

  @Override
  public Integer call() {
    if (data != null && !Files.isDirectory(data)) {
      throw HomologException.mistake("the data folder " + data + " (--data) does not exist");
    }
    PlanSettings settings =
        new PlanSettings(Optional.ofNullable(data), Caches.folder(), OptionalLong.empty(), 1);
    Path study =
        from == null
            ? StudyDraft.simulated(folder)
            : StudyDraft.of(folder, from, plugins.load(), settings);
    spec.commandLine()
        .getOut()
        .println(
            study
                + " is written; homolog run "
                + study
                + " --out "
                + folder.resolve("results")
                + (data == null ? "" : " --data " + data)
                + " carries it out, and with --dry-run says first what it would take");
    return 0;
  }
}
