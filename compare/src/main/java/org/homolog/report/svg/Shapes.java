package org.homolog.report.svg;

/** Outlines of marks, all of about the same area. */
final class Shapes {
  private Shapes() {}

  static String path(String shape, double x, double y, double radius) {
    return switch (shape) {
      case "circle" -> circle(x, y, radius);
      case "square" -> polygon(x, y, radius * 0.886, -1, -1, 1, -1, 1, 1, -1, 1);
      case "triangle-up" -> polygon(x, y, radius * 1.25, 0, -1.05, 1, 0.75, -1, 0.75);
      case "triangle-down" -> polygon(x, y, radius * 1.25, 0, 1.05, 1, -0.75, -1, -0.75);
      case "diamond" -> polygon(x, y, radius * 1.25, 0, -1, 1, 0, 0, 1, -1, 0);
      case "cross" ->
          polygon(
              x, y, radius, -0.4, -1.1, 0.4, -1.1, 0.4, -0.4, 1.1, -0.4, 1.1, 0.4, 0.4, 0.4, 0.4,
              1.1, -0.4, 1.1, -0.4, 0.4, -1.1, 0.4, -1.1, -0.4, -0.4, -0.4);
      default -> throw new IllegalArgumentException("no mark is called " + shape);
    };
  }

  private static String circle(double x, double y, double radius) {
    String r = Drawing.number(radius);
    String arc = "a" + r + " " + r + " 0 1 1 ";
    String across = Drawing.number(2 * radius);
    return "M"
        + Drawing.number(x - radius)
        + " "
        + Drawing.number(y)
        + arc
        + across
        + " 0"
        + arc
        + "-"
        + across
        + " 0z";
  }

  private static String polygon(double x, double y, double size, double... corners) {
    StringBuilder d = new StringBuilder();
    for (int i = 0; i < corners.length; i += 2) {
      d.append(i == 0 ? 'M' : 'L').append(Drawing.number(x + size * corners[i])).append(' ');
      d.append(Drawing.number(y + size * corners[i + 1]));
    }
    return d.append('z').toString();
  }
}
