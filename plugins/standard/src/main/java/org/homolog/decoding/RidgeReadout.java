package org.homolog.decoding;

import org.homolog.geometry.Centring;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * A linear decoder of classes: ridge regression of their indicators on centred patterns.
 *
 * @param weights units x classes
 * @param means the mean pattern of the trials it was fitted to
 * @param base the share of each class among them
 */
@SuppressWarnings("ArrayRecordComponent")
record RidgeReadout(Matrix weights, double[] means, double[] base) {

  /**
   * Fits a decoder.
   *
   * @param known trials x units
   * @param classOf the class of each trial
   * @param classes how many classes there are
   * @param penalty relative to the mean variance of a unit times trials
   * @param algebra the algebra
   */
  static RidgeReadout of(
      Matrix known, int[] classOf, int classes, double penalty, LinearAlgebra algebra) {
    Matrix x = Centring.ofColumns(known);
    Matrix targets = Matrix.zeros(known.rows(), classes);
    for (int i = 0; i < known.rows(); i++) {
      targets.array()[i * classes + classOf[i]] = 1;
    }
    Matrix shares = Centring.ofColumns(targets);
    double squares = Centring.sumOfSquares(x);
    double added = squares == 0 ? 1 : penalty * squares / x.columns();
    // The products of trials and those of units give the same weights; the smaller are solved for.
    Matrix weights;
    if (x.rows() <= x.columns()) {
      Matrix products = withRidge(algebra.rowProducts(x), added);
      weights = algebra.multiply(x, true, algebra.solvePositive(products, shares), false);
    } else {
      Matrix products = withRidge(algebra.columnProducts(x), added);
      weights = algebra.solvePositive(products, algebra.multiply(x, true, shares, false));
    }
    return new RidgeReadout(weights, Centring.means(known), Centring.means(targets));
  }

  private static Matrix withRidge(Matrix products, double added) {
    for (int i = 0; i < products.rows(); i++) {
      products.array()[i * products.columns() + i] += added;
    }
    return products;
  }

  /**
   * Decodes patterns.
   *
   * @param patterns trials x units
   * @return the class of each, the one with the largest predicted indicator
   */
  int[] decode(Matrix patterns, LinearAlgebra algebra) {
    Matrix predicted = algebra.multiply(patterns, weights);
    int classes = base.length;
    double[] offsets = base.clone();
    for (int u = 0; u < means.length; u++) {
      for (int c = 0; c < classes; c++) {
        offsets[c] -= means[u] * weights.get(u, c);
      }
    }
    int[] decoded = new int[patterns.rows()];
    for (int i = 0; i < decoded.length; i++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        double value = predicted.get(i, c) + offsets[c];
        if (value > most) {
          most = value;
          decoded[i] = c;
        }
      }
    }
    return decoded;
  }
}
