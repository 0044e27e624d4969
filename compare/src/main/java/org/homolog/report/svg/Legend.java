package org.homolog.report.svg;

import java.util.List;

/** Names of kinds below a drawing, in as many lines as they need. */
final class Legend {
  /** More kinds than this are not all named. */
  static final int MOST = 16;

  private static final double SIZE = 10.5;
  private static final double LINE = 16;

  private Legend() {}

  /**
   * Draws the legend.
   *
   * @return the height it takes
   */
  static double draw(Drawing drawing, List<String> names, double top, boolean lines) {
    return draw(drawing, names, 0, names.size(), top, lines);
  }

  /**
   * Draws the legend of some kinds among others.
   *
   * @param first which of all kinds the first name is
   * @param all how many kinds there are
   * @return the height it takes
   */
  static double draw(
      Drawing drawing, List<String> names, int first, int all, double top, boolean lines) {
    double x = 8;
    double y = top + 11;
    int shown = Math.min(names.size(), MOST);
    for (int i = 0; i < shown; i++) {
      String name = Drawing.shortened(names.get(i), 34);
      double length = 24 + Drawing.widthOf(name, SIZE);
      if (x > 8 && x + length > drawing.width()) {
        x = 8;
        y += LINE;
      }
      String colour = SeriesColours.hex(first + i, all);
      if (lines) {
        drawing.stroke(
            x,
            y - 3.5,
            x + 14,
            y - 3.5,
            colour,
            SeriesColours.classes("s", first + i, all),
            "stroke-width",
            "2");
      } else {
        String fill = SeriesColours.classes("f", first + i, all);
        drawing.mark(SeriesColours.shape(first + i), x + 7, y - 3.5, 4, colour, fill, "");
      }
      drawing.cut(x + 18, y, names.get(i), "start", SIZE, 34);
      x += length + 8;
    }
    if (shown < names.size()) {
      y += LINE;
      drawing.text(8, y, "and " + (names.size() - shown) + " more", "start", SIZE, true);
    }
    return y + 8 - top;
  }
}
