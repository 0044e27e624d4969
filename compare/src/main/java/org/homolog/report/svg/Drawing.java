package org.homolog.report.svg;

import org.homolog.report.markup.Markup;

/**
 * The strokes of one drawing. Every element carries its colour, so that a drawing is complete on
 * white paper, and a class, by which a page restyles it for a dark screen.
 */
final class Drawing {
  static final String INK = "#1d1f21";
  static final String QUIET = "#5c6066";
  static final String RULE = "#c3c6ca";
  private static final String FONT = "Helvetica Neue, Helvetica, Arial, sans-serif";

  private final Markup body = new Markup();
  private final double width;

  Drawing(double width) {
    this.width = width;
  }

  double width() {
    return width;
  }

  Markup body() {
    return body;
  }

  /** Anchors: "start", "middle" or "end". */
  void text(double x, double y, String text, String anchor, double size, boolean quiet) {
    body.element(
        "text",
        text,
        "x",
        number(x),
        "y",
        number(y),
        "text-anchor",
        anchor,
        "font-size",
        number(size),
        "fill",
        quiet ? QUIET : INK,
        "class",
        quiet ? "quiet" : "ink");
  }

  /** A text cut to a number of characters, whole under the pointer. */
  void cut(double x, double y, String text, String anchor, double size, int characters) {
    String shown = shortened(text, characters);
    body.open(
        "text",
        "x",
        number(x),
        "y",
        number(y),
        "text-anchor",
        anchor,
        "font-size",
        number(size),
        "fill",
        INK,
        "class",
        "ink");
    if (!shown.equals(text)) {
      body.element("title", text);
    }
    body.text(shown).close("text");
  }

  /** A text turned by 90 degrees, read from below. */
  void upright(double x, double y, String text, String anchor, double size, boolean quiet) {
    body.element(
        "text",
        text,
        "transform",
        "translate(" + number(x) + " " + number(y) + ") rotate(-90)",
        "text-anchor",
        anchor,
        "font-size",
        number(size),
        "fill",
        quiet ? QUIET : INK,
        "class",
        quiet ? "quiet" : "ink");
  }

  void rule(double x1, double y1, double x2, double y2, String... more) {
    stroke(x1, y1, x2, y2, RULE, "rule", more);
  }

  void stroke(
      double x1, double y1, double x2, double y2, String colour, String classes, String... more) {
    body.empty(
        "line",
        with(
            more,
            "x1",
            number(x1),
            "y1",
            number(y1),
            "x2",
            number(x2),
            "y2",
            number(y2),
            "stroke",
            colour,
            "class",
            classes));
  }

  void rectangle(
      double x, double y, double w, double h, String fill, String classes, String... more) {
    body.empty(
        "rect",
        with(
            more, "x", number(x), "y", number(y), "width", number(w), "height", number(h), "fill",
            fill, "class", classes));
  }

  void path(String d, String stroke, String classes, String... more) {
    body.empty("path", with(more, "d", d, "fill", "none", "stroke", stroke, "class", classes));
  }

  /** A mark, with a text that appears under the pointer unless it is empty. */
  void mark(
      String shape,
      double x,
      double y,
      double radius,
      String colour,
      String classes,
      String title,
      String... more) {
    String[] all =
        with(
            more,
            "d",
            Shapes.path(shape, x, y, radius),
            "fill",
            colour,
            "class",
            classes,
            "stroke-width",
            "1");
    if (title.isEmpty()) {
      body.empty("path", all);
    } else {
      body.open("path", all).element("title", title).close("path");
    }
  }

  /** Closes the drawing at a height. */
  String finish(double height, String title, String caption, boolean alone) {
    Markup svg = new Markup();
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + number(width) + " " + number(height),
        "width",
        number(width),
        "height",
        number(height),
        "role",
        "img",
        "aria-label",
        title + ". " + caption,
        "font-family",
        FONT);
    if (alone) {
      svg.element("title", title).element("desc", caption);
      svg.empty(
          "rect",
          "width",
          number(width),
          "height",
          number(height),
          "fill",
          "#ffffff",
          "class",
          "paper");
    }
    return svg.add(body).close("svg").toString();
  }

  /** Coordinates to a hundredth, which no eye tells from more. */
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    long whole = Math.abs(hundredths) / 100;
    long rest = Math.abs(hundredths) % 100;
    String fraction =
        rest == 0 ? "" : rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest;
    return (hundredths < 0 ? "-" : "") + whole + fraction;
  }

  static String shortened(String text, int characters) {
    if (text.codePointCount(0, text.length()) <= characters) {
      return text;
    }
    int end = text.offsetByCodePoints(0, Math.max(1, characters - 1));
    return text.substring(0, end) + "…";
  }

  /** Roughly how wide a text is. */
  static double widthOf(String text, double size) {
    return text.codePointCount(0, text.length()) * size * 0.54;
  }

  private static String[] with(String[] more, String... own) {
    String[] all = java.util.Arrays.copyOf(own, own.length + more.length);
    System.arraycopy(more, 0, all, own.length, more.length);
    return all;
  }
}
