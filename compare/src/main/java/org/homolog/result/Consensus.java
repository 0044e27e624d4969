package org.homolog.result;

import java.util.List;

/**
 * How far the comparisons of a study rank the candidates of one reference alike.
 *
 * @param reference the reference's name
 * @param candidates the candidates that every comparison ranked
 * @param rankings one per comparison
 * @param meanRanks mean rank of each candidate over the comparisons
 * @param w Kendall's coefficient of concordance: 1 where all rank alike, 0 where ranks have nothing
 *     in common; NaN where there is none
 * @param ciLow lower end of its interval
 * @param ciHigh upper end
 * @param ciLevel level of the interval
 * @param method how the interval was found, or why there is none
 * @param disagreements pairs of candidates that comparisons place in different orders
 * @param leftOut which comparisons and candidates are left out, and why
 */
public record Consensus(
    String reference,
    List<String> candidates,
    List<Ranking> rankings,
    List<Double> meanRanks,
    double w,
    double ciLow,
    double ciHigh,
    double ciLevel,
    String method,
    List<Disagreement> disagreements,
    List<String> leftOut) {

  /**
   * The order in which one comparison places the candidates, by its main score.
   *
   * @param analysis the entry of the study
   * @param convention how the score was computed
   * @param score name of the score
   * @param values the score of each candidate
   * @param ranks the rank of each, 1 for the closest; equal scores share the mean of their ranks
   */
  public record Ranking(
      String analysis, String convention, String score, List<Double> values, List<Double> ranks) {
    /** Takes copies. */
    public Ranking {
      values = List.copyOf(values);
      ranks = List.copyOf(ranks);
    }
  }

  /**
   * Two candidates that comparisons place in different orders.
   *
   * @param candidate one candidate
   * @param other the other
   * @param closer comparisons that place the first closer
   * @param farther comparisons that place the other closer
   * @param surelyCloser those of {@code closer} whose paired difference has an interval that
   *     excludes zero
   * @param surelyFarther those of {@code farther} likewise
   */
  public record Disagreement(
      String candidate,
      String other,
      List<String> closer,
      List<String> farther,
      List<String> surelyCloser,
      List<String> surelyFarther) {
    /** Takes copies. */
    public Disagreement {
      closer = List.copyOf(closer);
      farther = List.copyOf(farther);
      surelyCloser = List.copyOf(surelyCloser);
      surelyFarther = List.copyOf(surelyFarther);
    }

    /**
     * Whether these data settle that the comparisons differ.
     *
     * @return true if both orders have a comparison that is sure of it
     */
    public boolean isSettled() {
      return !surelyCloser.isEmpty() && !surelyFarther.isEmpty();
    }
  }

  /** Takes copies. */
  public Consensus {
    candidates = List.copyOf(candidates);
    rankings = List.copyOf(rankings);
    meanRanks = List.copyOf(meanRanks);
    disagreements = List.copyOf(disagreements);
    leftOut = List.copyOf(leftOut);
  }
}
