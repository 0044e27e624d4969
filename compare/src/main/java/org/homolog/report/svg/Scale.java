package org.homolog.report.svg;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps values to places in a drawing.
 *
 * @param low smallest value
 * @param high largest value, above {@code low}
 * @param from place of the smallest value
 * @param to place of the largest value
 */
record Scale(double low, double high, double from, double to) {

  /** Widens a range by a share on both sides; a range of one value or none becomes a unit range. */
  static double[] padded(double low, double high, double share) {
    if (!(low <= high)) {
      return new double[] {0, 1};
    }
    if (low == high) {
      double half = low == 0 ? 0.5 : Math.abs(low) * 0.5;
      return new double[] {low - half, high + half};
    }
    double margin = (high - low) * share;
    return new double[] {low - margin, high + margin};
  }

  static Scale of(double[] range, double from, double to) {
    return new Scale(range[0], range[1], from, to);
  }

  double at(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  boolean holds(double value) {
    return value >= low && value <= high;
  }

  /** Distance of ticks: 1, 2 or 5 times a power of ten, at most {@code count} of them. */
  double step(int count) {
    double raw = (high - low) / count;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double share = raw / power;
    return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
  }

  List<Double> ticks(int count) {
    double step = step(count);
    List<Double> ticks = new ArrayList<>();
    for (double k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
      ticks.add(k * step);
    }
    return ticks;
  }
}
