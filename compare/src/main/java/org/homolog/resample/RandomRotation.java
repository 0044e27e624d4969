package org.homolog.resample;

import org.homolog.failure.HomologException;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.OrthogonalTriangular;
import org.homolog.linalg.Matrix;
import org.homolog.population.Population;
import org.homolog.random.CounterRandom;

/**
 * Populations turned at random, for nulls: in the space of their units or of their conditions. All
 * orthogonal matrices are alike likely (Haar measure, by the QR decomposition of Gaussian numbers
 * with the signs of R's diagonal; Mezzadri 2007, arXiv:math-ph/0609050).
 */
public final class RandomRotation {
  private RandomRotation() {}

  /**
   * A population whose units are rotated: every pattern of activity by the same random orthogonal
   * matrix. Distances and angles between patterns stay; what a single unit does is lost.
   *
   * @param population entries x times x units, without missing values
   * @param random makes the rotation
   * @param algebra the algebra
   * @return the rotated population, of the same shape
   * @throws HomologException if values are missing, or there are more than one array holds
   */
  public static Population ofUnits(
      Population population, CounterRandom random, LinearAlgebra algebra) {
    double[] values = values(population);
    int units = population.unitCount();
    int rows = values.length / units;
    Matrix patterns = Matrix.of(rows, units, values);
    Matrix rotated;
    if (rows >= units) {
      rotated = algebra.multiply(patterns, frame(units, units, random, algebra));
    } else {
      // X = R'Q' has few rows: the rotation matters only through Q' times it, a random frame.
      Matrix triangle = algebra.qr(patterns.transpose()).r();
      rotated = algebra.multiply(triangle, true, frame(units, rows, random, algebra), true);
    }
    return with(population, rotated.array());
  }

  /**
   * A population whose conditions are mixed by a random orthogonal matrix that keeps the mean over
   * conditions: a random population with the same spectrum. Means and covariances of the units over
   * conditions stay (with time, over the courses of conditions); which pattern belongs to which
   * condition is lost, and so is the geometry of conditions. Repeats keep their distance to their
   * condition's mean.
   *
   * @param population entries x times x units, without missing values
   * @param random makes the rotation; the same numbers give the same rotation for every population
   *     with as many conditions
   * @param algebra the algebra
   * @return the mixed population, of the same shape
   * @throws HomologException if values are missing, there is a single condition, or there are more
   *     values than one array holds
   */
  public static Population ofConditions(
      Population population, CounterRandom random, LinearAlgebra algebra) {
    int conditions = population.conditionCount();
    if (conditions < 2) {
      throw HomologException.mistake(population.name() + " has a single condition: none to mix");
    }
    double[] values = values(population);
    int width = population.timeCount() * population.unitCount();
    double[] means = new double[Math.multiplyExact(conditions, width)];
    int[][] entries = population.entriesByCondition();
    for (int c = 0; c < conditions; c++) {
      for (int entry : entries[c]) {
        for (int k = 0; k < width; k++) {
          means[c * width + k] += values[entry * width + k] / entries[c].length;
        }
      }
    }
    Matrix mixed =
        algebra.multiply(mixing(conditions, random, algebra), Matrix.of(conditions, width, means));
    double[] moved = mixed.array();
    for (int c = 0; c < conditions; c++) {
      for (int entry : entries[c]) {
        for (int k = 0; k < width; k++) {
          values[entry * width + k] += moved[c * width + k] - means[c * width + k];
        }
      }
    }
    return with(population, values);
  }

  /** A random orthogonal matrix that leaves a vector of equal numbers as it is. */
  private static Matrix mixing(int size, CounterRandom random, LinearAlgebra algebra) {
    double[] numbers = new double[size * (size - 1)];
    for (int column = 0; column < size - 1; column++) {
      double mean = 0;
      for (int row = 0; row < size; row++) {
        numbers[row * (size - 1) + column] = random.nextGaussian();
        mean += numbers[row * (size - 1) + column] / size;
      }
      for (int row = 0; row < size; row++) {
        numbers[row * (size - 1) + column] -= mean;
      }
    }
    Matrix centred = orthonormal(Matrix.of(size, size - 1, numbers), algebra);
    double[] product = algebra.multiply(centred, false, contrasts(size), true).array();
    for (int i = 0; i < product.length; i++) {
      product[i] += 1.0 / size;
    }
    return Matrix.of(size, size, product);
  }

  /** An orthonormal basis of what sums to zero (Helmert's contrasts), size x (size - 1). */
  private static Matrix contrasts(int size) {
    double[] basis = new double[size * (size - 1)];
    for (int column = 0; column < size - 1; column++) {
      double scale = Math.sqrt((column + 1.0) * (column + 2.0));
      for (int row = 0; row <= column; row++) {
        basis[row * (size - 1) + column] = 1 / scale;
      }
      basis[(column + 1) * (size - 1) + column] = -(column + 1) / scale;
    }
    return Matrix.of(size, size - 1, basis);
  }

  /** Random orthonormal columns. */
  private static Matrix frame(int rows, int columns, CounterRandom random, LinearAlgebra algebra) {
    double[] numbers = new double[Math.multiplyExact(rows, columns)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextGaussian();
    }
    return orthonormal(Matrix.of(rows, columns, numbers), algebra);
  }

  private static Matrix orthonormal(Matrix columns, LinearAlgebra algebra) {
    OrthogonalTriangular parts = algebra.qr(columns);
    double[] q = parts.q().array().clone();
    int width = columns.columns();
    for (int column = 0; column < width; column++) {
      if (parts.r().get(column, column) < 0) {
        for (int row = 0; row < columns.rows(); row++) {
          q[row * width + column] = -q[row * width + column];
        }
      }
    }
    return Matrix.of(columns.rows(), width, q);
  }

  private static double[] values(Population population) {
    if (population.hasMissing()) {
      throw HomologException.mistake(
          population.name() + " holds missing values, which cannot be rotated");
    }
    long perEntry = (long) population.timeCount() * population.unitCount();
    long all = perEntry * population.entryCount();
    if (all > Integer.MAX_VALUE - 8) {
      throw HomologException.mistake(
          population.name() + " holds more values than can be rotated at once: " + all);
    }
    double[] values = new double[(int) all];
    for (int entry = 0; entry < population.entryCount(); entry++) {
      population.read(entry, values, (int) (entry * perEntry));
    }
    return values;
  }

  private static Population with(Population population, double[] values) {
    int[] conditionOf = new int[population.entryCount()];
    java.util.Arrays.setAll(conditionOf, population::conditionOf);
    return population.toBuilder().values(values).grouped(population.conditionLabels(), conditionOf);
  }
}
