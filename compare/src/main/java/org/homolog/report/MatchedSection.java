package org.homolog.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.homolog.figure.IntervalFigure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.Series;
import org.homolog.report.markup.Markup;
import org.homolog.report.markup.Numbers;
import org.homolog.result.CellResult;
import org.homolog.result.Matched;
import org.homolog.result.Matched.Spread;

/** Scores at the same number of units and the same signal to noise on both sides. */
final class MatchedSection {
  /** Curves of more candidates would not be told from the ends of their intervals. */
  private static final int MOST_WITH_INTERVALS = 2;

  private MatchedSection() {}

  static boolean hasAny(ReportInput input) {
    return input.cells().stream().anyMatch(cell -> !all(cell).isEmpty());
  }

  private static List<Matched> all(CellResult cell) {
    return cell.inquiries().stream()
        .filter(Matched.class::isInstance)
        .map(Matched.class::cast)
        .toList();
  }

  static Markup write(ReportInput input, FigureShelf shelf) {
    Markup out = new Markup();
    if (!hasAny(input)) {
      return out;
    }
    out.open("section", "id", "matched").element("h2", "Matched populations");
    out.element(
        "p",
        "Scores of most measures depend on how many units there are and how noisy they are. Here"
            + " both sides have as many units, drawn at random, and where it says so the same ratio"
            + " of signal to noise: at one number of units candidates do not differ by these."
            + " Intervals are over the subsamples, not over other units than those recorded.");
    int number = 0;
    for (CellResult cell : input.cells()) {
      for (Matched one : all(cell)) {
        number++;
        out.open("h3").text(ScoreGroup.title(input.summary(), cell.analysis(), cell.comparison()));
        out.text(" (").element("code", cell.analysis()).text(") against ");
        out.name(cell.reference()).close("h3");
        out.add(one(cell, one, number, shelf));
      }
    }
    return out.close("section").line();
  }

  private static Markup one(CellResult cell, Matched matched, int number, FigureShelf shelf) {
    Markup out = new Markup();
    out.open("p").element("code", matched.convention()).text("; " + matched.score() + ". ");
    out.text(
        Double.isNaN(matched.share())
            ? "Signal to noise is not matched."
            : "Signal to noise is that of the noisiest system: "
                + Numbers.percent(matched.share())
                + " of the variance of condition means is signal.");
    out.close("p");
    matched.notes().forEach(note -> out.element("p", note, "class", "warning"));
    out.add(systems(matched, number));
    String context = "matched " + cell.analysis() + " " + cell.reference();
    out.open("div", "class", "pair");
    out.add(shelf.show(curve(cell, matched), context));
    out.add(shelf.show(most(cell, matched), context)).close("div");
    out.add(scores(matched, number));
    out.open("p", "class", "source").text("Provenance: ");
    out.open("a", "href", "#" + Provenance.anchor(cell.key()));
    return out.element("code", cell.key()).close("a").close("p");
  }

  private static Markup systems(Matched matched, int number) {
    SortableTable table =
        new SortableTable("matched-systems-" + number, "What was done to each system")
            .columns(List.of("System", "Units#", "Signal's share#", "To match"));
    String unknown = "without repeats its noise is not known";
    for (Matched.Member member : matched.systems()) {
      table
          .start()
          .rowName(member.name())
          .count(member.units())
          .number(member.share(), Numbers.percent(member.share()), unknown)
          .text(member.done())
          .end();
    }
    return table.write();
  }

  private static LineFigure curve(CellResult cell, Matched matched) {
    List<Series> series = new ArrayList<>();
    double[] units = matched.units().stream().mapToDouble(Integer::doubleValue).toArray();
    for (int c = 0; c < matched.candidates().size(); c++) {
      String name = matched.candidates().get(c);
      series.add(Series.of(name, units.clone(), curve(matched, c, Spread::mean)));
      if (matched.candidates().size() <= MOST_WITH_INTERVALS) {
        series.add(Series.of(name + ", lower end", units.clone(), curve(matched, c, Spread::low)));
        series.add(Series.of(name + ", upper end", units.clone(), curve(matched, c, Spread::high)));
      }
    }
    return new LineFigure(
        "Score against number of units",
        "Candidates against "
            + cell.reference()
            + " by "
            + cell.analysis()
            + ": mean over up to "
            + matched.draws()
            + " subsamples of both sides"
            + (matched.candidates().size() <= MOST_WITH_INTERVALS
                ? ", and the interval that holds " + Numbers.percent(matched.level()) + " of them."
                : "."),
        "units on either side",
        matched.score(),
        series,
        false);
  }

  private static double[] curve(Matched matched, int candidate, ToDoubleFunction<Spread> value) {
    return IntStream.range(0, matched.units().size())
        .mapToDouble(size -> value.applyAsDouble(matched.spread(candidate, size)))
        .toArray();
  }

  /** At the most units that all have. */
  private static IntervalFigure most(CellResult cell, Matched matched) {
    int last = matched.units().size() - 1;
    List<IntervalFigure.Bar> bars = new ArrayList<>();
    double none = Double.NaN;
    for (int c = 0; c < matched.candidates().size(); c++) {
      Spread spread = matched.spread(c, last);
      bars.add(
          new IntervalFigure.Bar(
              matched.candidates().get(c),
              spread.mean(),
              spread.low(),
              spread.high(),
              none,
              none,
              none));
    }
    return new IntervalFigure(
        "Scores at " + matched.units().get(last) + " units",
        "Candidates against "
            + cell.reference()
            + " by "
            + cell.analysis()
            + ". Bars hold "
            + Numbers.percent(matched.level())
            + " of the subsamples.",
        matched.score(),
        bars);
  }

  private static Markup scores(Matched matched, int number) {
    SortableTable table =
        new SortableTable("matched-table-" + number, "Scores by number of units")
            .columns(
                List.of(
                    "Candidate",
                    "Units#",
                    "Subsamples#",
                    "Mean score#",
                    "Interval over subsamples#=from\tto",
                    "All units and repeats#"));
    String none = "no subsample has a score";
    for (int c = 0; c < matched.candidates().size(); c++) {
      double whole = matched.unmatched()[c];
      for (int n = 0; n < matched.units().size(); n++) {
        Spread spread = matched.spread(c, n);
        table
            .start()
            .rowName(matched.candidates().get(c))
            .count(matched.units().get(n))
            .number(spread.scored(), Integer.toString(spread.scored()), "")
            .number(spread.mean(), Numbers.shown(spread.mean()), none)
            .range(spread.low(), spread.high(), none)
            .number(whole, Numbers.shown(whole), "the whole data have no score")
            .end();
      }
    }
    return table.write();
  }
}
