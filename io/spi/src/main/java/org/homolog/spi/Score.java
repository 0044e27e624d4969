package org.homolog.spi;

import org.homolog.failure.HomologException;

/**
 * One number that says how alike two systems are, with the convention it was computed under.
 * Immutable.
 *
 * <p>A score that cannot be computed is NaN with a reason; it is never NaN silently.
 */
public final class Score {
  private final String name;
  private final String convention;
  private final String direction;
  private final double value;
  private final String reason;

  private Score(String name, String convention, String direction, double value, String reason) {
    this.name = name;
    this.convention = convention;
    this.direction = direction;
    this.value = value;
    this.reason = reason;
  }

  /**
   * A score.
   *
   * @param name what it is, such as "spearman"
   * @param convention how it was computed, such as "rsa[correlation;spearman]"
   * @param value the number, finite
   * @return the score
   * @throws HomologException if the value is not finite: say {@link #undefined} with a reason
   *     instead
   */
  public static Score of(String name, String convention, double value) {
    if (!Double.isFinite(value)) {
      throw HomologException.mistake(
          "score " + name + " of " + convention + " is " + value + " without a reason");
    }
    return new Score(name, convention, "", value, "");
  }

  /**
   * A score that could not be computed.
   *
   * @param name what it is
   * @param convention how it would have been computed
   * @param reason why it does not exist
   * @return the score, NaN
   */
  public static Score undefined(String name, String convention, String reason) {
    return new Score(name, convention, "", Double.NaN, reason);
  }

  /**
   * The same score with the direction of prediction.
   *
   * @param from "forward" from candidate to reference, or "reverse"
   * @return the score
   */
  public Score direction(String from) {
    return new Score(name, convention, from, value, reason);
  }

  /**
   * What it is.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * How it was computed.
   *
   * @return the convention
   */
  public String convention() {
    return convention;
  }

  /**
   * Direction of prediction.
   *
   * @return "forward", "reverse", or empty where there is none
   */
  public String direction() {
    return direction;
  }

  /**
   * The number.
   *
   * @return the value; NaN if {@link #isUndefined}
   */
  public double value() {
    return value;
  }

  /**
   * Whether it could not be computed.
   *
   * @return true if so
   */
  public boolean isUndefined() {
    return Double.isNaN(value);
  }

  /**
   * Why it does not exist.
   *
   * @return the reason; empty for a score that exists
   */
  public String reason() {
    return reason;
  }

  @Override
  public String toString() {
    return convention
        + " "
        + name
        + (direction.isEmpty() ? "" : " " + direction)
        + " = "
        + (isUndefined() ? "undefined (" + reason + ")" : Double.toString(value));
  }
}
