package org.homolog.report.svg;

import org.homolog.report.markup.Numbers;

/** Two axes with their ticks, labels and grid. */
final class Frame {
  static final double TICK_SIZE = 10.5;
  static final double LABEL_SIZE = 11.5;

  private Frame() {}

  /** Draws both axes; scales run in drawing coordinates, so y runs downwards. */
  static void draw(Drawing drawing, Scale x, Scale y, String xLabel, String yLabel) {
    double bottom = y.from();
    double left = x.from();
    horizontal(drawing, x, bottom, xLabel);
    double step = y.step(5);
    double widest = 0;
    for (double tick : y.ticks(5)) {
      double place = y.at(tick);
      String text = Numbers.tick(tick, step);
      widest = Math.max(widest, Drawing.widthOf(text, TICK_SIZE));
      drawing.rule(left - 4, place, left, place);
      drawing.text(left - 7, place + 3.6, text, "end", TICK_SIZE, true);
    }
    drawing.rule(left, y.from(), left, y.to());
    String cut = Drawing.shortened(yLabel, 46);
    drawing.upright(left - 16 - widest, (y.from() + y.to()) / 2, cut, "middle", LABEL_SIZE, false);
  }

  /** Draws the horizontal axis alone. */
  static void horizontal(Drawing drawing, Scale x, double bottom, String label) {
    double step = x.step(6);
    for (double tick : x.ticks(6)) {
      double place = x.at(tick);
      drawing.rule(place, bottom, place, bottom + 4);
      drawing.text(place, bottom + 16, Numbers.tick(tick, step), "middle", TICK_SIZE, true);
    }
    drawing.rule(x.from(), bottom, x.to(), bottom);
    drawing.text(
        (x.from() + x.to()) / 2,
        bottom + 33,
        Drawing.shortened(label, 60),
        "middle",
        LABEL_SIZE,
        false);
  }

  /** Room left of the vertical axis for its ticks and label. */
  static double leftMargin(double low, double high) {
    Scale probe = new Scale(low, high, 0, 1);
    double step = probe.step(5);
    double widest = 0;
    for (double tick : probe.ticks(5)) {
      widest = Math.max(widest, Drawing.widthOf(Numbers.tick(tick, step), TICK_SIZE));
    }
    return widest + 30;
  }
}
