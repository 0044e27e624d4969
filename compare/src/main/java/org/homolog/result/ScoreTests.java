package org.homolog.result;

/**
 * Tests of one score beside that against its null. A p that does not apply is NaN. Tests over
 * members are two-sided and take the members of the reference for the sample; they are not adjusted
 * for the number of tests.
 *
 * @param pCeiling p that the score differs from the lower bound of the noise ceiling, two-sided,
 *     over what the bootstrap draws
 * @param pCeilingAdjusted the same adjusted for the number of tests of its family; NaN until the
 *     study is complete
 * @param ceilingTest how {@code pCeiling} was found, or why there is none
 * @param members how many members the tests over members rest on; 0 unless the row is the mean over
 *     several members of the reference
 * @param pNullStudent p of the t test over members, of scores less the means of their nulls
 * @param pNullSignedRank p of Wilcoxon's signed ranks of the same
 * @param pCeilingStudent p of the t test over members, of scores less the lower bound of the
 *     ceiling
 * @param pCeilingSignedRank p of Wilcoxon's signed ranks of the same
 * @param correction how p was adjusted, and over which family; empty until the study is complete
 */
public record ScoreTests(
    double pCeiling,
    double pCeilingAdjusted,
    String ceilingTest,
    int members,
    double pNullStudent,
    double pNullSignedRank,
    double pCeilingStudent,
    double pCeilingSignedRank,
    String correction) {
  /** No test. */
  public static final ScoreTests NONE = ofCeiling(Double.NaN, "");

  /**
   * A test against the ceiling alone.
   *
   * @param p the p
   * @param method how it was found, or why there is none
   * @return the tests
   */
  public static ScoreTests ofCeiling(double p, String method) {
    double none = Double.NaN;
    return new ScoreTests(p, none, method, 0, none, none, none, none, "");
  }

  /**
   * The same with the tests over members.
   *
   * @param count how many members
   * @param nulls p of the t test and of signed ranks against the null
   * @param ceilings p of the t test and of signed ranks against the ceiling
   * @return the tests
   */
  public ScoreTests withMembers(int count, double[] nulls, double[] ceilings) {
    return new ScoreTests(
        pCeiling,
        pCeilingAdjusted,
        ceilingTest,
        count,
        nulls[0],
        nulls[1],
        ceilings[0],
        ceilings[1],
        correction);
  }

  /**
   * The same, corrected for the number of tests.
   *
   * @param ceilingAdjusted the adjusted p against the ceiling
   * @param how the correction and the family
   * @return the tests
   */
  public ScoreTests corrected(double ceilingAdjusted, String how) {
    return new ScoreTests(
        pCeiling,
        ceilingAdjusted,
        ceilingTest,
        members,
        pNullStudent,
        pNullSignedRank,
        pCeilingStudent,
        pCeilingSignedRank,
        how);
  }
}
