package org.homolog.result;

import java.util.Arrays;

/**
 * One score of one pair with all that belongs beside it: one line of {@code results.csv}. A number
 * that does not apply is NaN and written as nothing; {@code message} then says why.
 *
 * @param analysis the entry of the study that asked for it
 * @param comparison id of the comparison
 * @param convention how the score was computed, such as "rsa[correlation;spearman]"
 * @param reference the reference's name
 * @param candidate the candidate's name; empty where one system stands alone
 * @param member which member or "mean" or "pooled" where the reference or candidate is a cohort;
 *     else empty
 * @param direction "forward", "reverse" or empty
 * @param score name of the score
 * @param value the score on all data
 * @param ceilingLow lower bound of the noise ceiling
 * @param ceilingHigh upper bound of the noise ceiling
 * @param ceilingMethod how the ceiling was found, or why there is none
 * @param ciLow lower end of the interval
 * @param ciHigh upper end of the interval
 * @param ciLevel level of the interval, such as 0.95
 * @param ciMethod how the interval was found, or why there is none
 * @param nullModel the null, or why there is none
 * @param nullMean mean of the null distribution
 * @param pValue share of the null at least as extreme, counting the data itself
 * @param pAdjusted p adjusted for the number of tests of its family; NaN until the study is
 *     complete
 * @param conditions number of conditions compared
 * @param referenceUnits number of units of the reference; 0 if it has dissimilarities only
 * @param candidateUnits number of units of the candidate; 0 if it has dissimilarities only
 * @param seed seed of the cell
 * @param key content key of the cell
 * @param seconds what the cell took
 * @param status "done", "undefined" or "failed"
 * @param message why a number is missing, or what failed; empty if nothing is to be said
 * @param draws the score on each bootstrap draw, NaN where a draw could not be scored; the same
 *     draws for all candidates
 * @param nulls the score under each draw of the null; the same draws for all candidates
 * @param tests further tests of the score, and how {@code pAdjusted} was found
 */
@SuppressWarnings("ArrayRecordComponent")
public record ScoreResult(
    String analysis,
    String comparison,
    String convention,
    String reference,
    String candidate,
    String member,
    String direction,
    String score,
    double value,
    double ceilingLow,
    double ceilingHigh,
    String ceilingMethod,
    double ciLow,
    double ciHigh,
    double ciLevel,
    String ciMethod,
    String nullModel,
    double nullMean,
    double pValue,
    double pAdjusted,
    int conditions,
    int referenceUnits,
    int candidateUnits,
    long seed,
    String key,
    double seconds,
    String status,
    String message,
    double[] draws,
    double[] nulls,
    ScoreTests tests) {

  /**
   * A score without further tests.
   *
   * @param analysis the entry of the study that asked for it
   * @param comparison id of the comparison
   * @param convention how the score was computed
   * @param reference the reference's name
   * @param candidate the candidate's name
   * @param member which member
   * @param direction direction of prediction
   * @param score name of the score
   * @param value the score on all data
   * @param ceilingLow lower bound of the noise ceiling
   * @param ceilingHigh upper bound of the noise ceiling
   * @param ceilingMethod how the ceiling was found
   * @param ciLow lower end of the interval
   * @param ciHigh upper end of the interval
   * @param ciLevel level of the interval
   * @param ciMethod how the interval was found
   * @param nullModel the null
   * @param nullMean mean of the null distribution
   * @param pValue share of the null at least as extreme
   * @param pAdjusted p adjusted for the number of tests
   * @param conditions number of conditions compared
   * @param referenceUnits number of units of the reference
   * @param candidateUnits number of units of the candidate
   * @param seed seed of the cell
   * @param key content key of the cell
   * @param seconds what the cell took
   * @param status "done", "undefined" or "failed"
   * @param message why a number is missing
   * @param draws the score on each bootstrap draw
   * @param nulls the score under each draw of the null
   */
  public ScoreResult(
      String analysis,
      String comparison,
      String convention,
      String reference,
      String candidate,
      String member,
      String direction,
      String score,
      double value,
      double ceilingLow,
      double ceilingHigh,
      String ceilingMethod,
      double ciLow,
      double ciHigh,
      double ciLevel,
      String ciMethod,
      String nullModel,
      double nullMean,
      double pValue,
      double pAdjusted,
      int conditions,
      int referenceUnits,
      int candidateUnits,
      long seed,
      String key,
      double seconds,
      String status,
      String message,
      double[] draws,
      double[] nulls) {
    this(
        analysis,
        comparison,
        convention,
        reference,
        candidate,
        member,
        direction,
        score,
        value,
        ceilingLow,
        ceilingHigh,
        ceilingMethod,
        ciLow,
        ciHigh,
        ciLevel,
        ciMethod,
        nullModel,
        nullMean,
        pValue,
        pAdjusted,
        conditions,
        referenceUnits,
        candidateUnits,
        seed,
        key,
        seconds,
        status,
        message,
        draws,
        nulls,
        ScoreTests.NONE);
  }

  /**
   * The same score with other tests.
   *
   * @param found the tests
   * @return the score
   */
  public ScoreResult withTests(ScoreTests found) {
    return with(pAdjusted, found);
  }

  /**
   * The same score with p adjusted.
   *
   * @param adjusted p adjusted for the number of tests; NaN where there is none
   * @return the score
   */
  public ScoreResult withAdjusted(double adjusted) {
    return with(adjusted, tests);
  }

  private ScoreResult with(double adjusted, ScoreTests found) {
    return new ScoreResult(
        analysis,
        comparison,
        convention,
        reference,
        candidate,
        member,
        direction,
        score,
        value,
        ceilingLow,
        ceilingHigh,
        ceilingMethod,
        ciLow,
        ciHigh,
        ciLevel,
        ciMethod,
        nullModel,
        nullMean,
        pValue,
        adjusted,
        conditions,
        referenceUnits,
        candidateUnits,
        seed,
        key,
        seconds,
        status,
        message,
        draws,
        nulls,
        found);
  }

  /**
   * Whether two rows are of one score: the same name, convention and direction of prediction.
   *
   * @param other another row
   * @return true if so
   */
  public boolean isSameScore(ScoreResult other) {
    return score.equals(other.score)
        && convention.equals(other.convention)
        && direction.equals(other.direction);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScoreResult that
        && toString().equals(that.toString())
        && tests.equals(that.tests)
        && Arrays.equals(draws, that.draws)
        && Arrays.equals(nulls, that.nulls);
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return String.join(
        ",",
        analysis,
        convention,
        reference,
        candidate,
        member,
        direction,
        score,
        Double.toString(value),
        Double.toString(ceilingLow),
        Double.toString(ceilingHigh),
        Double.toString(ciLow),
        Double.toString(ciHigh),
        Double.toString(pValue),
        Double.toString(pAdjusted),
        key,
        status,
        message);
  }
}
