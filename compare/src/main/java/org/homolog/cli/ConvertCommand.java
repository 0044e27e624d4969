package org.homolog.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.homolog.export.RecordingFile;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.FileHash;
import org.homolog.importer.Importers;
import org.homolog.plugin.PluginLoader;
import org.homolog.population.Population;
import org.homolog.population.Recording;
import org.homolog.study.PlanSettings;
import org.homolog.study.Planner;
import org.homolog.study.StudyFile;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a recording, or a population of a study, in another format. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a recording to a file that says itself what it holds: .nwb for NWB 2, .h5 or .hdf5 for"
          + " homolog's own layout, which keeps everything and needs no mapping. With --system, FILE"
          + " is a study, and what is written is the population that it makes of a recording. The"
          + " file appears whole or not at all.",
      ""
    })
@SuppressWarnings("NullAway.Init")
final class ConvertCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private PluginOptions plugins;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "a recording, in any format that an importer reads, or a study")
  private Path file;

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description = "the file to write: .nwb, .h5 or .hdf5")
  private Path out;

  @Option(names = "--force", description = "replace OUT where it exists")
  private boolean force;

  @Option(
      names = "--system",
      paramLabel = "NAME",
      description = "the system of the study whose population is written")
  private @Nullable String system;

  @Option(
      names = "--member",
      paramLabel = "NAME",
      description = "which member of the system, where it has several")
  private @Nullable String member;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where the study's files are looked for first")
  private @Nullable Path data;

  @Override
  public Integer call() {
    RecordingFile.Format format = RecordingFile.Format.of(out);
    if (system != null) {
      tell(
          RecordingFile.write(
              population(system), out, format, history("study", "system " + system), force));
      return 0;
    }
    if (member != null || data != null) {
      throw HomologException.mistake(
          "--member and --data are for a study; say which of its systems with --system NAME");
    }
    if (same()) {
      throw HomologException.mistake(out + " is the recording itself; name another file to write");
    }
    Importers importers =
        plugins.load().openers().onThreads(Runtime.getRuntime().availableProcessors());
    String importer = importers.find(file).id();
    try (Recording recording = importers.open(file, importer, Map.of())) {
      tell(
          RecordingFile.write(
              recording, out, format, history(recording.format(), "importer " + importer), force));
    }
    return 0;
  }

  private void tell(List<String> remarks) {
    PrintWriter err = spec.commandLine().getErr();
    remarks.forEach(text -> err.println("homolog: note: " + Complaints.oneLine(text)));
  }

  /** The population that the study makes of a system, or of one of its members. */
  private Population population(String name) {
    if (data != null && !Files.isDirectory(data)) {
      throw HomologException.mistake("the data folder " + data + " (--data) does not exist");
    }
    PlanSettings settings =
        new PlanSettings(
            Optional.ofNullable(data),
            Caches.folder(),
            OptionalLong.empty(),
            Runtime.getRuntime().availableProcessors());
    Cohort cohort = Planner.system(StudyFile.read(file), plugins.load(), settings, name);
    List<String> names = cohort.members().stream().map(NeuralSystem::name).toList();
    if (member == null && names.size() > 1) {
      throw HomologException.mistake(
          "system "
              + name
              + " has "
              + names.size()
              + " members; say which with --member: "
              + String.join(", ", names));
    }
    if (member != null && !names.contains(member)) {
      throw HomologException.unknown("member", member, names);
    }
    return cohort
        .members()
        .get(member == null ? 0 : names.indexOf(member))
        .require(Population.class);
  }

  private boolean same() {
    try {
      return Files.exists(out) && Files.exists(file) && Files.isSameFile(file, out);
    } catch (IOException e) {
      return false;
    }
  }

  private String history(String what, String how) {
    return "homolog "
        + PluginLoader.version()
        + " converted "
        + file.getFileName()
        + " ("
        + what
        + ", "
        + how
        + ", SHA-256 "
        + FileHash.sha256(file)
        + ")";
  }
}
