package org.homolog.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.homolog.export.RecordingFile;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.FileHash;
import org.homolog.importer.Importers;
import org.homolog.plugin.PluginLoader;
import org.homolog.population.Recording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a recording in another format. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a recording to a file that says itself what it holds: .nwb for NWB 2, .h5 or .hdf5 for"
          + " homolog's own layout, which keeps everything and needs no mapping. The file appears"
          + " whole or not at all.",
      ""
    })
@SuppressWarnings("NullAway.Init")
final class ConvertCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private PluginOptions plugins;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "a recording, in any format that an importer reads")
  private Path file;

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description = "the file to write: .nwb, .h5 or .hdf5")
  private Path out;

  @Option(names = "--force", description = "replace OUT where it exists")
  private boolean force;

  @Override
  public Integer call() {
    RecordingFile.Format format = RecordingFile.Format.of(out);
    if (same()) {
      throw HomologException.mistake(out + " is the recording itself; name another file to write");
    }
    Importers importers =
        plugins.load().openers().onThreads(Runtime.getRuntime().availableProcessors());
    String importer = importers.find(file).id();
    try (Recording recording = importers.open(file, importer, Map.of())) {
      List<String> remarks =
          RecordingFile.write(recording, out, format, history(recording, importer), force);
      PrintWriter err = spec.commandLine().getErr();
      remarks.forEach(text -> err.println("homolog: note: " + Complaints.oneLine(text)));
    }
    return 0;
  }

  private boolean same() {
    try {
      return Files.exists(out) && Files.exists(file) && Files.isSameFile(file, out);
    } catch (IOException e) {
      return false;
    }
  }

  private String history(Recording recording, String importer) {
    return "homolog "
        + PluginLoader.version()
        + " converted "
        + file.getFileName()
        + " ("
        + recording.format()
        + ", importer "
        + importer
        + ", SHA-256 "
        + FileHash.sha256(file)
        + ")";
  }
}
