package org.homolog.lesion;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A psychometric curve of two answers: the share answered to the positive side is p(x) = g + (1 - 2
 * g) / (1 + exp(-(x - bias) / scale)), x the signed strength of the stimulus and g the share of
 * lapses. Fitted by maximum likelihood, conditions counting alike; g is one of 0, 0.01 to 0.3.
 * Wichmann and Hill 2001, doi:10.3758/BF03194544. Immutable.
 *
 * @param bias the strength at which both answers are as likely
 * @param scale scale of the logistic function, in units of strength
 * @param lapses g
 * @param obstacle why there is no curve; empty if there is
 */
record Psychometric(double bias, double scale, double lapses, String obstacle) {
  private static final int LAPSES = 31;
  private static final int ITERATIONS = 100;
  private static final double SHARPEST = 200;

  private static Psychometric none(String obstacle) {
    return new Psychometric(Double.NaN, Double.NaN, Double.NaN, obstacle);
  }

  /**
   * The curve of shares answered rightly.
   *
   * @param strengths signed strength of each condition; conditions of strength 0 have no right
   *     answer and do not enter
   * @param right share answered rightly in each; NaN where it is not known
   */
  static Psychometric of(double[] strengths, double[] right) {
    int[] used =
        IntStream.range(0, strengths.length)
            .filter(c -> strengths[c] != 0 && !Double.isNaN(right[c]))
            .toArray();
    double[] x = Arrays.stream(used).mapToDouble(c -> strengths[c]).toArray();
    double[] positive =
        Arrays.stream(used).mapToDouble(c -> positive(strengths[c], right[c])).toArray();
    if (Arrays.stream(x).distinct().count() < 3
        || Arrays.stream(x).noneMatch(v -> v > 0)
        || Arrays.stream(x).noneMatch(v -> v < 0)) {
      return none("a psychometric curve needs 3 strengths or more, on both sides of 0");
    }
    double largest = Arrays.stream(x).map(Math::abs).max().orElseThrow();
    double[] scaled = Arrays.stream(x).map(v -> v / largest).toArray();
    double best = Double.POSITIVE_INFINITY;
    double[] found = new double[3];
    for (int k = 0; k < LAPSES; k++) {
      double lapses = k / 100.0;
      double[] line = fit(scaled, positive, lapses);
      double loss = loss(scaled, positive, lapses, line[0], line[1]);
      // A curve with lapses must be better by more than rounding.
      if (loss < best - 1e-12) {
        best = loss;
        found = new double[] {line[0], line[1], lapses};
      }
    }
    if (found[1] <= 1e-6) {
      return none("the share of positive answers does not rise with the strength");
    }
    if (found[1] >= SHARPEST) {
      return none(
          "all strengths are told apart without error: the curve is steeper than they show");
    }
    return new Psychometric(-found[0] / found[1] * largest, largest / found[1], found[2], "");
  }

  /** The share answered to the positive side. */
  static double positive(double strength, double right) {
    return strength > 0 ? right : 1 - right;
  }

  private static double share(double lapses, double eta) {
    return lapses + (1 - 2 * lapses) / (1 + Math.exp(-eta));
  }

  private static double loss(double[] x, double[] y, double lapses, double at, double slope) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double p = Math.min(1 - 1e-12, Math.max(1e-12, share(lapses, at + slope * x[i])));
      sum -= y[i] * Math.log(p) + (1 - y[i]) * Math.log(1 - p);
    }
    return sum;
  }

  /** Intercept and slope by Fisher scoring with halved steps. */
  private static double[] fit(double[] x, double[] y, double lapses) {
    double at = 0;
    double slope = 1;
    double before = loss(x, y, lapses, at, slope);
    for (int k = 0; k < ITERATIONS; k++) {
      double[] sums = new double[5];
      for (int i = 0; i < x.length; i++) {
        double q = 1 / (1 + Math.exp(-(at + slope * x[i])));
        double p = Math.min(1 - 1e-12, Math.max(1e-12, lapses + (1 - 2 * lapses) * q));
        double byEta = (1 - 2 * lapses) * q * (1 - q);
        double weight = byEta * byEta / (p * (1 - p));
        double pull = byEta * (y[i] - p) / (p * (1 - p));
        sums[0] += weight;
        sums[1] += weight * x[i];
        sums[2] += weight * x[i] * x[i];
        sums[3] += pull;
        sums[4] += pull * x[i];
      }
      double determinant = sums[0] * sums[2] - sums[1] * sums[1];
      if (!(determinant > 1e-300)) {
        break;
      }
      double byAt = (sums[2] * sums[3] - sums[1] * sums[4]) / determinant;
      double bySlope = (sums[0] * sums[4] - sums[1] * sums[3]) / determinant;
      double step = 1;
      double after = Double.POSITIVE_INFINITY;
      for (int halvings = 0; halvings < 30; halvings++) {
        double to = Math.min(SHARPEST, Math.max(0, slope + step * bySlope));
        after = loss(x, y, lapses, at + step * byAt, to);
        if (after < before) {
          break;
        }
        step /= 2;
      }
      if (!(after < before)) {
        break;
      }
      at += step * byAt;
      slope = Math.min(SHARPEST, Math.max(0, slope + step * bySlope));
      boolean settled = before - after < 1e-14;
      before = after;
      if (settled) {
        break;
      }
    }
    return new double[] {at, slope};
  }

  /** The distance from the bias at which, lapses apart, three of four answers are right. */
  double threshold() {
    return Math.log(3) * scale;
  }

  /** How steeply the share rises at the bias, per unit of strength. */
  double slope() {
    return (1 - 2 * lapses) / (4 * scale);
  }

  /** The share answered to the positive side under a strength. */
  double at(double strength) {
    return share(lapses, (strength - bias) / scale);
  }
}
