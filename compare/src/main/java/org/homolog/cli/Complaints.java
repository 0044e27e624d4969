package org.homolog.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.homolog.failure.HomologException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * What a person reads when a command fails: one line. The stack of a defect goes to the log, never
 * to the terminal.
 */
final class Complaints {
  /** Exit code of a defect, as in sysexits.h. */
  static final int DEFECT = 70;

  private Complaints() {}

  /** A command or option that does not exist or was given wrongly. */
  static int usage(CommandLine.ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    String problem = firstLine(Objects.toString(e.getMessage(), "wrong usage"));
    String hint = "";
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      List<String> nearest = unmatched.getSuggestions();
      hint = nearest.isEmpty() ? "" : "; did you mean \"" + nearest.get(0) + "\"?";
      String given = unmatched.getUnmatched().get(0);
      boolean command = line.getParent() == null && !given.startsWith("-");
      problem =
          (command ? "there is no command \"" : "there is no option or argument \"") + given + "\"";
    }
    line.getErr()
        .println(
            "homolog: "
                + problem
                + hint
                + "  (see "
                + line.getCommandSpec().qualifiedName()
                + " --help)");
    return CommandLine.ExitCode.USAGE;
  }

  /** A command that failed while it ran. */
  static int failure(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    return failure(e, line.getErr());
  }

  /** Says what failed, and keeps the stack in the log. */
  static int failure(Throwable e, PrintWriter err) {
    LoggerFactory.getLogger(Complaints.class).error("the command failed", e);
    if (e instanceof HomologException known) {
      // A study may be wrong in several places: one line each.
      Objects.toString(known.getMessage())
          .lines()
          .filter(text -> !text.isBlank())
          .forEach(text -> err.println("homolog: " + oneLine(text)));
      return known.kind().exitCode();
    }
    err.println(
        "homolog: this is a defect of homolog, not of your data: "
            + oneLine(e.toString())
            + "; "
            + whereLogged(e));
    return DEFECT;
  }

  private static String whereLogged(Throwable e) {
    Path log = RunLog.file().orElseGet(() -> Caches.folder().resolve("homolog.log"));
    if (RunLog.file().isEmpty()) {
      StringWriter stack = new StringWriter();
      e.printStackTrace(new PrintWriter(stack));
      try {
        Files.createDirectories(Caches.folder());
        Files.writeString(
            log, Instant.now() + " " + stack, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException unwritable) {
        return "its details could not be written to " + log;
      }
    }
    return "please report it with the details in " + log;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }

  /** Messages of others may hold line breaks and control characters; the terminal gets one line. */
  static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
  }
}
