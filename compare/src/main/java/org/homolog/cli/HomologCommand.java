package org.homolog.cli;

import java.util.concurrent.Callable;
import org.homolog.plugin.PluginLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program itself; says what it can do when no command is given. */
@Command(
    name = "homolog",
    description = {
      "Does this artificial network work the way this brain does?",
      "Recordings, models and comparisons in one study file.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = HomologCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "Options:%n",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0    done",
      "  1    finished, but some cells failed; they are listed",
      "  2    wrong command, study or option, or a missing file or dataset",
      "  3    not HDF5, or a feature that is not supported",
      "  4    a damaged file",
      "  5    a plug-in that the study needs failed",
      "  70   a defect of homolog",
      "  130  interrupted; the same command goes on from there"
    },
    subcommands = {
      InspectCommand.class,
      RunCommand.class,
      TrainCommand.class,
      ReportCommand.class,
      ReplayCommand.class,
      ExportCommand.class,
      PluginsCommand.class,
      DescribeCommand.class,
      ConvertCommand.class,
      InitCommand.class
    })
@SuppressWarnings("NullAway.Init")
final class HomologCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** Tells the version. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "homolog " + PluginLoader.version() + " (Java " + Runtime.version() + ")"
      };
    }
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return CommandLine.ExitCode.USAGE;
  }
}
