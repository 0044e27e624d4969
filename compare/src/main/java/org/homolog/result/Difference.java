package org.homolog.result;

/**
 * How much closer one candidate is to the reference than another, on the same draws.
 *
 * @param analysis the entry of the study
 * @param convention how the score was computed
 * @param reference the reference's name
 * @param candidate one candidate
 * @param other the other candidate
 * @param score name of the score
 * @param direction direction of prediction, or empty
 * @param value score of candidate minus score of other
 * @param ciLow lower end of the interval of the difference
 * @param ciHigh upper end
 * @param ciLevel level of the interval
 * @param method how the interval was found, or why there is none
 * @param excludesZero whether the interval excludes zero
 * @param members how many members both candidates were scored on; 0 unless the row stands for
 *     several members
 * @param pStudent p of the paired t test over these members, two-sided; NaN below two members
 * @param pSignedRank p of Wilcoxon's signed rank test over them, two-sided; NaN below two members
 * @param pValue p that the difference is zero, two-sided, over what the bootstrap draws; NaN where
 *     there is no interval
 * @param pAdjusted the same adjusted for the number of differences of its family; NaN until the
 *     study is complete
 * @param correction how it was adjusted, and over which family; empty until the study is complete
 */
public record Difference(
    String analysis,
    String convention,
    String reference,
    String candidate,
    String other,
    String score,
    String direction,
    double value,
    double ciLow,
    double ciHigh,
    double ciLevel,
    String method,
    boolean excludesZero,
    int members,
    double pStudent,
    double pSignedRank,
    double pValue,
    double pAdjusted,
    String correction) {

  /**
   * The same difference with p adjusted.
   *
   * @param adjusted p adjusted for the number of tests
   * @param how the correction and the family
   * @return the difference
   */
  public Difference corrected(double adjusted, String how) {
    return new Difference(
        analysis,
        convention,
        reference,
        candidate,
        other,
        score,
        direction,
        value,
        ciLow,
        ciHigh,
        ciLevel,
        method,
        excludesZero,
        members,
        pStudent,
        pSignedRank,
        pValue,
        adjusted,
        how);
  }
}
