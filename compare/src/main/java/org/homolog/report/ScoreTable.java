package org.homolog.report;

import java.util.List;
import org.homolog.report.markup.Markup;
import org.homolog.report.markup.Numbers;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;

/** Every score of a study as a row. */
final class ScoreTable {
  private static final int SHOWN_OF_KEY = 8;

  private ScoreTable() {}

  static Markup write(ReportInput input) {
    Markup out = new Markup();
    out.open("section", "id", "scores").element("h2", "All scores");
    if (input.cells().stream().allMatch(cell -> cell.scores().isEmpty())) {
      return out.element("p", "No analysis gave a score.").close("section");
    }
    SortableTable table =
        new SortableTable("score-table", "Every score with ceiling, interval and null")
            .columns(
                List.of(
                    "Reference",
                    "Candidate",
                    "Analysis",
                    "Score=Score\tConvention",
                    "Member",
                    "Value#",
                    "Interval#=Interval from\tInterval to",
                    "Ceiling#=Ceiling from\tCeiling to",
                    "Null mean#",
                    "p#",
                    "p adjusted#",
                    "Condi\u00ADtions#=Conditions",
                    "Units, both#=Units, reference\tUnits, candidate",
                    "Status=Status\tMessage",
                    "Prove\u00ADnance=Key"));
    for (CellResult cell : input.cells()) {
      for (ScoreResult score : cell.scores()) {
        row(table, score);
      }
    }
    out.element(
        "p",
        "A column's head sorts by it. The full number stands under the pointer and in the copy.");
    return out.add(table.write()).close("section").line();
  }

  private static void row(SortableTable table, ScoreResult row) {
    String ceiling = "no ceiling: " + row.ceilingMethod();
    String interval = "no interval: " + row.ciMethod();
    String none = "no null: " + row.nullModel();
    String message = row.message().isBlank() ? row.status() : row.message();
    String name = ScoreGroup.scoreName(row.score(), row.direction());
    Markup score = new Markup().text(name).empty("br").element("code", row.convention());
    String reason = row.message().isBlank() ? "" : ": " + row.message();
    Markup status = new Markup().text(row.status() + reason);
    table
        .start("class", row.status().equals("done") ? "done" : "notice")
        .rowName(row.reference())
        .text(row.candidate())
        .text(row.analysis())
        .two(score, name, row.convention())
        .text(row.member())
        .number(row.value(), Numbers.shown(row.value()), "no value: " + message)
        .range(row.ciLow(), row.ciHigh(), interval)
        .range(row.ceilingLow(), row.ceilingHigh(), ceiling)
        .number(row.nullMean(), Numbers.shown(row.nullMean()), none)
        .number(row.pValue(), Numbers.probability(row.pValue()), none)
        .number(row.pAdjusted(), Numbers.probability(row.pAdjusted()), adjusted(row, none))
        .count(row.conditions())
        .counts(row.referenceUnits(), row.candidateUnits())
        .two(status, row.status(), row.message());
    String shown = row.key().substring(0, Math.min(SHOWN_OF_KEY, row.key().length()));
    Markup link = new Markup();
    link.open("a", "href", "#" + Provenance.anchor(row.key())).element("code", shown).close("a");
    table.cell(link, row.key()).end();
  }

  private static String adjusted(ScoreResult row, String none) {
    return Double.isNaN(row.pValue()) ? none : "not adjusted: the study is not complete";
  }
}
