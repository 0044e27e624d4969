package org.homolog.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param arguments what was typed
   */
  public static void main(String[] arguments) {
    RunLog.silence();
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = execute(out, err, arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /**
   * Runs one command.
   *
   * @param out results go here
   * @param err progress and failures go here
   * @param arguments what was typed
   * @return the exit code
   */
  public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = new CommandLine(new HomologCommand());
    line.setOut(out);
    line.setErr(err);
    line.setParameterExceptionHandler(Complaints::usage);
    line.setExecutionExceptionHandler(Complaints::failure);
    line.setUsageHelpAutoWidth(true);
    return line.execute(arguments);
  }
}
