package org.homolog.network.plasticity;

import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;

/**
 * A memory of patterns of plus and minus one: W = (1 / N) sum of xi xi^T without its diagonal,
 * units updated one after the other, s_i = sign(sum of W_ij s_j) with sign(0) = 1. Hopfield 1982,
 * doi:10.1073/pnas.79.8.2554.
 */
public final class HopfieldNetwork {
  /**
   * Where a recall led.
   *
   * @param state the last state
   * @param energy -s W s / 2 at the beginning and after each sweep; it never rises
   */
  public record Recall(double[] state, double[] energy) {}

  private final Matrix patterns;
  private final Matrix weights;

  /**
   * A memory.
   *
   * @param patterns patterns x units, each value plus or minus one
   * @throws HomologException if a value is another
   */
  public HopfieldNetwork(Matrix patterns) {
    int units = patterns.columns();
    for (double value : patterns.array()) {
      if (Math.abs(value) != 1) {
        throw HomologException.mistake(
            "patterns hold plus and minus one only, but there is " + value);
      }
    }
    this.patterns = patterns.copy();
    this.weights = Matrix.zeros(units, units);
    for (int i = 0; i < units; i++) {
      for (int j = 0; j < units; j++) {
        double sum = 0;
        for (int p = 0; p < patterns.rows() && i != j; p++) {
          sum += patterns.get(p, i) * patterns.get(p, j);
        }
        weights.array()[i * units + j] = sum / units;
      }
    }
  }

  /**
   * The connections.
   *
   * @return units x units, a copy
   */
  public Matrix weights() {
    return weights.copy();
  }

  /**
   * Recalls from a state: sweeps over the units in order.
   *
   * @param state plus and minus one
   * @param sweeps how many
   * @return where it led
   */
  public Recall recall(double[] state, int sweeps) {
    int units = weights.rows();
    if (state.length != units) {
      throw new IllegalArgumentException(
          "the state has " + state.length + " values, the network " + units + " units");
    }
    double[] current = state.clone();
    double[] energy = new double[sweeps + 1];
    energy[0] = energy(current);
    for (int sweep = 1; sweep <= sweeps; sweep++) {
      for (int i = 0; i < units; i++) {
        current[i] = input(i, current) >= 0 ? 1 : -1;
      }
      energy[sweep] = energy(current);
    }
    return new Recall(current, energy);
  }

  private double input(int unit, double[] state) {
    double sum = 0;
    for (int j = 0; j < state.length; j++) {
      sum += weights.get(unit, j) * state[j];
    }
    return sum;
  }

  private double energy(double[] state) {
    double sum = 0;
    for (int i = 0; i < state.length; i++) {
      sum += state[i] * input(i, state);
    }
    return -sum / 2;
  }

  /**
   * How alike a state and the patterns are.
   *
   * @param state plus and minus one
   * @return the mean product with each pattern: 1 for the pattern itself
   */
  public double[] overlaps(double[] state) {
    double[] overlaps = new double[patterns.rows()];
    for (int p = 0; p < overlaps.length; p++) {
      for (int i = 0; i < state.length; i++) {
        overlaps[p] += patterns.get(p, i) * state[i] / state.length;
      }
    }
    return overlaps;
  }
}
