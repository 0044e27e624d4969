package org.homolog.resample;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.homolog.failure.HomologException;

/**
 * Tests of candidates that were scored on each member of a reference: members are the sample, so
 * that what is found holds for further members, with these conditions. The noise ceiling counts as
 * fixed. Student's t takes the members' scores to be normally distributed; the signed rank test
 * takes them to be symmetric only, and cannot reach below {@code 2 / 2^members}.
 */
public final class MemberTests {
  private final double[][] scores;
  private final CandidateTests student;

  private MemberTests(double[][] scores, CandidateTests student) {
    this.scores = scores;
    this.student = student;
  }

  /**
   * Tests scores.
   *
   * @param scores candidates x members; the same members in the same order for every candidate
   * @param lowerCeiling the lower bound of the noise ceiling; NaN where there is none
   * @return the tests
   * @throws HomologException if there is no candidate, fewer than two members, candidates with
   *     different numbers of members, or a score that is not a finite number
   */
  public static MemberTests of(double[][] scores, double lowerCeiling) {
    if (scores.length == 0) {
      throw HomologException.mistake("there is no candidate to test");
    }
    int members = scores[0].length;
    if (members < 2) {
      throw HomologException.mistake(
          "tests over members need at least 2 of them, but there are " + members);
    }
    double[][] copy = new double[scores.length][];
    double[][] byMember = new double[members][scores.length];
    double[] means = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      if (scores[i].length != members) {
        throw HomologException.mistake(
            "candidates are tested on the same members, but one has "
                + members
                + " scores and another "
                + scores[i].length);
      }
      copy[i] = scores[i].clone();
      for (int k = 0; k < members; k++) {
        if (!Double.isFinite(scores[i][k])) {
          throw HomologException.mistake(
              "a candidate's score on member "
                  + k
                  + " is "
                  + scores[i][k]
                  + "; leave that member out for all candidates");
        }
        byMember[k][i] = scores[i][k];
        means[i] += scores[i][k] / members;
      }
    }
    return new MemberTests(
        copy, new CandidateTests(means, variances(byMember), lowerCeiling, members - 1));
  }

  /** Those of means over members. */
  private static BootstrapVariance variances(double[][] byMember) {
    int members = byMember.length;
    double[][] covariance =
        new Covariance(byMember, false)
            .getCovarianceMatrix()
            .scalarMultiply(1.0 / members)
            .getData();
    return BootstrapVariance.of(covariance, false, members, 0);
  }

  /**
   * Student's t tests, with means, standard errors and intervals: the standard error is the
   * standard deviation (divisor n - 1) over the root of the number of members.
   *
   * @return the tests, with members less one degrees of freedom
   */
  public CandidateTests student() {
    return student;
  }

  /**
   * Signed rank tests of candidates against zero.
   *
   * @return two-sided p per candidate
   */
  public double[] signedRankAgainstZero() {
    return signedRank(score -> score);
  }

  /**
   * Signed rank tests of candidates against the lower bound of the noise ceiling.
   *
   * @return two-sided p per candidate; NaN where there is no ceiling
   */
  public double[] signedRankAgainstCeiling() {
    double ceiling = student.lowerCeiling();
    if (Double.isNaN(ceiling)) {
      double[] none = new double[scores.length];
      Arrays.fill(none, Double.NaN);
      return none;
    }
    return signedRank(score -> score - ceiling);
  }

  private double[] signedRank(DoubleUnaryOperator difference) {
    return Arrays.stream(scores)
        .mapToDouble(own -> SignedRank.pValue(Arrays.stream(own).map(difference).toArray()))
        .toArray();
  }

  /**
   * Signed rank tests between candidates.
   *
   * @return two-sided p, candidates x candidates, symmetric, 1 on the diagonal
   */
  public double[][] signedRankPaired() {
    double[][] p = new double[scores.length][scores.length];
    for (int i = 0; i < p.length; i++) {
      p[i][i] = 1;
      for (int j = i + 1; j < p.length; j++) {
        double[] own = scores[i];
        double[] other = scores[j];
        double[] differences = new double[own.length];
        Arrays.setAll(differences, k -> own[k] - other[k]);
        p[i][j] = SignedRank.pValue(differences);
        p[j][i] = p[i][j];
      }
    }
    return p;
  }
}
