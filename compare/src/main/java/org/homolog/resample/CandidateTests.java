package org.homolog.resample;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.homolog.failure.HomologException;

/**
 * Student's t tests of candidates against zero, against each other and against the noise ceiling,
 * given how much their scores vary (Schütt et al. 2023, doi:10.7554/eLife.82566). The variance is
 * that of bootstrap draws, or that between members ({@link MemberTests}).
 *
 * @param means the score of each candidate
 * @param variances variances of these scores, of their differences and of their distances to the
 *     ceiling; one below {@code 2^-52} counts as that
 * @param lowerCeiling the lower bound of the noise ceiling; NaN where there is none
 * @param freedom degrees of freedom: the number drawn, or of members, less one
 */
@SuppressWarnings("ArrayRecordComponent")
public record CandidateTests(
    double[] means, BootstrapVariance variances, double lowerCeiling, int freedom) {

  /**
   * Checks that the parts fit together.
   *
   * @throws HomologException if a number of variances does not fit that of the candidates, or there
   *     is no degree of freedom
   */
  public CandidateTests {
    int count = means.length;
    if (variances.models().length != count
        || variances.differences().length != count * (count - 1) / 2
        || variances.toCeiling().length != count) {
      throw HomologException.mistake(
          "there are " + count + " candidates, but the variances are those of another number");
    }
    if (freedom < 1) {
      throw HomologException.mistake(
          "t tests need at least 1 degree of freedom but have " + freedom);
    }
  }

  /**
   * Standard errors of the candidates' scores.
   *
   * @return one per candidate
   */
  public double[] standardErrors() {
    return Arrays.stream(variances.models()).map(v -> Math.sqrt(Math.max(v, 0))).toArray();
  }

  /**
   * Whether candidates score above zero.
   *
   * @return one-sided p per candidate
   */
  public double[] aboveZero() {
    double[] p = new double[means.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = student().cumulativeProbability(-statistic(means[i], variances.models()[i]));
    }
    return p;
  }

  /**
   * Whether candidates differ.
   *
   * @return two-sided p, candidates x candidates, symmetric, 1 on the diagonal
   */
  public double[][] paired() {
    double[][] p = new double[means.length][means.length];
    int at = 0;
    for (int i = 0; i < p.length; i++) {
      p[i][i] = 1;
      for (int j = i + 1; j < p.length; j++) {
        p[i][j] = twoSided(means[i] - means[j], variances.differences()[at++]);
        p[j][i] = p[i][j];
      }
    }
    return p;
  }

  /**
   * Whether candidates differ from the lower bound of the noise ceiling.
   *
   * @return two-sided p per candidate; NaN where there is no ceiling
   */
  public double[] againstCeiling() {
    double[] p = new double[means.length];
    for (int i = 0; i < p.length; i++) {
      p[i] =
          Double.isNaN(lowerCeiling)
              ? Double.NaN
              : twoSided(means[i] - lowerCeiling, variances.toCeiling()[i][0]);
    }
    return p;
  }

  /**
   * Intervals of the candidates' scores: the score plus and minus a quantile of t times its
   * standard error.
   *
   * @param level such as 0.95
   * @return candidates x {low, high}
   * @throws HomologException if the level does not lie between 0 and 1
   */
  public double[][] intervals(double level) {
    if (!(level > 0 && level < 1)) {
      throw HomologException.mistake(
          "the level of the interval must lie between 0 and 1 but is " + level);
    }
    double quantile = student().inverseCumulativeProbability((1 + level) / 2);
    double[] errors = standardErrors();
    double[][] intervals = new double[means.length][];
    for (int i = 0; i < intervals.length; i++) {
      double half = quantile * errors[i];
      intervals[i] = new double[] {means[i] - half, means[i] + half};
    }
    return intervals;
  }

  private double twoSided(double difference, double variance) {
    return 2 * student().cumulativeProbability(-Math.abs(statistic(difference, variance)));
  }

  private static double statistic(double difference, double variance) {
    return difference / Math.sqrt(Math.max(variance, Math.ulp(1.0)));
  }

  private TDistribution student() {
    return new TDistribution(null, freedom);
  }
}
