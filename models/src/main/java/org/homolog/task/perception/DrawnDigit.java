package org.homolog.task.perception;

import java.util.ArrayList;
import java.util.List;
import org.homolog.random.CounterRandom;

/**
 * Digits as strokes of a pen, in several hands, drawn with random changes: of points, of the pen's
 * width, and of the whole by an affine map. Drawn here rather than with the fonts of a computer, so
 * that the same digit comes out on every machine.
 */
final class DrawnDigit {
  /** Side of an image, pixels. */
  static final int SIDE = 28;

  private static final double BOX = 20;
  private static final double WOBBLE = 0.02;
  private static final double THINNEST = 0.8;
  private static final double THICKEST = 1.7;
  private static final int PIECES = 8;

  /**
   * A stroke through points in a box of side 1, x to the right and y down.
   *
   * @param curved whether it bends smoothly through them
   * @param points x and y of each, in turn
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Stroke(boolean curved, double... points) {}

  private static Stroke line(double... points) {
    return new Stroke(false, points);
  }

  private static Stroke curve(double... points) {
    return new Stroke(true, points);
  }

  private static Stroke loop(double x, double y, double width, double height) {
    double[] points = new double[26];
    for (int k = 0; k < 13; k++) {
      points[2 * k] = x + width * StrictMath.sin(2 * Math.PI * k / 12);
      points[2 * k + 1] = y - height * StrictMath.cos(2 * Math.PI * k / 12);
    }
    return new Stroke(true, points);
  }

  /** Hands of each digit. */
  private static final List<List<List<Stroke>>> DIGITS =
      List.of(
          List.of(List.of(loop(0.5, 0.5, 0.3, 0.42)), List.of(loop(0.5, 0.5, 0.36, 0.4))),
          List.of(
              List.of(line(0.5, 0.06, 0.5, 0.94)),
              List.of(line(0.3, 0.26, 0.52, 0.06, 0.52, 0.94)),
              List.of(line(0.3, 0.26, 0.52, 0.06, 0.52, 0.94), line(0.3, 0.94, 0.74, 0.94))),
          List.of(
              List.of(
                  curve(
                      0.22, 0.3, 0.32, 0.12, 0.55, 0.07, 0.76, 0.22, 0.7, 0.46, 0.45, 0.7, 0.2,
                      0.92),
                  line(0.2, 0.92, 0.82, 0.92)),
              List.of(
                  curve(
                      0.24, 0.24, 0.5, 0.07, 0.75, 0.24, 0.66, 0.52, 0.4, 0.84, 0.22, 0.86, 0.3,
                      0.74, 0.56, 0.84, 0.84, 0.9))),
          List.of(
              List.of(
                  curve(0.24, 0.16, 0.5, 0.06, 0.74, 0.22, 0.66, 0.42, 0.44, 0.48),
                  curve(0.44, 0.48, 0.72, 0.54, 0.78, 0.74, 0.56, 0.93, 0.22, 0.84)),
              List.of(
                  line(0.24, 0.08, 0.76, 0.08, 0.46, 0.42),
                  curve(0.46, 0.42, 0.74, 0.52, 0.78, 0.74, 0.56, 0.93, 0.22, 0.84))),
          List.of(
              List.of(line(0.64, 0.94, 0.64, 0.06, 0.18, 0.64, 0.86, 0.64)),
              List.of(line(0.26, 0.08, 0.22, 0.54, 0.82, 0.54), line(0.7, 0.1, 0.68, 0.94))),
          List.of(
              List.of(
                  line(0.78, 0.08, 0.32, 0.08, 0.28, 0.46),
                  curve(0.28, 0.46, 0.52, 0.38, 0.78, 0.54, 0.76, 0.8, 0.52, 0.94, 0.22, 0.86)),
              List.of(
                  curve(
                      0.74, 0.1, 0.5, 0.1, 0.32, 0.14, 0.28, 0.44, 0.54, 0.4, 0.76, 0.6, 0.68, 0.86,
                      0.42, 0.94, 0.22, 0.84))),
          List.of(
              List.of(
                  curve(
                      0.7, 0.08, 0.46, 0.22, 0.3, 0.5, 0.28, 0.74, 0.46, 0.93, 0.7, 0.84, 0.74,
                      0.64, 0.56, 0.52, 0.36, 0.6, 0.29, 0.76)),
              List.of(line(0.58, 0.06, 0.32, 0.54), loop(0.51, 0.7, 0.25, 0.23))),
          List.of(
              List.of(line(0.2, 0.1, 0.8, 0.1, 0.42, 0.94)),
              List.of(line(0.2, 0.12, 0.78, 0.08, 0.46, 0.94), line(0.34, 0.5, 0.74, 0.5))),
          List.of(
              List.of(loop(0.5, 0.28, 0.21, 0.21), loop(0.5, 0.71, 0.27, 0.23)),
              List.of(
                  curve(
                      0.7, 0.2, 0.5, 0.06, 0.3, 0.22, 0.5, 0.46, 0.74, 0.72, 0.5, 0.94, 0.26, 0.74,
                      0.5, 0.47, 0.7, 0.2))),
          List.of(
              List.of(loop(0.48, 0.3, 0.25, 0.23), line(0.73, 0.3, 0.68, 0.94)),
              List.of(
                  curve(
                      0.72, 0.28, 0.5, 0.06, 0.26, 0.26, 0.42, 0.5, 0.66, 0.44, 0.72, 0.22, 0.74,
                      0.5, 0.66, 0.8, 0.36, 0.93))));

  private final DigitsOptions options;

  DrawnDigit(DigitsOptions options) {
    this.options = options;
  }

  /** Ink of each pixel from 0 to 1, row by row. */
  double[] draw(int digit, CounterRandom random) {
    List<List<Stroke>> hands = DIGITS.get(digit);
    List<Stroke> strokes = hands.get(random.nextInt(hands.size()));
    double radius = THINNEST + (THICKEST - THINNEST) * random.nextDouble();
    double[] map = map(random);
    double[] ink = new double[SIDE * SIDE];
    for (Stroke stroke : strokes) {
      List<double[]> path = path(stroke, map, random);
      for (int k = 1; k < path.size(); k++) {
        ink(ink, path.get(k - 1), path.get(k), radius);
      }
    }
    return ink;
  }

  private static double around(CounterRandom random, double most) {
    return most * (2 * random.nextDouble() - 1);
  }

  /** From the box to pixels: {xx, xy, x, yx, yy, y}. */
  private double[] map(CounterRandom random) {
    double angle = Math.toRadians(around(random, options.rotation()));
    double shear = around(random, options.shear());
    double width = BOX * (1 + around(random, options.scaling()));
    double height = BOX * (1 + around(random, options.scaling()));
    double x = SIDE / 2.0 + around(random, options.shift());
    double y = SIDE / 2.0 + around(random, options.shift());
    double cosine = StrictMath.cos(angle);
    double sine = StrictMath.sin(angle);
    return new double[] {
      cosine * width, (-sine - cosine * shear) * height, x,
      sine * width, (cosine - sine * shear) * height, y
    };
  }

  /** Points of a stroke in pixels, close together where it bends. */
  private static List<double[]> path(Stroke stroke, double[] map, CounterRandom random) {
    int count = stroke.points().length / 2;
    double[][] corners = new double[count][];
    for (int k = 0; k < count; k++) {
      double u = stroke.points()[2 * k] - 0.5 + WOBBLE * random.nextGaussian();
      double v = stroke.points()[2 * k + 1] - 0.5 + WOBBLE * random.nextGaussian();
      corners[k] =
          new double[] {map[0] * u + map[1] * v + map[2], map[3] * u + map[4] * v + map[5]};
    }
    if (!stroke.curved()) {
      return List.of(corners);
    }
    // Catmull and Rom 1974: a smooth curve through all points.
    List<double[]> path = new ArrayList<>();
    for (int k = 0; k + 1 < count; k++) {
      double[] before = corners[Math.max(0, k - 1)];
      double[] from = corners[k];
      double[] to = corners[k + 1];
      double[] after = corners[Math.min(count - 1, k + 2)];
      for (int piece = k == 0 ? 0 : 1; piece <= PIECES; piece++) {
        double s = (double) piece / PIECES;
        double[] point = new double[2];
        for (int axis = 0; axis < 2; axis++) {
          double a = 2 * from[axis];
          double b = to[axis] - before[axis];
          double c = 2 * before[axis] - 5 * from[axis] + 4 * to[axis] - after[axis];
          double d = 3 * from[axis] - before[axis] - 3 * to[axis] + after[axis];
          point[axis] = (a + s * (b + s * (c + s * d))) / 2;
        }
        path.add(point);
      }
    }
    return path;
  }

  private static void ink(double[] ink, double[] from, double[] to, double radius) {
    int left = bound(Math.min(from[0], to[0]) - radius - 1);
    int right = bound(Math.max(from[0], to[0]) + radius + 1);
    int top = bound(Math.min(from[1], to[1]) - radius - 1);
    int bottom = bound(Math.max(from[1], to[1]) + radius + 1);
    double dx = to[0] - from[0];
    double dy = to[1] - from[1];
    double squared = dx * dx + dy * dy;
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        double x = column + 0.5 - from[0];
        double y = row + 0.5 - from[1];
        double along = squared == 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / squared));
        double apart = Math.sqrt(square(x - along * dx) + square(y - along * dy));
        double dark = Math.max(0, Math.min(1, radius + 0.5 - apart));
        ink[row * SIDE + column] = Math.max(ink[row * SIDE + column], dark);
      }
    }
  }

  private static double square(double value) {
    return value * value;
  }

  private static int bound(double value) {
    return (int) Math.max(0, Math.min(SIDE - 1, Math.floor(value)));
  }
}
