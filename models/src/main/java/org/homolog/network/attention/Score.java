package org.homolog.network.attention;

/** How alike a query and a key are. */
public enum Score {
  /** Their dot product. */
  DOT,
  /** Their dot product divided by the square root of their length. */
  SCALED_DOT;

  /** The scores of a product, as an expression. */
  String script(String product, int length) {
    return this == DOT ? product : "torch.div(" + product + ", " + Math.sqrt(length) + ")";
  }
}
