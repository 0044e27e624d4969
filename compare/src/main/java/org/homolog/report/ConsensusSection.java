package org.homolog.report;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.homolog.figure.MatrixFigure;
import org.homolog.linalg.Matrix;
import org.homolog.report.markup.Markup;
import org.homolog.report.markup.Numbers;
import org.homolog.result.Consensus;
import org.homolog.result.Consensus.Disagreement;
import org.homolog.result.Consensus.Ranking;

/** Which comparisons rank the candidates alike, and where they disagree. */
final class ConsensusSection {
  private static final int FEWEST_OF_FIGURE = 3;

  private ConsensusSection() {}

  static Markup write(ReportInput input, FigureShelf shelf) {
    Markup out = new Markup();
    if (input.consensus().isEmpty()) {
      return out;
    }
    out.open("section", "id", "consensus").element("h2", "Consensus");
    out.element(
        "p",
        "Each comparison ranks the candidates by its main score, 1 for the closest. Kendall's W is 1"
            + " where all rank alike and 0 where their ranks have nothing in common. Comparisons that"
            + " rest on the same quantity agree for that reason alone.");
    int number = 0;
    for (Consensus one : input.consensus()) {
      number++;
      out.open("h3").text("Against ").name(one.reference()).close("h3");
      out.add(sentence(one));
      if (one.rankings().size() > 1 && one.candidates().size() > 1) {
        out.add(table(one, number));
        out.add(disagreements(one.disagreements()));
        if (one.rankings().size() >= FEWEST_OF_FIGURE
            && one.candidates().size() >= FEWEST_OF_FIGURE) {
          out.open("div", "class", "pair");
          out.add(shelf.show(agreement(one), "consensus " + one.reference())).close("div");
        }
      }
      if (!one.leftOut().isEmpty()) {
        out.element("p", "Left out:").open("ul");
        one.leftOut().forEach(text -> out.element("li", text));
        out.close("ul");
      }
    }
    return out.close("section").line();
  }

  private static Markup sentence(Consensus one) {
    Markup out = new Markup().open("p");
    if (Double.isNaN(one.w())) {
      return out.text("There is no consensus to speak of: fewer than two comparisons rank two ")
          .text("candidates apart.")
          .close("p");
    }
    out.text("Kendall's W of " + one.rankings().size() + " comparisons over ");
    out.text(one.candidates().size() + " candidates is ");
    out.element("b", Numbers.shown(one.w()), "title", Numbers.exact(one.w()));
    if (Double.isFinite(one.ciLow())) {
      out.text(" (" + Numbers.percent(one.ciLevel()) + " interval " + Numbers.shown(one.ciLow()));
      out.text(" to " + Numbers.shown(one.ciHigh()) + ")");
    } else {
      out.text(" (no interval: " + Findings.reason(one.method()) + ")");
    }
    return out.text(".").close("p");
  }

  private static Markup table(Consensus one, int number) {
    List<String> columns = new ArrayList<>(List.of("Candidate", "Mean rank#"));
    one.rankings().forEach(ranking -> columns.add(ranking.analysis().replace('=', ' ') + "#"));
    SortableTable table =
        new SortableTable("consensus-table-" + number, "Ranks against " + one.reference())
            .columns(columns);
    for (int c = 0; c < one.candidates().size(); c++) {
      double mean = one.meanRanks().get(c);
      table.start().rowName(one.candidates().get(c)).number(mean, Numbers.shown(mean), "");
      for (Ranking ranking : one.rankings()) {
        double rank = ranking.ranks().get(c);
        boolean whole = rank == Math.rint(rank);
        table.number(rank, whole ? Integer.toString((int) rank) : Double.toString(rank), "");
      }
      table.end();
    }
    return table.write();
  }

  private static Markup disagreements(List<Disagreement> all) {
    Markup out = new Markup();
    if (all.isEmpty()) {
      return out.element("p", "No two comparisons place two candidates in opposite orders.");
    }
    long settled = all.stream().filter(Disagreement::isSettled).count();
    out.element(
        "p",
        "Comparisons place "
            + (all.size() == 1 ? "one pair" : all.size() + " pairs")
            + " of candidates in opposite orders. "
            + (settled == 0
                ? "These data settle none of that: nowhere do intervals of paired differences exclude"
                    + " zero on both sides."
                : "Where it says settled, intervals of paired differences exclude zero on both"
                    + " sides."));
    out.open("ul");
    for (Disagreement one : all) {
      out.open("li").text(String.join(", ", one.closer())).text(": ").name(one.candidate());
      out.text(" closer than ").name(one.other()).text("; ");
      out.text(String.join(", ", one.farther())).text(": the other way round");
      out.element("b", one.isSettled() ? " (settled)" : "").text(".").close("li").line();
    }
    return out.close("ul");
  }

  /** Kendall's tau-b of each two rankings. */
  private static MatrixFigure agreement(Consensus one) {
    int size = one.rankings().size();
    double[] values = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        values[i * size + j] = new KendallsCorrelation().correlation(ranks(one, i), ranks(one, j));
      }
    }
    List<String> names = one.rankings().stream().map(Ranking::analysis).toList();
    return new MatrixFigure(
        "Agreement of comparisons against " + one.reference(),
        "Kendall's tau-b between the ranks that two comparisons give the candidates.",
        Matrix.of(size, size, values),
        names,
        names,
        "tau-b");
  }

  private static double[] ranks(Consensus one, int ranking) {
    return one.rankings().get(ranking).ranks().stream().mapToDouble(rank -> rank).toArray();
  }
}
