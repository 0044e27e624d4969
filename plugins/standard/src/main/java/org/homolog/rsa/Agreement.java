package org.homolog.rsa;

/**
 * How alike two sets of dissimilarities are, or why that is not defined.
 *
 * @param value the number; NaN where undefined
 * @param reason why it is undefined; empty where it is defined
 */
record Agreement(double value, String reason) {
  static Agreement of(double value) {
    return new Agreement(value, "");
  }

  static Agreement undefined(String reason) {
    return new Agreement(Double.NaN, reason);
  }

  boolean isUndefined() {
    return Double.isNaN(value);
  }
}
