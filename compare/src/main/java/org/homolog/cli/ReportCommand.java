package org.homolog.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.homolog.report.ReportInput;
import org.homolog.report.ReportWriter;
import org.homolog.run.Publication;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the report anew from what is stored. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Makes report.html and results.csv anew from what a run has stored; merges the shares of"
          + " homolog run --shard.",
      ""
    })
@SuppressWarnings("NullAway.Init")
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the folder that a run wrote to")
  private Path folder;

  @Option(names = "--open", description = "open the report in the browser")
  private boolean open;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Publication publication = Publication.read(folder);
    ReportInput input = publication.write(folder);
    ReportWriter.write(input, folder);
    Path page = folder.resolve("report.html");
    spec.commandLine().getOut().println(page);
    input.failures().forEach(failure -> err.println("homolog: " + Complaints.oneLine(failure)));
    if (publication.outstanding() > 0) {
      err.println(
          "homolog: "
              + Progress.count((int) publication.outstanding(), "cell")
              + " not computed yet; run the study, or the shards that are missing, and report again");
    }
    if (open) {
      open(page, err);
    }
    return input.failures().isEmpty() ? 0 : 1;
  }

  /** By the desktop's own command: Java's would load its whole window system. */
  private static void open(Path page, PrintWriter err) {
    boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
    try {
      new ProcessBuilder(mac ? "open" : "xdg-open", page.toAbsolutePath().toString())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      LoggerFactory.getLogger(ReportCommand.class).warn("no browser", e);
      err.println("homolog: no browser could be started; open " + page + " yourself");
    }
  }
}
