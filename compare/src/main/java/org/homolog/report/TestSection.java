package org.homolog.report;

import java.util.List;
import org.homolog.report.markup.Markup;
import org.homolog.report.markup.Numbers;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;
import org.homolog.result.ScoreTests;
import org.homolog.result.TestFamily;

/** What was tested, how p was corrected for the number of tests, and what the draws can show. */
final class TestSection {
  private TestSection() {}

  static boolean hasAny(ReportInput input) {
    return !input.families().isEmpty()
        || input.cells().stream()
            .flatMap(cell -> cell.scores().stream())
            .anyMatch(TestSection::has);
  }

  private static boolean has(ScoreResult row) {
    return Double.isFinite(row.pValue())
        || Double.isFinite(row.tests().pCeiling())
        || row.tests().members() > 1;
  }

  static Markup write(ReportInput input) {
    Markup out = new Markup();
    if (!hasAny(input)) {
      return out;
    }
    out.open("section", "id", "tests").element("h2", "Tests");
    if (!input.families().isEmpty()) {
      out.element(
          "p",
          "All scores of one analysis against one reference are a family, whose p are corrected"
              + " together. The last column is the smallest p, corrected, that a score can reach"
              + " which is the only one significant: more draws of the null make it smaller.");
      out.add(families(input.families()));
    }
    out.element(
        "p",
        "Against the ceiling: whether a score differs from the lower bound of its noise ceiling,"
            + " two-sided, over what the bootstrap draws; the ceiling counts as fixed unless"
            + " ceiling-test: drawn was asked for. Over members: the"
            + " members of the reference are the sample; two-sided, by the t test and by Wilcoxon's"
            + " signed ranks, of their scores less the means of their nulls or less the lower bound"
            + " of the ceiling, which counts as fixed there. Tests over members are not corrected for their number.");
    return out.add(scores(input.cells())).close("section").line();
  }

  private static Markup families(List<TestFamily> families) {
    SortableTable table =
        new SortableTable("family-table", "Families of tests")
            .columns(
                List.of(
                    "Reference",
                    "Analysis",
                    "Correction",
                    "Tests#",
                    "Draws of the null#",
                    "Level#",
                    "Significant#",
                    "Least p alone#"));
    for (TestFamily family : families) {
      table
          .start("class", family.warning().isEmpty() ? "done" : "notice")
          .rowName(family.reference())
          .text(family.analysis())
          .text(family.correction())
          .count(family.tests())
          .count(family.draws())
          .number(family.level(), Numbers.shown(family.level()), "")
          .number(family.significant(), Integer.toString(family.significant()), "")
          .number(family.least(), Numbers.probability(family.least()), "")
          .end();
    }
    return table.write();
  }

  private static Markup scores(List<CellResult> cells) {
    SortableTable table =
        new SortableTable("test-table", "Tests of each score")
            .columns(
                List.of(
                    "Reference",
                    "Candidate",
                    "Analysis",
                    "Score",
                    "Member",
                    "p, null#",
                    "corrected#",
                    "p, ceiling#",
                    "corrected#=p, ceiling, corrected",
                    "Members#",
                    "t, null#",
                    "ranks, null#",
                    "t, ceiling#",
                    "ranks, ceiling#"));
    for (CellResult cell : cells) {
      cell.scores().stream().filter(TestSection::has).forEach(row -> row(table, row));
    }
    return table.write();
  }

  private static void row(SortableTable table, ScoreResult row) {
    ScoreTests tests = row.tests();
    String none = "no null: " + row.nullModel();
    String ceiling = "no test against the ceiling: " + tests.ceilingTest();
    String alone =
        tests.members() > 1
            ? "no test over members: they lack a null or a ceiling"
            : "no test over members: the row is no mean over members of the reference";
    table
        .start()
        .rowName(row.reference())
        .text(row.candidate())
        .text(row.analysis())
        .text(ScoreGroup.scoreName(row.score(), row.direction()))
        .text(row.member())
        .number(row.pValue(), Numbers.probability(row.pValue()), none)
        .number(row.pAdjusted(), Numbers.probability(row.pAdjusted()), none)
        .number(tests.pCeiling(), Numbers.probability(tests.pCeiling()), ceiling)
        .number(tests.pCeilingAdjusted(), Numbers.probability(tests.pCeilingAdjusted()), ceiling)
        .count(tests.members())
        .number(tests.pNullStudent(), Numbers.probability(tests.pNullStudent()), alone)
        .number(tests.pNullSignedRank(), Numbers.probability(tests.pNullSignedRank()), alone)
        .number(tests.pCeilingStudent(), Numbers.probability(tests.pCeilingStudent()), alone)
        .number(tests.pCeilingSignedRank(), Numbers.probability(tests.pCeilingSignedRank()), alone)
        .end();
  }
}
