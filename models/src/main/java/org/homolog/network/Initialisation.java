package org.homolog.network;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.homolog.random.CounterRandom;

/** How a square recurrent matrix begins, before it is multiplied by a gain. */
public enum Initialisation {
  /** Uniform on +-1 / sqrt(N): PyTorch's choice. */
  UNIFORM,
  /** Independent normal numbers of variance 1 / N: spectral radius near the gain. */
  GAUSSIAN,
  /** A random orthogonal matrix, uniformly distributed: all singular values equal the gain. */
  ORTHOGONAL,
  /** The identity matrix: every unit holds its own activity. */
  DIAGONAL,
  /**
   * Gamma distributed magnitudes of shape 2 and mean 1 / N, all positive; the gain is the spectral
   * radius of the matrix that acts (Song, Yang and Wang 2016, doi:10.1371/journal.pcbi.1004792).
   */
  GAMMA;

  /** Values of a units x units matrix, row-major. */
  double[] square(int units, double gain, CounterRandom random) {
    double[] values =
        switch (this) {
          case UNIFORM -> uniform(units, units, random);
          case GAUSSIAN -> gaussian(units, random);
          case ORTHOGONAL -> orthogonal(units, random);
          case DIAGONAL -> identity(units);
          case GAMMA -> gamma(units, random);
        };
    if (this == GAMMA) {
      return scaledToRadius(values, values, gain);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] *= gain;
    }
    return values;
  }

  /**
   * Values uniform on +-1 / sqrt(inputs), for a matrix or bias of units that have so many inputs.
   *
   * @param inputs inputs of each unit
   * @param units number of units
   * @param random where the numbers come from
   * @return inputs x units values
   */
  public static double[] uniform(int inputs, int units, CounterRandom random) {
    double bound = 1 / Math.sqrt(inputs);
    double[] values = new double[Math.multiplyExact(inputs, units)];
    for (int i = 0; i < values.length; i++) {
      values[i] = bound * (2 * random.nextDouble() - 1);
    }
    return values;
  }

  private static double[] gaussian(int units, CounterRandom random) {
    double[] values = new double[Math.multiplyExact(units, units)];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian() / Math.sqrt(units);
    }
    return values;
  }

  private static double[] orthogonal(int units, CounterRandom random) {
    double[] normal = gaussian(units, random);
    RealMatrix matrix = new Array2DRowRealMatrix(units, units);
    for (int i = 0; i < normal.length; i++) {
      matrix.setEntry(i / units, i % units, normal[i]);
    }
    QRDecomposition decomposition = new QRDecomposition(matrix);
    RealMatrix q = decomposition.getQ();
    RealMatrix r = decomposition.getR();
    double[] values = new double[normal.length];
    for (int i = 0; i < units; i++) {
      for (int j = 0; j < units; j++) {
        // Q alone is not uniformly distributed: the signs of R's diagonal make it so (Mezzadri
        // 2007).
        values[i * units + j] = q.getEntry(i, j) * (r.getEntry(j, j) < 0 ? -1 : 1);
      }
    }
    return values;
  }

  private static double[] identity(int units) {
    double[] values = new double[Math.multiplyExact(units, units)];
    for (int i = 0; i < units; i++) {
      values[i * units + i] = 1;
    }
    return values;
  }

  private static double[] gamma(int units, CounterRandom random) {
    double[] values = new double[Math.multiplyExact(units, units)];
    for (int i = 0; i < values.length; i++) {
      // A gamma number of shape 2 is the sum of two exponential ones.
      double product = (1 - random.nextDouble()) * (1 - random.nextDouble());
      values[i] = -StrictMath.log(product) / (2.0 * units);
    }
    return values;
  }

  /**
   * Values times the factor that gives a square matrix a spectral radius; unchanged where its
   * radius is 0.
   */
  static double[] scaledToRadius(double[] values, double[] matrix, double radius) {
    int units = (int) Math.round(Math.sqrt(matrix.length));
    RealMatrix square = new Array2DRowRealMatrix(units, units);
    for (int i = 0; i < matrix.length; i++) {
      square.setEntry(i / units, i % units, matrix[i]);
    }
    EigenDecomposition spectrum = new EigenDecomposition(square);
    double largest = 0;
    for (int i = 0; i < units; i++) {
      largest =
          Math.max(
              largest, Math.hypot(spectrum.getRealEigenvalue(i), spectrum.getImagEigenvalue(i)));
    }
    double factor = largest > 0 ? radius / largest : 1;
    return Arrays.stream(values).map(value -> value * factor).toArray();
  }
}
