package org.homolog.resample;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How wide an interval is: a quantile of Student's t times the standard error over draws, with the
 * variance corrected for the finite number drawn. Written into the column {@code ci_method} and
 * read back from it, so that stored draws give the interval of a difference.
 *
 * @param freedom degrees of freedom
 * @param numerator numerator of the variance's correction
 * @param denominator its denominator
 */
record IntervalMethod(int freedom, int numerator, int denominator) {
  private static final Pattern WRITTEN =
      Pattern.compile("t\\((\\d+)\\) x standard error [a-z ]*x sqrt\\((\\d+)/(\\d+)\\)");

  /** The words for it. */
  String text() {
    return "t(" + freedom + ") x standard error over draws" + correctionText();
  }

  private String correctionText() {
    return " x sqrt(" + numerator + "/" + denominator + ")";
  }

  /** What a column {@code ci_method} says, if it tells of an interval. */
  static Optional<IntervalMethod> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    return matcher.find()
        ? Optional.of(
            new IntervalMethod(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  double correction() {
    return numerator / (double) denominator;
  }

  /** Half of an interval's width, given the corrected variance of the score. */
  double halfWidth(double variance, double level) {
    return quantile(freedom, level) * Math.sqrt(variance);
  }

  /** Two-sided p that a distance is zero, given its corrected variance; NaN where that is none. */
  double pValue(double distance, double variance) {
    if (!(variance > 0)) {
      return Double.NaN;
    }
    return 2
        * new TDistribution(null, freedom)
            .cumulativeProbability(-Math.abs(distance) / Math.sqrt(variance));
  }

  private static double quantile(int freedom, double level) {
    return new TDistribution(freedom).inverseCumulativeProbability((1 + level) / 2);
  }

  /** Variance with divisor n - 1, NaN left out; NaN below two values. */
  static double variance(double[] values) {
    double mean = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        count++;
        mean += value;
      }
    }
    mean /= count;
    double squares = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        squares += (value - mean) * (value - mean);
      }
    }
    return count < 2 ? Double.NaN : squares / (count - 1);
  }

  /** How many values there are, NaN left out. */
  static int count(double[] values) {
    int count = 0;
    for (double value : values) {
      count += Double.isNaN(value) ? 0 : 1;
    }
    return count;
  }
}
