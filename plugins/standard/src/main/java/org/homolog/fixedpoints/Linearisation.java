package org.homolog.fixedpoints;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.GeneralEigen;
import org.homolog.linalg.Matrix;
import org.homolog.system.Dynamics;
import org.jspecify.annotations.Nullable;

/**
 * The dynamics close to a state, as modes of the Jacobian J of the one-step map (Sussillo and Barak
 * 2013, doi:10.1162/NECO_a_00409). Modes are ordered by the magnitude of their eigenvalue, largest
 * first; of a complex pair the one with positive imaginary part comes first. Immutable.
 */
public final class Linearisation {
  /** Eigenvectors worse conditioned than this leave too few digits of their inverse. */
  private static final double DEFECTIVE = 1e11;

  private final double stepSeconds;
  private final double[] real;
  private final double[] imaginary;
  private final Matrix rightReal;
  private final Matrix rightImaginary;
  private final @Nullable Matrix left;
  private final @Nullable Matrix byInput;

  private Linearisation(
      double stepSeconds, GeneralEigen eigen, @Nullable Matrix left, @Nullable Matrix byInput) {
    this.stepSeconds = stepSeconds;
    this.real = eigen.real();
    this.imaginary = eigen.imaginary();
    this.rightReal = eigen.vectorsReal();
    this.rightImaginary = eigen.vectorsImaginary();
    this.left = left;
    this.byInput = byInput;
  }

  /**
   * Linearises a system.
   *
   * @param dynamics the system
   * @param state around which state
   * @param input under which constant input
   * @param algebra the algebra
   * @return its modes there
   * @throws ArithmeticException if the eigen-decomposition does not converge
   */
  public static Linearisation of(
      Dynamics dynamics, double[] state, double[] input, LinearAlgebra algebra) {
    GeneralEigen eigen = ordered(algebra.eigen(dynamics.jacobian(state, input)));
    return new Linearisation(
        dynamics.stepSeconds(),
        eigen,
        left(eigen, algebra),
        dynamics.inputJacobian(state, input).orElse(null));
  }

  private static GeneralEigen ordered(GeneralEigen eigen) {
    int n = eigen.real().length;
    double[] re = eigen.real();
    double[] im = eigen.imaginary();
    int[] order =
        java.util.stream.IntStream.range(0, n)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(k -> -Math.hypot(re[k], im[k]))
                    .thenComparingDouble(k -> -re[k])
                    .thenComparingDouble(k -> -im[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new GeneralEigen(
        Arrays.stream(order).mapToDouble(k -> re[k]).toArray(),
        Arrays.stream(order).mapToDouble(k -> im[k]).toArray(),
        eigen.vectorsReal().selectColumns(order),
        eigen.vectorsImaginary().selectColumns(order));
  }

  /**
   * Left eigenvectors from the inverse of the right ones, written with real and imaginary parts
   * side by side; nothing where modes coincide so that there are too few.
   */
  private static @Nullable Matrix left(GeneralEigen eigen, LinearAlgebra algebra) {
    int n = eigen.real().length;
    Matrix columns = Matrix.zeros(n, n);
    for (int k = 0; k < n; k++) {
      boolean second = eigen.imaginary()[k] < 0;
      for (int i = 0; i < n; i++) {
        columns.array()[i * n + k] =
            second ? eigen.vectorsImaginary().get(i, k - 1) : eigen.vectorsReal().get(i, k);
      }
    }
    try {
      Matrix inverse = algebra.inverse(columns);
      double condition = Vectors.norm(columns.array()) * Vectors.norm(inverse.array());
      return condition < DEFECTIVE ? inverse : null;
    } catch (ArithmeticException defective) {
      return null;
    }
  }

  /**
   * Number of modes.
   *
   * @return as many as state variables
   */
  public int size() {
    return real.length;
  }

  /**
   * Real parts of the eigenvalues of the one-step map.
   *
   * @return a copy, one per mode
   */
  public double[] real() {
    return real.clone();
  }

  /**
   * Imaginary parts of the eigenvalues of the one-step map.
   *
   * @return a copy, one per mode
   */
  public double[] imaginary() {
    return imaginary.clone();
  }

  /**
   * By which factor a mode grows or decays in a step.
   *
   * @param mode which mode, from 0
   * @return the magnitude of its eigenvalue
   */
  public double magnitude(int mode) {
    return Math.hypot(real[mode], imaginary[mode]);
  }

  /**
   * The time in which a mode changes by a factor e: -dt / ln |eigenvalue|.
   *
   * @param mode which mode, from 0
   * @return milliseconds; negative for a mode that grows, infinite for one that does neither
   */
  public double timeConstantMs(int mode) {
    double magnitude = magnitude(mode);
    return magnitude == 1 ? Double.POSITIVE_INFINITY : -1000 * stepSeconds / Math.log(magnitude);
  }

  /**
   * How often a mode turns: the angle of its eigenvalue / (2 pi dt).
   *
   * @param mode which mode, from 0
   * @return hertz, 0 or more
   */
  public double frequencyHz(int mode) {
    return Math.abs(Math.atan2(imaginary[mode], real[mode])) / (2 * Math.PI * stepSeconds);
  }

  /**
   * In how many directions the state is left.
   *
   * @return number of eigenvalues of magnitude above 1
   */
  public int unstable() {
    int count = 0;
    for (int k = 0; k < size(); k++) {
      count += magnitude(k) > 1 ? 1 : 0;
    }
    return count;
  }

  /**
   * Whether every small deviation dies out.
   *
   * @return true if all eigenvalues have a magnitude below 1
   */
  public boolean isStable() {
    return magnitude(0) < 1;
  }

  /**
   * The mode along which least happens.
   *
   * @return that of the eigenvalue nearest 1
   */
  public int slowest() {
    int best = 0;
    for (int k = 1; k < size(); k++) {
      if (Math.hypot(real[k] - 1, imaginary[k]) < Math.hypot(real[best] - 1, imaginary[best])) {
        best = k;
      }
    }
    return best;
  }

  /**
   * The direction of a mode: its right eigenvector.
   *
   * @param mode which mode, from 0
   * @return real part, one value per state variable; the vector has Euclidean norm 1
   */
  public double[] direction(int mode) {
    return rightReal.column(mode);
  }

  /**
   * The imaginary part of a mode's right eigenvector.
   *
   * @param mode which mode, from 0
   * @return one value per state variable, zero for a real mode
   */
  public double[] directionImaginary(int mode) {
    return rightImaginary.column(mode);
  }

  /**
   * What a mode reads from a deviation: its left eigenvector l, with l v = 1 for the mode's own
   * right eigenvector v and l v = 0 for every other.
   *
   * @param mode which mode, from 0
   * @return real part, one value per state variable; empty where modes coincide so that there are
   *     fewer eigenvectors than state variables
   */
  public Optional<double[]> reading(int mode) {
    if (left == null) {
      return Optional.empty();
    }
    if (imaginary[mode] == 0) {
      return Optional.of(left.row(mode));
    }
    double[] row = left.row(imaginary[mode] > 0 ? mode : mode - 1);
    return Optional.of(Arrays.stream(row).map(v -> v / 2).toArray());
  }

  /**
   * The imaginary part of a mode's left eigenvector.
   *
   * @param mode which mode, from 0
   * @return one value per state variable, zero for a real mode; empty as {@link #reading}
   */
  public Optional<double[]> readingImaginary(int mode) {
    if (left == null) {
      return Optional.empty();
    }
    if (imaginary[mode] == 0) {
      return Optional.of(new double[size()]);
    }
    boolean first = imaginary[mode] > 0;
    double[] row = left.row(first ? mode + 1 : mode);
    return Optional.of(Arrays.stream(row).map(v -> first ? -v / 2 : v / 2).toArray());
  }

  /**
   * The selection vector (Mante, Sussillo, Shenoy and Newsome 2013, doi:10.1038/nature12742): what
   * the slowest mode integrates of a deviation, the left eigenvector with length 1.
   *
   * @return one value per state variable; empty as {@link #reading}
   */
  public Optional<double[]> selectionVector() {
    return reading(slowest())
        .map(
            row -> {
              double norm = Vectors.norm(row);
              return Arrays.stream(row).map(v -> v / norm).toArray();
            });
  }

  /**
   * How much of each input channel the slowest mode integrates: the left eigenvector times the
   * derivative of the next state by the input.
   *
   * @return one value per channel; empty where either is not known
   */
  public Optional<double[]> selectedInputs() {
    Matrix channels = byInput;
    if (channels == null) {
      return Optional.empty();
    }
    return reading(slowest())
        .map(
            row -> {
              double[] selected = new double[channels.columns()];
              for (int j = 0; j < selected.length; j++) {
                selected[j] = Vectors.dot(row, channels.column(j));
              }
              return selected;
            });
  }
}
