package org.homolog.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homolog.report.StudySummary.ComparisonSummary;
import org.homolog.report.StudySummary.SystemSummary;
import org.homolog.run.CellJob;
import org.homolog.run.FitJob;
import org.homolog.run.Plan;

/** A plan as a table for a person: what would be done and what it would take. */
final class PlanTable {
  private static final List<String> TOLD = List.of("sessions", "values", "operations", "members");
  private static final List<String> DESIGN =
      List.of(
          "repeats",
          "combinations",
          "constant units",
          "missing values",
          "conditions against units");

  private PlanTable() {}

  static String of(Plan plan) {
    StringBuilder systems = new StringBuilder();
    plan.summary().systems().forEach(system -> describe(system, systems));
    plan.summary().comparisons().forEach(one -> judge(one, systems));
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"", "what", "time", "memory"});
    double seconds = 0;
    long most = 0;
    for (FitJob fit : plan.fits()) {
      rows.add(new String[] {"fit", fit.label(), Progress.spoken(fit.estimatedSeconds()), ""});
      seconds += fit.estimatedSeconds();
    }
    for (CellJob cell : plan.cells()) {
      rows.add(
          new String[] {
            "cell",
            cell.label(),
            Progress.spoken(cell.estimatedSeconds()),
            memory(cell.estimatedBytes())
          });
      seconds += cell.estimatedSeconds();
      most = Math.max(most, cell.estimatedBytes());
    }
    return systems
        + layOut(rows)
        + Progress.count(plan.fits().size(), "fit")
        + " and "
        + Progress.count(plan.cells().size(), "cell")
        + ", roughly "
        + Progress.spoken(seconds)
        + " on one thread, at most "
        + memory(most)
        + " for one cell. Nothing was computed.\n";
  }

  /** What a system is, and how it comes from its file. */
  private static void describe(SystemSummary system, StringBuilder text) {
    text.append(system.name()).append(": ").append(system.description()).append('\n');
    tell(system.provenance(), TOLD, text);
    tell(system.facts(), DESIGN, text);
  }

  /** Whether a comparison is valid on these data, and why not. */
  private static void judge(ComparisonSummary one, StringBuilder text) {
    text.append(one.analysis())
        .append(": ")
        .append(one.reference())
        .append(one.candidate().isEmpty() ? "" : " with " + one.candidate())
        .append(": ")
        .append(one.verdict().words())
        .append('\n');
    one.notes().forEach(note -> text.append("    ").append(note).append('\n'));
  }

  private static void tell(Map<String, String> all, List<String> told, StringBuilder text) {
    for (String fact : told) {
      String value = all.get(fact);
      if (value != null) {
        text.append("    ").append(fact).append(": ").append(value).append('\n');
      }
    }
  }

  private static String layOut(List<String[]> rows) {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        line.append(row[i]).append(" ".repeat(widths[i] - row[i].length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static String memory(long bytes) {
    long megabytes = Math.max(1, Math.round(bytes / 1e6));
    return megabytes < 10_000 ? megabytes + " MB" : Math.round(megabytes / 1e3) + " GB";
  }
}
