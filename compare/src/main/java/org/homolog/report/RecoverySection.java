package org.homolog.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homolog.figure.MatrixFigure;
import org.homolog.linalg.Matrix;
import org.homolog.report.markup.Markup;
import org.homolog.report.markup.Numbers;
import org.homolog.result.CellResult;
import org.homolog.result.Confusion;
import org.homolog.result.Confusion.Rate;
import org.homolog.result.Recovery;
import org.homolog.result.Recovery.Setting;

/** Whether each measure can tell the candidates apart on these data. */
final class RecoverySection {
  private static final int MOST_PAIRS = 12;

  private RecoverySection() {}

  static boolean hasAny(ReportInput input) {
    return input.cells().stream().anyMatch(cell -> !recoveries(cell).isEmpty());
  }

  private static List<Recovery> recoveries(CellResult cell) {
    return cell.inquiries().stream()
        .filter(Recovery.class::isInstance)
        .map(Recovery.class::cast)
        .toList();
  }

  static Markup write(ReportInput input, FigureShelf shelf) {
    Markup out = new Markup();
    if (!hasAny(input)) {
      return out;
    }
    out.open("section", "id", "recovery").element("h2", "Can these models be told apart?");
    out.element(
        "p",
        "Model recovery: each candidate in turn is taken for the truth. Its features are mapped to the"
            + " recorded units, which keep their measured share of signal and noise, conditions and"
            + " repeats; every candidate is scored against each such data set, and the closest wins."
            + " This is about the measure and the data, not about which candidate is right. The"
            + " simulated truth is wholly one of the candidates; where none is, real data are"
            + " harder.");
    int number = 0;
    for (CellResult cell : input.cells()) {
      for (Recovery one : recoveries(cell)) {
        number++;
        out.open("h3").text(ScoreGroup.title(input.summary(), cell.analysis(), cell.comparison()));
        out.text(" (").element("code", cell.analysis()).text(") against ");
        out.name(cell.reference()).close("h3");
        out.add(new One(cell, one, number).write(shelf));
      }
    }
    return out.close("section").line();
  }

  /** One comparison against one reference. */
  private record One(CellResult cell, Recovery recovery, int number) {

    Markup write(FigureShelf shelf) {
      Markup out = new Markup();
      out.open("p").element("code", recovery.convention()).text("; " + recovery.score() + ". ");
      out.text(recovery.noise()).close("p");
      recovery.notes().forEach(note -> out.element("p", note, "class", "warning"));
      List<Setting> own = recovery.settings().stream().filter(Setting::asRecorded).toList();
      out.open("ul", "class", "findings");
      own.forEach(setting -> out.open("li").add(sentences(setting)).close("li").line());
      out.close("ul").open("div", "class", "pair");
      for (Setting setting : own) {
        if (!setting.leftOut()) {
          out.add(
              shelf.show(
                  figure(setting),
                  "recovery "
                      + cell.analysis()
                      + " "
                      + cell.reference()
                      + " "
                      + setting.mapping()));
        }
      }
      out.close("div").add(table());
      out.open("p", "class", "source").text("Provenance: ");
      out.open("a", "href", "#" + Provenance.anchor(cell.key()));
      return out.element("code", cell.key()).close("a").close("p");
    }

    /** What a setting shows, in words. */
    private Markup sentences(Setting setting) {
      Markup out = new Markup();
      out.element("b", mapping(setting)).text(": ");
      if (setting.leftOut()) {
        return out.text(Findings.stop(setting.missing()));
      }
      Confusion confusion = recovery.confusion(setting);
      Rate rate = confusion.recovered();
      out.text("of " + rate.of() + " data sets the generating candidate wins ");
      out.element("b", Numbers.percent(rate.value())).text(" (" + interval(rate) + "; guessing: ");
      out.text(Numbers.percent(confusion.chance()) + "). ");
      if (rate.low() <= confusion.chance()) {
        out.text(
            "These data and this measure cannot tell the candidates apart better than guessing. ");
      }
      pairs(out, confusion);
      needed(out, setting, rate);
      if (!setting.missing().isEmpty()) {
        out.text(Findings.stop(setting.missing()));
      }
      return out;
    }

    /** Pairs of candidates whose right one does not score closer more often than the other. */
    private void pairs(Markup out, Confusion confusion) {
      List<Markup> alike = new ArrayList<>();
      int size = recovery.candidates().size();
      for (int i = 0; i < size; i++) {
        for (int j = i + 1; j < size; j++) {
          Rate told = confusion.told(i, j);
          if (told.low() <= 0.5) {
            Markup pair = new Markup();
            pair.name(recovery.candidates().get(i)).text(" and ");
            pair.name(recovery.candidates().get(j));
            alike.add(pair.text(" (" + Numbers.percent(told.value()) + ")"));
          }
        }
      }
      if (alike.isEmpty()) {
        out.text("Of each two candidates the one that made the data scores closer more often. ");
        return;
      }
      out.text("Not told apart, two by two: ");
      for (int k = 0; k < Math.min(MOST_PAIRS, alike.size()); k++) {
        out.text(k == 0 ? "" : ", ").add(alike.get(k));
      }
      int more = alike.size() - MOST_PAIRS;
      out.text((more > 0 ? ", and " + more + " more pairs" : "") + ". ");
    }

    /** How many repeats or conditions reach the goal, as far as was simulated. */
    private void needed(Markup out, Setting own, Rate rate) {
      String goal = Numbers.percent(recovery.goal());
      if (recovery.goal() == 0) {
        return;
      }
      if (rate.value() >= recovery.goal()) {
        out.text("That reaches the goal of " + goal + ". ");
        return;
      }
      List<String> parts = new ArrayList<>();
      for (String what : List.of("repeats", "conditions")) {
        List<Setting> larger =
            recovery.settings().stream()
                .filter(s -> s.mapping().equals(own.mapping()) && s.enlarged().equals(what))
                .toList();
        if (!larger.isEmpty()) {
          parts.add(needed(what, larger));
        }
      }
      if (!parts.isEmpty()) {
        out.text("An estimate of what " + goal + " would take, from larger simulations: ");
        out.text(String.join("; ", parts) + ". ");
      }
    }

    private String needed(String what, List<Setting> larger) {
      Optional<Setting> enough =
          larger.stream()
              .filter(s -> !s.leftOut())
              .filter(s -> recovery.confusion(s).recovered().value() >= recovery.goal())
              .findFirst();
      if (enough.isPresent()) {
        Setting found = enough.get();
        String number =
            what.equals("repeats")
                ? Numbers.shown(found.repeats()) + " repeats per condition"
                : found.conditions() + " conditions";
        return found.factor() + " times the " + what + " (" + number + ") suffice";
      }
      List<Setting> tried = larger.stream().filter(s -> !s.leftOut()).toList();
      return tried.isEmpty()
          ? "more " + what + " were not simulated"
          : "not reached with " + tried.get(tried.size() - 1).factor() + " times the " + what;
    }

    private MatrixFigure figure(Setting setting) {
      int size = recovery.candidates().size();
      Confusion confusion = recovery.confusion(setting);
      double[] shares = new double[size * size];
      for (int g = 0; g < size; g++) {
        for (int w = 0; w < size; w++) {
          shares[g * size + w] = confusion.wins(g, w) / confusion.scored(g);
        }
      }
      return new MatrixFigure(
          "Model recovery by " + cell.analysis() + ", " + setting.mapping() + " mapping",
          "Row: the candidate that the data were simulated from. Column: the candidate that scores"
              + " closest. Share of up to "
              + recovery.dataSets()
              + " data sets per row; equal scores share a win.",
          Matrix.of(size, size, shares),
          recovery.candidates(),
          recovery.candidates(),
          "share of data sets won");
    }

    private Markup table() {
      SortableTable table =
          new SortableTable(
                  "recovery-table-" + number, "Recovery rates, by mapping and size of the data")
              .columns(
                  List.of(
                      "Mapping",
                      "Data",
                      "Conditions#",
                      "Repeats#",
                      "Data sets#",
                      "Recovery rate#",
                      "Interval#=from\tto"));
      for (Setting setting : recovery.settings()) {
        Rate rate = recovery.confusion(setting).recovered();
        String data =
            setting.asRecorded()
                ? "as recorded"
                : setting.factor() + " times the " + setting.enlarged();
        table
            .start()
            .rowName(setting.mapping())
            .text(data)
            .count(setting.conditions())
            .number(setting.repeats(), Numbers.shown(setting.repeats()), "")
            .number(rate.of(), Integer.toString(rate.of()), "")
            .number(rate.value(), Numbers.percent(rate.value()), setting.missing())
            .range(rate.low(), rate.high(), setting.missing())
            .end();
      }
      return table.write();
    }

    private String interval(Rate rate) {
      return Numbers.percent(recovery.level())
          + " interval "
          + Numbers.percent(rate.low())
          + " to "
          + Numbers.percent(rate.high());
    }

    private static String mapping(Setting setting) {
      return setting.mapping().equals("ridge")
          ? "Features mapped by ridge regression"
          : "Features mixed at random";
    }
  }
}
