package org.homolog.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.homolog.figure.Figure;
import org.homolog.report.markup.Markup;
import org.homolog.report.svg.SvgRenderer;
import org.homolog.report.vega.VegaLite;

/**
 * The figures of one report. A figure that is shown twice, such as a reference beside each of its
 * candidates, is numbered, described and filed once.
 */
final class FigureShelf {
  private static final int LONGEST_NAME = 60;

  private final Map<Figure, Entry> entries = new LinkedHashMap<>();

  /** A figure's number, file name and drawing. */
  private record Entry(int number, String file, String drawing) {}

  /** The figure with its caption. */
  Markup show(Figure figure, String context) {
    return show(figure, context, "");
  }

  /**
   * The figure of one of two systems, which the caption names where they do not stand side by side.
   */
  Markup show(Figure figure, String context, String owner) {
    Entry entry = entries.computeIfAbsent(figure, one -> file(one, context));
    Markup out = new Markup();
    out.open("figure");
    out.open("div", "class", "still").trusted(entry.drawing).close("div");
    out.open("div", "class", "live", "hidden", "hidden").close("div");
    out.open("figcaption");
    out.element("b", "Figure " + entry.number + ". ");
    if (!owner.isEmpty()) {
      out.element("bdi", owner, "class", "owner").text(" ");
    }
    out.name(figure.title()).text(". ");
    out.text(SvgRenderer.caption(figure)).text(" ");
    out.element(
        "button",
        "Interactive",
        "type",
        "button",
        "class",
        "explore",
        "data-spec",
        "spec-" + entry.number,
        "aria-pressed",
        "false",
        "aria-label",
        "Interactive version of figure " + entry.number,
        "hidden",
        "hidden");
    return out.close("figcaption").close("figure").line();
  }

  /** Number of figures. */
  int size() {
    return entries.size();
  }

  /** Vega-Lite specifications of all figures shown so far, as data of the page. */
  Markup specifications() {
    Markup out = new Markup();
    entries.forEach(
        (figure, entry) -> {
          out.open("script", "type", "application/json", "id", "spec-" + entry.number);
          out.trusted(VegaLite.of(figure)).close("script").line();
        });
    return out;
  }

  /** File name to SVG document, for all figures shown so far. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    entries.forEach((figure, entry) -> files.put(entry.file, SvgRenderer.document(figure)));
    return files;
  }

  private Entry file(Figure figure, String context) {
    int number = entries.size() + 1;
    String name = plain(context + " " + figure.title());
    String file = String.format(Locale.ROOT, "%03d-%s.svg", number, name);
    return new Entry(number, file, SvgRenderer.inline(figure));
  }

  /** Letters, digits and hyphens alone, so that no name leaves its folder. */
  static String plain(String text) {
    String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String cut = name.substring(0, Math.min(LONGEST_NAME, name.length()));
    String trimmed = cut.replaceAll("^-+|-+$", "");
    return trimmed.isEmpty() ? "figure" : trimmed;
  }
}
