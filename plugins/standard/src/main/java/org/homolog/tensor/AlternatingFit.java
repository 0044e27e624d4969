package org.homolog.tensor;

import org.homolog.geometry.Centring;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;

/**
 * One fit of a sum of components to a tensor, from a random start: the factors of units, of times
 * and of conditions in turn, each the best given the others. Without constraint all components of
 * one kind at once (alternating least squares; Carroll and Chang 1970, doi:10.1007/BF02310791);
 * where factors may not be negative one component after the other (hierarchical alternating least
 * squares; Cichocki and Phan 2009, doi:10.1587/transfun.E92.A.708).
 */
final class AlternatingFit {
  /** Where components all but coincide, their products are kept from being singular. */
  private static final double RIDGE = 1e-13;

  private final Tensor tensor;
  private final TensorOptions options;
  private final LinearAlgebra algebra;
  private Matrix units;
  private Matrix times;
  private Matrix conditions;

  private AlternatingFit(
      Tensor tensor,
      TensorOptions options,
      LinearAlgebra algebra,
      Matrix times,
      Matrix conditions) {
    this.tensor = tensor;
    this.options = options;
    this.algebra = algebra;
    this.units = Matrix.zeros(tensor.values().columns(), times.columns());
    this.times = times;
    this.conditions = conditions;
  }

  /**
   * Fits components from one start. Starts of conditions go by their labels, and units begin with
   * what times and conditions give them, so that no order matters.
   *
   * @param tensor not zero
   * @param seed of all starts
   * @param start which start
   */
  static ComponentModel of(
      Tensor tensor, TensorOptions options, long seed, int start, LinearAlgebra algebra) {
    int rank = options.components();
    Matrix times = Matrix.zeros(tensor.bins(), rank);
    fill(times, 0, tensor.bins(), new CounterRandom(seed, start), options.nonNegative());
    Matrix conditions = Matrix.zeros(tensor.conditions().size(), rank);
    for (int c = 0; c < conditions.rows(); c++) {
      long own = CounterRandom.seed(seed, tensor.conditions().get(c));
      fill(conditions, c, c + 1, new CounterRandom(own, start), options.nonNegative());
    }
    return new AlternatingFit(tensor, options, algebra, times, conditions).fitted();
  }

  private static void fill(
      Matrix factors, int from, int to, CounterRandom random, boolean nonNegative) {
    for (int i = from * factors.columns(); i < to * factors.columns(); i++) {
      double value = random.nextGaussian();
      factors.array()[i] = nonNegative ? Math.abs(value) : value;
    }
  }

  private ComponentModel fitted() {
    double squares = tensor.squares();
    double explained = Double.NEGATIVE_INFINITY;
    boolean converged = false;
    for (int i = 0; i < options.iterations() && !converged; i++) {
      units = updated(units, tensor.overUnits(times, conditions, algebra), times, conditions);
      unitLength(units);
      Matrix along = tensor.along(units, algebra);
      times = updated(times, tensor.overTimes(along, conditions), units, conditions);
      unitLength(times);
      Matrix products = tensor.overConditions(along, times);
      conditions = updated(conditions, products, units, times);
      double before = explained;
      explained = explained(products, squares);
      converged = explained - before < options.tolerance();
    }
    return ComponentModel.of(units, times, conditions, Math.max(0, explained), converged);
  }

  /** One minus the squared error over the sum of squares. */
  private double explained(Matrix products, double squares) {
    Matrix gram = hadamard(algebra.columnProducts(conditions), gram(units, times));
    double own = 0;
    for (double value : gram.array()) {
      own += value;
    }
    return (2 * Centring.dot(products, conditions) - own) / squares;
  }

  private Matrix gram(Matrix one, Matrix other) {
    return hadamard(algebra.columnProducts(one), algebra.columnProducts(other));
  }

  private static Matrix hadamard(Matrix one, Matrix other) {
    Matrix product = one.copy();
    for (int i = 0; i < product.array().length; i++) {
      product.array()[i] *= other.array()[i];
    }
    return product;
  }

  /** The best factors of one kind, given their products with the responses and the other two. */
  private Matrix updated(Matrix factors, Matrix products, Matrix one, Matrix other) {
    Matrix gram = gram(one, other);
    return options.nonNegative() ? nonNegative(factors, products, gram) : free(products, gram);
  }

  private Matrix free(Matrix products, Matrix gram) {
    int rank = gram.rows();
    double trace = 0;
    for (int r = 0; r < rank; r++) {
      trace += gram.get(r, r);
    }
    double ridge = trace > 0 ? RIDGE * trace : 1;
    for (int r = 0; r < rank; r++) {
      gram.array()[r * rank + r] += ridge;
    }
    return algebra.solvePositive(gram, products.transpose()).transpose();
  }

  private static Matrix nonNegative(Matrix factors, Matrix products, Matrix gram) {
    Matrix updated = factors.copy();
    int rank = gram.rows();
    for (int r = 0; r < rank; r++) {
      double own = gram.get(r, r);
      if (own > 0) {
        for (int row = 0; row < updated.rows(); row++) {
          double rest = products.get(row, r);
          for (int s = 0; s < rank; s++) {
            rest -= s == r ? 0 : updated.get(row, s) * gram.get(s, r);
          }
          updated.array()[row * rank + r] = Math.max(0, rest / own);
        }
      }
    }
    return updated;
  }

  private static void unitLength(Matrix factors) {
    double[] lengths = ComponentModel.lengths(factors);
    for (int i = 0; i < factors.array().length; i++) {
      double length = lengths[i % lengths.length];
      factors.array()[i] = length == 0 ? 0 : factors.array()[i] / length;
    }
  }
}
