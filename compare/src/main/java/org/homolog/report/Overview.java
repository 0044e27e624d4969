package org.homolog.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.figure.IntervalFigure;
import org.homolog.report.markup.Markup;
import org.homolog.report.markup.Numbers;
import org.homolog.result.Difference;
import org.homolog.result.ScoreResult;

/** Main scores and paired differences as figures. */
final class Overview {
  private Overview() {}

  static Markup scores(List<ScoreGroup> groups, FigureShelf shelf) {
    Markup out = new Markup();
    if (groups.isEmpty()) {
      return out;
    }
    out.open("section", "id", "overview").element("h2", "Main scores");
    out.open("div", "class", "pair");
    for (ScoreGroup group : groups) {
      out.add(shelf.show(figure(group), "scores " + group.analysis() + " " + group.reference()));
    }
    return out.close("div").close("section").line();
  }

  private static IntervalFigure figure(ScoreGroup group) {
    List<IntervalFigure.Bar> bars = new ArrayList<>();
    for (ScoreResult row : group.rows()) {
      bars.add(
          new IntervalFigure.Bar(
              Findings.candidate(row),
              row.value(),
              row.ciLow(),
              row.ciHigh(),
              row.ceilingLow(),
              row.ceilingHigh(),
              row.nullMean()));
    }
    String score = ScoreGroup.scoreName(group.first().score(), group.first().direction());
    String caption =
        "Candidates against " + group.reference() + " by " + group.first().convention() + ".";
    String level = level(group.rows());
    return new IntervalFigure(
        group.title() + " against " + group.reference(), caption + level, score, bars);
  }

  private static String level(List<ScoreResult> rows) {
    return rows.stream()
        .filter(row -> Double.isFinite(row.ciLow()))
        .map(row -> " Bars: " + Numbers.percent(row.ciLevel()) + " intervals.")
        .findFirst()
        .orElse(" No score has an interval.");
  }

  static Markup differences(ReportInput input, List<ScoreGroup> mains, FigureShelf shelf) {
    Markup out = new Markup();
    if (input.differences().isEmpty()) {
      return out;
    }
    Map<List<String>, List<Difference>> groups = new LinkedHashMap<>();
    for (Difference one : input.differences()) {
      if (mains.stream().noneMatch(group -> group.belongs(one))) {
        continue;
      }
      List<String> key =
          List.of(one.analysis(), one.convention(), one.reference(), one.score(), one.direction());
      groups.computeIfAbsent(key, absent -> new ArrayList<>()).add(one);
    }
    out.open("section", "id", "differences").element("h2", "Paired differences");
    out.element(
        "p",
        "Score of the first candidate minus score of the second, computed on the same draws, so"
            + " that what the draws share cancels. The figures show main scores. p is two-sided, over"
            + " what the bootstrap draws, and corrected for the number of differences of the"
            + " analysis. Where the reference has several members, there is also a p over their"
            + " differences, by the paired t test and by Wilcoxon's signed ranks, which is not"
            + " corrected.");
    out.add(DifferenceTable.write(input.differences()));
    out.open("div", "class", "pair");
    groups.forEach(
        (key, rows) -> {
          Difference first = rows.get(0);
          String score = ScoreGroup.scoreName(first.score(), first.direction());
          String title = "Paired differences against " + first.reference();
          List<IntervalFigure.Bar> bars = rows.stream().map(Overview::bar).toList();
          String caption =
              "Differences of "
                  + first.convention()
                  + ", with "
                  + Numbers.percent(first.ciLevel())
                  + " intervals; the line marks zero.";
          out.add(
              shelf.show(
                  new IntervalFigure(title, caption, "difference of " + score, bars),
                  "differences " + first.analysis() + " " + first.reference()));
        });
    return out.close("div").close("section").line();
  }

  private static IntervalFigure.Bar bar(Difference one) {
    double none = Double.NaN;
    String label = one.candidate() + " − " + one.other();
    return new IntervalFigure.Bar(label, one.value(), one.ciLow(), one.ciHigh(), none, none, none);
  }
}
