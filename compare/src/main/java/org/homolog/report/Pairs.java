package org.homolog.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.figure.Figure;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.report.markup.Markup;
import org.homolog.report.markup.Numbers;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Outcome;

/** Each pair of systems, side by side. */
final class Pairs {
  private static final int MOST_OPEN = 4;
  private static final int MOST_ROWS = 100;

  private final StudySummary summary;
  private final FigureShelf shelf;

  Pairs(StudySummary summary, FigureShelf shelf) {
    this.summary = summary;
    this.shelf = shelf;
  }

  Markup write(List<CellResult> cells) {
    Map<List<String>, List<CellResult>> pairs = new LinkedHashMap<>();
    for (CellResult cell : cells) {
      if (cell.inquiries().isEmpty()) {
        pairs
            .computeIfAbsent(List.of(cell.reference(), cell.candidate()), key -> new ArrayList<>())
            .add(cell);
      }
    }
    Markup out = new Markup();
    out.open("section", "id", "pairs").element("h2", "Side by side");
    int number = 0;
    for (List<CellResult> pair : pairs.values()) {
      number++;
      boolean open = pairs.size() <= MOST_OPEN || number == 1;
      out.add(pair(pair, "pair-" + number, open));
    }
    return out.close("section").line();
  }

  private Markup pair(List<CellResult> cells, String id, boolean open) {
    CellResult first = cells.get(0);
    Markup out = new Markup();
    if (open) {
      out.open("details", "class", "pairs", "id", id, "open", "open");
    } else {
      out.open("details", "class", "pairs", "id", id);
    }
    out.open("summary").open("h3").name(first.reference());
    if (!first.candidate().isEmpty()) {
      out.text(" and ").name(first.candidate());
    }
    out.close("h3").close("summary");
    cells.forEach(cell -> out.add(cell(cell)));
    return out.close("details").line();
  }

  private Markup cell(CellResult cell) {
    Markup out = new Markup();
    out.open("section", "class", "cell");
    out.open("h4").text(ScoreGroup.title(summary, cell.analysis(), cell.comparison()));
    if (!cell.analysis().equals(cell.comparison())) {
      out.text(" ").element("code", cell.analysis());
    }
    out.close("h4");
    if (!cell.scores().isEmpty()) {
      out.add(scoreLine(cell.main().orElseThrow()));
    }
    for (String warning : cell.warnings()) {
      out.open("p", "class", "warning").element("b", "Note. ").text(warning).close("p");
    }
    String context = cell.analysis() + " " + cell.reference();
    if (cell.candidate().isEmpty()) {
      out.add(outcome(cell.referenceOutcome(), context));
    } else {
      out.add(sides(cell, context));
    }
    out.add(outcome(cell.pairOutcome(), context + " " + cell.candidate()));
    out.open("p", "class", "source").text("Provenance: ");
    out.open("a", "href", "#" + Provenance.anchor(cell.key()));
    out.element("code", cell.key()).close("a").close("p");
    return out.close("section").line();
  }

  private static Markup scoreLine(ScoreResult score) {
    Markup out = new Markup();
    out.open("p", "class", "measured");
    out.text(ScoreGroup.scoreName(score.score(), score.direction()) + " ");
    if (Double.isFinite(score.value())) {
      out.add(Findings.numbers(score)).text(". ");
      Findings.position(out, score);
    } else {
      out.text("is not defined: ").text(Findings.stop(score.message()));
    }
    return out.close("p");
  }

  private Markup sides(CellResult cell, String context) {
    List<Figure> left = cell.referenceOutcome().figures();
    List<Figure> right = cell.candidateOutcome().figures();
    Markup out = new Markup();
    if (!left.isEmpty() || !right.isEmpty()) {
      out.open("div", "class", "pair");
      side(out, "Reference", cell.reference());
      side(out, "Candidate", cell.candidate());
      for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
        out.add(
            i < left.size()
                ? shelf.show(left.get(i), context, "Reference: " + cell.reference() + ".")
                : nothing());
        String own = cell.analysis() + " " + cell.candidate();
        out.add(
            i < right.size()
                ? shelf.show(right.get(i), own, "Candidate: " + cell.candidate() + ".")
                : nothing());
      }
      out.close("div");
    }
    tables(out, cell.referenceOutcome(), cell.reference());
    tables(out, cell.candidateOutcome(), cell.candidate());
    return out;
  }

  private static void side(Markup out, String role, String name) {
    out.open("p", "class", "side").element("span", role).text(" ").name(name).close("p");
  }

  private static Markup nothing() {
    return new Markup().open("div", "class", "empty").close("div");
  }

  private Markup outcome(Outcome outcome, String context) {
    Markup out = new Markup();
    if (!outcome.figures().isEmpty()) {
      out.open("div", "class", "pair");
      outcome.figures().forEach(figure -> out.add(shelf.show(figure, context)));
      out.close("div");
    }
    tables(out, outcome, "");
    return out;
  }

  private static void tables(Markup out, Outcome outcome, String system) {
    outcome
        .tables()
        .forEach(
            (title, table) -> {
              out.open("details").open("summary").text(title);
              if (!system.isEmpty()) {
                out.text(" of ").name(system);
              }
              out.close("summary").add(table(title, table)).close("details");
            });
  }

  private static Markup table(String title, Table table) {
    Markup out = new Markup();
    int rows = Math.min(MOST_ROWS, table.rows());
    out.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", title);
    out.open("table").element("caption", title).open("thead").open("tr");
    for (Column column : table.columns()) {
      String unit = column.unit().isEmpty() ? "" : " (" + column.unit() + ")";
      out.element("th", column.name() + unit, "scope", "col", "title", column.description());
    }
    out.close("tr").close("thead").open("tbody");
    for (int row = 0; row < rows; row++) {
      out.open("tr");
      for (Column column : table.columns()) {
        if (column.type() == Column.Type.NUMBER) {
          double value = column.number(row);
          out.element("td", Numbers.shown(value), "class", "number", "title", Numbers.exact(value));
        } else {
          out.open("td").name(column.isMissing(row) ? "–" : column.text(row)).close("td");
        }
      }
      out.close("tr").line();
    }
    out.close("tbody").close("table").close("div");
    if (rows < table.rows()) {
      out.element("p", "The first " + rows + " of " + table.rows() + " rows.");
    }
    return out;
  }
}
