package org.homolog.shape;

/**
 * The inner product and the squared norms of two aligned response matrices, to which both ground
 * distances are known.
 *
 * @param product their inner product
 * @param ownSquares squared norm of the one
 * @param otherSquares squared norm of the other
 */
record Separation(double product, double ownSquares, double otherSquares) {

  Separation plus(Separation more) {
    return new Separation(
        product + more.product, ownSquares + more.ownSquares, otherSquares + more.otherSquares);
  }

  boolean isDefined(Ground ground) {
    return ground == Ground.EUCLIDEAN || (ownSquares > 0 && otherSquares > 0);
  }

  double distance(Ground ground) {
    return ground == Ground.EUCLIDEAN
        ? Math.sqrt(Math.max(0, ownSquares + otherSquares - 2 * product))
        : Math.acos(
            Math.max(-1, Math.min(1, product / Math.sqrt(ownSquares) / Math.sqrt(otherSquares))));
  }
}
