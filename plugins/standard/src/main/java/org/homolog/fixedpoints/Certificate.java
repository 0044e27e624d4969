package org.homolog.fixedpoints;

/**
 * What is proved of a fixed point, for exact arithmetic on the weights and the input as they are
 * stored: Newton and Kantorovich's theorem in the form of Krawczyk (1969, doi:10.1007/BF02234767)
 * and Rump (2010, doi:10.1017/S096249291000005X). Distances are largest absolute differences.
 *
 * @param proved whether anything is
 * @param within there is exactly one fixed point within this distance of the state; NaN unless
 *     proved
 * @param alone that fixed point is the only one within this distance of the state; NaN unless
 *     proved
 * @param reason why nothing could be proved; empty if it was
 */
public record Certificate(boolean proved, double within, double alone, String reason) {
  static Certificate of(double within, double alone) {
    return new Certificate(true, within, alone, "");
  }

  static Certificate none(String reason) {
    return new Certificate(false, Double.NaN, Double.NaN, reason);
  }

  /**
   * The statement.
   *
   * @return one sentence
   */
  public String statement() {
    return proved
        ? String.format(
            java.util.Locale.ROOT,
            "exactly one fixed point lies within %.1e of the state, and no other within %.1e",
            within,
            alone)
        : "not proved: " + reason;
  }
}
