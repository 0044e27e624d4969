package org.homolog.stochastic;

import java.util.List;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;
import org.homolog.matching.Assignment;
import org.homolog.shape.Alignment;

/**
 * The alignment that brings the repeats of one system nearest to those of another, in the mean of
 * distances: reweighted least squares, each pair of repeats weighted by the inverse of its
 * distance.
 */
final class RepeatAlignment {
  private static final int MOST_STEPS = 200;
  private static final double TOLERANCE = 1e-9;
  private static final double LEAST_DISTANCE = 1e-6;

  private final List<Matrix> own;
  private final List<Matrix> other;
  private final Alignment alignment;
  private final LinearAlgebra algebra;

  RepeatAlignment(
      List<Matrix> own, List<Matrix> other, Alignment alignment, LinearAlgebra algebra) {
    int width = Math.max(own.get(0).columns(), other.get(0).columns());
    this.own = own.stream().map(repeats -> padded(repeats, width)).toList();
    this.other = other.stream().map(repeats -> padded(repeats, width)).toList();
    this.alignment = alignment;
    this.algebra = algebra;
  }

  /** With silent units added, so that every unit of the wider system finds a place. */
  private static Matrix padded(Matrix repeats, int width) {
    if (repeats.columns() == width) {
      return repeats;
    }
    Matrix padded = Matrix.zeros(repeats.rows(), width);
    for (int row = 0; row < repeats.rows(); row++) {
      System.arraycopy(
          repeats.array(), row * repeats.columns(), padded.array(), row * width, repeats.columns());
    }
    return padded;
  }

  double distance() {
    double within = 0;
    for (int row = 0; row < own.size(); row++) {
      within += meanWithin(own.get(row)) / 2 + meanWithin(other.get(row)) / 2;
    }
    return Math.sqrt(Math.max(0, smallestBetween() - within / own.size()));
  }

  /** The mean distance between repeats of the two systems, after alignment. */
  private double smallestBetween() {
    Matrix turn = turn(null);
    double least = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MOST_STEPS; step++) {
      double between = between(turn);
      boolean settled = least - between <= TOLERANCE * between;
      least = Math.min(least, between);
      if (settled) {
        break;
      }
      turn = turn(turn);
    }
    return least;
  }

  private double between(Matrix turn) {
    double sum = 0;
    for (int row = 0; row < own.size(); row++) {
      Matrix distances = distances(own.get(row), algebra.multiply(other.get(row), turn));
      sum += mean(distances);
    }
    return sum / own.size();
  }

  /** The next alignment, weighted by distances under the present one; unweighted without one. */
  private Matrix turn(@org.jspecify.annotations.Nullable Matrix present) {
    Matrix target = Matrix.zeros(other.get(0).columns(), own.get(0).columns());
    for (int row = 0; row < own.size(); row++) {
      Matrix x = own.get(row);
      Matrix y = other.get(row);
      Matrix weights = Matrix.zeros(y.rows(), x.rows());
      Matrix apart = present == null ? null : distances(x, algebra.multiply(y, present));
      for (int i = 0; i < y.rows(); i++) {
        for (int j = 0; j < x.rows(); j++) {
          weights.array()[i * x.rows() + j] =
              (apart == null ? 1 : 1 / Math.max(LEAST_DISTANCE, apart.get(j, i)))
                  / (x.rows() * (double) y.rows());
        }
      }
      Matrix part = algebra.multiply(algebra.multiply(y, true, weights, false), x);
      for (int i = 0; i < part.array().length; i++) {
        target.array()[i] += part.array()[i];
      }
    }
    return alignment == Alignment.ORTHOGONAL ? rotation(target) : permutation(target);
  }

  private Matrix rotation(Matrix target) {
    SingularValues svd = algebra.svd(target);
    return algebra.multiply(svd.u(), svd.vTransposed());
  }

  private static Matrix permutation(Matrix target) {
    int[] partner = Assignment.largest(target);
    Matrix permutation = Matrix.zeros(target.rows(), target.columns());
    for (int i = 0; i < partner.length; i++) {
      if (partner[i] >= 0) {
        permutation.array()[i * target.columns() + partner[i]] = 1;
      }
    }
    return permutation;
  }

  private static Matrix distances(Matrix x, Matrix y) {
    Matrix distances = Matrix.zeros(x.rows(), y.rows());
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < y.rows(); j++) {
        double sum = 0;
        for (int c = 0; c < x.columns(); c++) {
          double difference = x.get(i, c) - y.get(j, c);
          sum += difference * difference;
        }
        distances.array()[i * y.rows() + j] = Math.sqrt(sum);
      }
    }
    return distances;
  }

  private static double meanWithin(Matrix x) {
    Matrix distances = distances(x, x);
    return mean(distances) * x.rows() / (x.rows() - 1);
  }

  private static double mean(Matrix matrix) {
    double sum = 0;
    for (double value : matrix.array()) {
      sum += value;
    }
    return sum / matrix.array().length;
  }
}
