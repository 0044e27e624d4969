package org.homolog.geometry;

import java.math.BigDecimal;
import org.homolog.failure.HomologException;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Options;

/** The options that every comparison of response matrices has. */
public interface ResponseOptions {
  /** Help text of the option {@code time}. */
  String TIME_TEXT =
      "What becomes of time bins: concatenate (more units), average, or separate (more conditions)";

  /** Help text of the option {@code missing}. */
  String MISSING_TEXT = "What is done with missing values; pairwise is not possible";

  /**
   * What becomes of time bins.
   *
   * @return the use
   */
  TimeBins time();

  /**
   * What is done with missing values.
   *
   * @return refuse, drop-unit or drop-condition
   */
  MissingPolicy missing();

  /**
   * Checks that missing values can be handled so.
   *
   * @param missing the policy
   * @throws HomologException under pairwise
   */
  static void requireComplete(MissingPolicy missing) {
    if (missing == MissingPolicy.PAIRWISE) {
      throw HomologException.mistake(
          "complete patterns are needed: missing takes refuse, drop-unit or drop-condition, not"
              + " pairwise");
    }
  }

  /**
   * What a convention says of time: nothing for responses without time bins.
   *
   * @param time the use
   * @return such as {@code ";time:average"}; empty where all bins enter as they are
   */
  static String told(TimeBins time) {
    return time == TimeBins.CONCATENATE ? "" : ";time:" + Options.kebab(time.name());
  }

  /**
   * A number as a person would write it, for conventions.
   *
   * @param value a finite number
   * @return without trailing zeros
   */
  static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
