package org.homolog.resample;

import java.util.stream.IntStream;
import org.homolog.failure.HomologException;

/**
 * Variances of scores, of their differences and of their distances to the noise ceiling, from
 * covariances over bootstrap draws (Schütt et al. 2023, doi:10.7554/eLife.82566).
 *
 * @param models variance of each model's score
 * @param differences variance of each difference of two models, pairs (0,1), (0,2), ... row by row
 * @param toCeiling variance of each model's distance to the lower and the upper ceiling, models x 2
 */
@SuppressWarnings("ArrayRecordComponent")
public record BootstrapVariance(double[] models, double[] differences, double[][] toCeiling) {

  /**
   * From one covariance over draws.
   *
   * @param covariance models x models, symmetric; with ceiling, the last two rows and columns are
   *     the lower and the upper bound
   * @param withCeiling whether those rows are there; without them the ceiling counts as fixed
   * @param reference members drawn; 0 if they were not
   * @param conditions conditions drawn; 0 if they were not
   * @return variances, corrected by n / (n - 1) with n the smaller of the two drawn
   * @throws HomologException if the matrix is not square or too small
   */
  public static BootstrapVariance of(
      double[][] covariance, boolean withCeiling, int reference, int conditions) {
    int drawn =
        reference == 0 ? conditions : conditions == 0 ? reference : Math.min(reference, conditions);
    double correction = correction(drawn);
    BootstrapVariance raw = extract(covariance, withCeiling);
    return combine(raw, raw, raw, (both, a, b) -> correction * both);
  }

  /**
   * From the dual bootstrap: covariances over draws of members and conditions together, of members
   * alone and of conditions alone.
   *
   * @param both covariance over draws of both
   * @param members covariance over draws of members alone
   * @param conditions covariance over draws of conditions alone
   * @param withCeiling whether the last two rows and columns are the ceiling's bounds
   * @param memberCount how many members; 0 if unknown, then nothing is corrected
   * @param conditionCount how many conditions; 0 if unknown, then nothing is corrected
   * @return variances by {@link #dual(double, double, double, int, int)}
   * @throws HomologException if a matrix is not square or too small
   */
  public static BootstrapVariance dual(
      double[][] both,
      double[][] members,
      double[][] conditions,
      boolean withCeiling,
      int memberCount,
      int conditionCount) {
    return combine(
        extract(both, withCeiling),
        extract(members, withCeiling),
        extract(conditions, withCeiling),
        (b, m, c) -> dual(b, m, c, memberCount, conditionCount));
  }

  /**
   * One dual bootstrap variance: {@code R/(R-1) v_members + D/(D-1) v_conditions - RD/((R-1)(D-1))
   * (v_both - v_members - v_conditions)}, at least each corrected single variance, at most v_both.
   *
   * @param both variance over draws of both
   * @param members variance over draws of members alone
   * @param conditions variance over draws of conditions alone
   * @param memberCount R; 0 if unknown, then nothing is corrected
   * @param conditionCount D; 0 if unknown, then nothing is corrected
   * @return the variance
   */
  public static double dual(
      double both, double members, double conditions, int memberCount, int conditionCount) {
    boolean known = memberCount > 0 && conditionCount > 0;
    return dual(
        both,
        members,
        conditions,
        correction(known ? memberCount : 0),
        correction(known ? conditionCount : 0));
  }

  /** The same with the corrections themselves given. */
  static double dual(
      double both,
      double members,
      double conditions,
      double memberCorrection,
      double conditionCorrection) {
    double ofMembers = memberCorrection * members;
    double ofConditions = conditionCorrection * conditions;
    double interaction = memberCorrection * conditionCorrection * (both - members - conditions);
    double variance = ofMembers + ofConditions - interaction;
    return Math.min(both, Math.max(variance, Math.max(ofMembers, ofConditions)));
  }

  /**
   * What a bootstrap variance over n is too small by.
   *
   * @param count n; 0 if unknown
   * @return n / (n - 1), or 1 for 0
   */
  static double correction(int count) {
    return count == 0 ? 1 : count / (count - 1.0);
  }

  private static BootstrapVariance extract(double[][] covariance, boolean withCeiling) {
    int size = covariance.length;
    int models = withCeiling ? size - 2 : size;
    for (double[] row : covariance) {
      if (row.length != size || models < 1) {
        throw HomologException.mistake(
            "a covariance over draws must be square and hold a model"
                + (withCeiling ? " and both bounds of the ceiling" : ""));
      }
    }
    double[] own = IntStream.range(0, models).mapToDouble(i -> covariance[i][i]).toArray();
    double[] differences = new double[models * (models - 1) / 2];
    int at = 0;
    for (int i = 0; i < models; i++) {
      for (int j = i + 1; j < models; j++) {
        differences[at++] = own[i] + own[j] - 2 * covariance[i][j];
      }
    }
    double[][] toCeiling = new double[models][2];
    for (int i = 0; i < models; i++) {
      for (int k = 0; k < 2; k++) {
        int bound = models + k;
        toCeiling[i][k] =
            withCeiling ? own[i] + covariance[bound][bound] - 2 * covariance[i][bound] : own[i];
      }
    }
    return new BootstrapVariance(own, differences, toCeiling);
  }

  private interface Combination {
    double of(double both, double members, double conditions);
  }

  private static BootstrapVariance combine(
      BootstrapVariance both, BootstrapVariance a, BootstrapVariance b, Combination rule) {
    double[][] toCeiling = new double[both.toCeiling.length][];
    for (int i = 0; i < toCeiling.length; i++) {
      toCeiling[i] = combine(both.toCeiling[i], a.toCeiling[i], b.toCeiling[i], rule);
    }
    return new BootstrapVariance(
        combine(both.models, a.models, b.models, rule),
        combine(both.differences, a.differences, b.differences, rule),
        toCeiling);
  }

  private static double[] combine(double[] both, double[] a, double[] b, Combination rule) {
    double[] combined = new double[both.length];
    for (int i = 0; i < combined.length; i++) {
      combined[i] = rule.of(both[i], a[i], b[i]);
    }
    return combined;
  }
}
