package org.homolog.report;

import java.util.List;
import org.homolog.report.StudySummary.ComparisonSummary;
import org.homolog.report.markup.Markup;

/** Which comparisons of the study are valid on its data, and what the others lack. */
final class ValiditySection {
  private ValiditySection() {}

  static Markup write(StudySummary summary) {
    Markup out = new Markup();
    List<ComparisonSummary> comparisons = summary.comparisons();
    if (comparisons.isEmpty()) {
      return out;
    }
    out.open("section", "id", "validity").element("h2", "What the design allows");
    out.element(
        "p",
        "Before anything runs every comparison is held against the design: what it asks of the data,"
            + " and what interval, ceiling and null there can be.");
    SortableTable table =
        new SortableTable("validity-table", "Validity of each comparison")
            .columns(List.of("Reference", "Candidate", "Analysis", "Here", "Why, or what to know"));
    for (ComparisonSummary one : comparisons) {
      table
          .start("class", one.verdict() == ComparisonSummary.Verdict.VALID ? "done" : "notice")
          .rowName(one.reference())
          .text(one.candidate())
          .text(one.analysis())
          .text(one.verdict().words())
          .text(String.join("; ", one.notes()))
          .end();
    }
    return out.add(table.write()).close("section").line();
  }
}
