package org.homolog.report.markup;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as a reader meets them: few digits in the text, all digits within reach. */
public final class Numbers {
  private static final MathContext TWO_DIGITS = new MathContext(2);

  private Numbers() {}

  /**
   * A score, rounded: three decimals below 1, fewer above, powers of ten where it would vanish.
   *
   * @param value the number
   * @return the text; an en dash where there is no number
   */
  public static String shown(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 0.0005 || size >= 1e6)) {
      return power(value);
    }
    int decimals = size < 1 ? 3 : size < 10 ? 2 : size < 100 ? 1 : 0;
    return minus(String.format(Locale.ROOT, "%." + decimals + "f", value));
  }

  /**
   * A probability: two significant digits.
   *
   * @param value the probability
   * @return the text; an en dash where there is none
   */
  public static String probability(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (value > 0 && value < 0.0001) {
      return power(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(TWO_DIGITS).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  /**
   * A share as a percentage, such as "95 %".
   *
   * @param share the share, 0 to 1
   * @return the text
   */
  public static String percent(double share) {
    double hundred = Math.round(share * 1000) / 10.0;
    String digits =
        hundred == Math.rint(hundred)
            ? Long.toString((long) hundred)
            : String.format(Locale.ROOT, "%.1f", hundred);
    return digits + " %";
  }

  /**
   * All digits, as they are stored.
   *
   * @param value the number
   * @return the text; empty where there is no number
   */
  public static String exact(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  /**
   * A tick of an axis whose ticks are {@code step} apart.
   *
   * @param value where the tick is
   * @param step distance of ticks
   * @return the text
   */
  public static String tick(double value, double step) {
    double clean = Math.abs(value) < step * 1e-9 ? 0 : value;
    if (Math.abs(clean) >= 1e6 || step < 1e-5) {
      return clean == 0 ? "0" : power(clean);
    }
    int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    return minus(String.format(Locale.ROOT, "%." + decimals + "f", clean));
  }

  private static String power(double value) {
    String[] parts = String.format(Locale.ROOT, "%.1e", value).split("e", 2);
    String exponent = Integer.toString(Integer.parseInt(parts[1]));
    StringBuilder raised = new StringBuilder();
    for (char digit : exponent.toCharArray()) {
      raised.append(digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
    }
    return minus(parts[0]) + " × 10" + raised;
  }

  private static String minus(String digits) {
    boolean zero = digits.chars().noneMatch(c -> c >= '1' && c <= '9');
    String plain = zero && digits.startsWith("-") ? digits.substring(1) : digits;
    return plain.replace('-', '−');
  }
}
