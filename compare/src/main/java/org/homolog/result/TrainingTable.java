package org.homolog.result;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import org.homolog.learning.AccuracyCurve;
import org.homolog.learning.TaskOutcome;
import org.homolog.spi.Options;

/**
 * What became of trained networks, for other programs: RFC 4180, a line per network and task, and
 * one per level of each accuracy curve. Columns are only ever appended.
 */
public final class TrainingTable {
  private static final List<String> COLUMNS =
      List.of(
          ("system,setting,network,task,variable,level,trials,accuracy,drawn,loss,chance,shortcut,ideal,"
                  + "units,silent,radius,reach,steps,ended,homolog")
              .split(","));

  private final CsvText csv = new CsvText(COLUMNS);
  private final String version;

  /**
   * A table without lines.
   *
   * @param version homolog's version
   */
  public TrainingTable(String version) {
    this.version = version;
  }

  /**
   * Adds how well a network does a task. The lines of its curves have variable and level, and
   * neither accuracy of drawn trials nor loss.
   *
   * @param system the system's name in the study
   * @param setting what of a sweep the network stands for; empty without a sweep
   * @param outcome how well
   */
  public void add(String system, String setting, TaskOutcome outcome) {
    line(system, setting, outcome, "", "", outcome.trials(), outcome.accuracy());
    for (AccuracyCurve curve : outcome.curves()) {
      for (AccuracyCurve.Point point : curve.points()) {
        line(
            system,
            setting,
            outcome,
            curve.variable(),
            point.level(),
            point.trials(),
            point.accuracy());
      }
    }
  }

  private void line(
      String system,
      String setting,
      TaskOutcome outcome,
      String variable,
      String level,
      int trials,
      double accuracy) {
    boolean whole = variable.isEmpty();
    csv.text(system)
        .text(setting)
        .text(outcome.network())
        .text(outcome.task())
        .text(variable)
        .text(level)
        .whole(trials)
        .number(accuracy)
        .number(whole ? outcome.drawn() : Double.NaN)
        .number(whole ? outcome.loss() : Double.NaN)
        .number(outcome.chance());
    optional(outcome.shortcut());
    optional(outcome.idealObserver());
    csv.whole(sum(outcome.diagnostics().units().values()))
        .whole(sum(outcome.diagnostics().silent().values()));
    optional(outcome.diagnostics().spectralRadius());
    optional(outcome.diagnostics().reach());
    csv.whole(outcome.steps()).text(Options.kebab(outcome.ending().name())).text(version).endLine();
  }

  private void optional(OptionalDouble value) {
    csv.number(value.orElse(Double.NaN));
  }

  private static int sum(Collection<Integer> counts) {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * The table.
   *
   * @return its text, header first
   */
  public String text() {
    return csv.toString();
  }
}
