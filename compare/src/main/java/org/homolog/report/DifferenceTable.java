package org.homolog.report;

import java.util.List;
import org.homolog.report.markup.Markup;
import org.homolog.report.markup.Numbers;
import org.homolog.result.Difference;

/** Every paired difference as a row. */
final class DifferenceTable {
  private DifferenceTable() {}

  static Markup write(List<Difference> differences) {
    SortableTable table =
        new SortableTable("difference-table", "Paired differences between candidates")
            .columns(
                List.of(
                    "Candidate",
                    "minus",
                    "Reference",
                    "Analysis",
                    "Score",
                    "Convention",
                    "Difference#",
                    "from#",
                    "to#",
                    "Level#",
                    "Interval and zero",
                    "p#",
                    "corrected#",
                    "Members, t#",
                    "Members, signed ranks#"));
    for (Difference one : differences) {
      String reason = "no interval: " + one.method();
      table
          .start()
          .rowName(one.candidate())
          .text(one.other())
          .text(one.reference())
          .text(one.analysis())
          .text(ScoreGroup.scoreName(one.score(), one.direction()))
          .code(one.convention())
          .number(one.value(), Numbers.shown(one.value()), one.method())
          .number(one.ciLow(), Numbers.shown(one.ciLow()), reason)
          .number(one.ciHigh(), Numbers.shown(one.ciHigh()), reason)
          .number(one.ciLevel(), Numbers.percent(one.ciLevel()), reason);
      String verdict = Findings.verdict(one);
      String kind = verdict.equals("excludes zero") ? "badge strong" : "badge";
      Markup badge = new Markup().element("span", verdict, "class", kind, "title", one.method());
      table.cell(badge, verdict);
      String untested = "no test over members: it needs two that both candidates were scored on";
      table
          .number(one.pValue(), Numbers.probability(one.pValue()), reason)
          .number(one.pAdjusted(), Numbers.probability(one.pAdjusted()), reason)
          .number(one.pStudent(), Numbers.probability(one.pStudent()), untested)
          .number(one.pSignedRank(), Numbers.probability(one.pSignedRank()), untested)
          .end();
    }
    return table.write();
  }
}
