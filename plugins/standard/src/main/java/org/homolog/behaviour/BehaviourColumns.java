package org.homolog.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Option;

/**
 * Where behaviour stands in the table of trials. Systems may name their columns differently: of
 * each list the first column that a system has is taken.
 *
 * @param correct columns that tell whether the answer was right
 * @param answer columns that tell what was answered
 */
public record BehaviourColumns(
    @Option(
            text =
                "Columns that tell whether a trial was answered rightly, 1 (true) or 0 (false); the"
                    + " first that a system has. Trials without a value are left out. That of a"
                    + " trained network is called correct",
            byDefault = "correct")
        List<String> correct,
    @Option(
            text =
                "Columns that tell what was answered; the first that a system has. That of a"
                    + " trained network is called answered and holds the name of an output",
            byDefault = "answered, response, choice")
        List<String> answer) {
  /** Takes copies. */
  public BehaviourColumns {
    correct = List.copyOf(correct);
    answer = List.copyOf(answer);
  }

  /** The first of some columns that a table has. */
  static Optional<Column> find(Table table, List<String> names) {
    return names.stream().flatMap(name -> table.find(name).stream()).findFirst();
  }

  /** As {@link #find}, or a message that says which option names it. */
  static Column require(Table table, List<String> names, String option, String system) {
    return find(table, names)
        .orElseThrow(
            () ->
                HomologException.mistake(
                    "system "
                        + system
                        + " has no column "
                        + String.join(" or ", names)
                        + " in its table of trials; name one with "
                        + option
                        + ": COLUMN. There is: "
                        + String.join(", ", table.names())));
  }

  /** What was answered in each of some trials; empty texts where the system does not say. */
  String[] answers(Table table, int[] entries) {
    Optional<Column> column = find(table, answer);
    String[] answers = new String[entries.length];
    for (int i = 0; i < entries.length; i++) {
      answers[i] = column.isPresent() ? column.get().text(entries[i]) : "";
    }
    return answers;
  }

  /** Whether each of some trials was answered rightly: 1 or 0, NaN where it is not known. */
  double[] outcomes(Table table, int[] entries, String system) {
    Column column = require(table, correct, "correct", system);
    double[] outcomes = new double[entries.length];
    for (int i = 0; i < entries.length; i++) {
      outcomes[i] = outcome(column, entries[i], system);
    }
    return outcomes;
  }

  private static double outcome(Column column, int entry, String system) {
    if (column.isMissing(entry)) {
      return Double.NaN;
    }
    String text = column.text(entry);
    return switch (text) {
      case "1", "true" -> 1;
      case "0", "false" -> 0;
      default ->
          throw HomologException.mistake(
              "column "
                  + column.name()
                  + " of system "
                  + system
                  + " holds \""
                  + text
                  + "\": whether a trial was answered rightly is 1 or 0, true or false; leave"
                  + " trials single, do not average them");
    };
  }

  /** The distinct texts that a column holds, missing ones left out. */
  static List<String> levels(Column column) {
    List<String> levels = new ArrayList<>();
    for (String level : column.levels().keySet()) {
      if (!level.isEmpty()) {
        levels.add(level);
      }
    }
    return levels;
  }
}
