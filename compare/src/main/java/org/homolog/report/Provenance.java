package org.homolog.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.report.markup.Markup;
import org.homolog.report.markup.Numbers;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;

/** Where each number comes from, found by the key of its cell. */
final class Provenance {
  private Provenance() {}

  /** The anchor of a cell: its key without anything that is not a letter or digit. */
  static String anchor(String key) {
    return "cell-" + key.replaceAll("[^A-Za-z0-9]", "");
  }

  static Markup write(ReportInput input) {
    Markup out = new Markup();
    out.open("section", "id", "provenance").element("h2", "Provenance");
    out.element(
        "p",
        "The key of a result is a hash of all it derives from: input bytes, alignment, training,"
            + " options, program, resampling and seed.");
    for (CellResult cell : input.cells()) {
      out.open("details", "id", anchor(cell.key())).open("summary");
      out.element("code", cell.key().substring(0, Math.min(8, cell.key().length())));
      out.text(" ").name(cell.analysis()).text(": ").name(cell.reference());
      if (!cell.candidate().isEmpty()) {
        out.text(" and ").name(cell.candidate());
      }
      out.close("summary").add(facts(cell, input.summary()));
      systems(out, cell, input.summary().systems());
      out.close("details").line();
    }
    return out.close("section").line();
  }

  private static Markup facts(CellResult cell, StudySummary summary) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("key", cell.key());
    facts.put("analysis", cell.analysis() + " (" + cell.comparison() + ")");
    facts.put("homolog", summary.version());
    facts.put("seed of the study", Long.toString(summary.seed()));
    cell.scores().stream()
        .findFirst()
        .ifPresent(score -> facts.put("seed of the cell", Long.toString(score.seed())));
    facts.put("computed in", Numbers.shown(cell.seconds()) + " s");
    for (ScoreResult score : cell.scores()) {
      String member = score.member().isEmpty() ? "" : " (" + score.member() + ")";
      String name = ScoreGroup.scoreName(score.score(), score.direction()) + member;
      facts.put(name, sources(score));
    }
    cell.options().forEach((name, value) -> facts.put("option " + name, value));
    return Methods.list(facts);
  }

  private static String sources(ScoreResult score) {
    StringBuilder text = new StringBuilder();
    text.append(Double.isFinite(score.value()) ? Double.toString(score.value()) : "no value");
    text.append("; interval: ").append(score.ciMethod());
    if (score.draws().length > 0) {
      text.append(", ").append(score.draws().length).append(" draws");
    }
    text.append("; ceiling: ").append(score.ceilingMethod());
    text.append("; null: ").append(score.nullModel());
    if (score.nulls().length > 0) {
      text.append(", ").append(score.nulls().length).append(" draws");
    }
    return text.toString();
  }

  private static void systems(
      Markup out, CellResult cell, List<StudySummary.SystemSummary> systems) {
    out.open("p").text("Systems:");
    for (int i = 0; i < systems.size(); i++) {
      String name = systems.get(i).name();
      if (isOf(cell.reference(), name) || isOf(cell.candidate(), name)) {
        out.text(" ").open("a", "href", "#system-" + (i + 1)).name(name).close("a");
      }
    }
    out.close("p");
  }

  /** A layer or an area is named "system/layer". */
  private static boolean isOf(String whole, String system) {
    return whole.equals(system) || whole.startsWith(system + "/");
  }
}
