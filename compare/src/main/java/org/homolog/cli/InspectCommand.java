package org.homolog.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.homolog.inspection.Inspection;
import org.homolog.inspection.Inspector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is in a recording. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what is in a recording: units and spike counts, trial tables with the meaning of their"
          + " columns, series and arrays, and what could be aligned to what.",
      ""
    })
@SuppressWarnings("NullAway.Init")
final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private PluginOptions plugins;

  @Parameters(paramLabel = "FILE", description = "an NWB, MATLAB 7.3 or other HDF5 file")
  private Path file;

  @Option(names = "--json", description = "print JSON, for programs")
  private boolean json;

  @Override
  public Integer call() {
    Inspection inspection = Inspector.inspect(file, plugins.load().openers());
    String text = json ? inspection.toJson() : inspection.toText();
    spec.commandLine().getOut().print(text.endsWith("\n") ? text : text + "\n");
    return 0;
  }
}
