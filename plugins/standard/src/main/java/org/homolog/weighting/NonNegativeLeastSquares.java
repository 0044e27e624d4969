package org.homolog.weighting;

import java.util.stream.IntStream;

/**
 * Least squares with weights of zero or more, by the active-set method on products (Bro & de Jong
 * 1997, doi:10.1002/(SICI)1099-128X(199709/10)11:5<393::AID-CEM483>3.0.CO;2-L). What counts as zero
 * is relative to the data, so that it ends whatever their scale.
 */
final class NonNegativeLeastSquares {
  private static final double ROUNDING = 1e-13;

  private final NormalEquations equations;
  private final double[] least;
  private final boolean[] used;
  private double[] weights;

  private NonNegativeLeastSquares(NormalEquations equations) {
    this.equations = equations;
    int count = equations.count();
    this.weights = new double[count];
    this.used = new boolean[count];
    this.least = new double[count];
    for (int i = 0; i < count; i++) {
      least[i] = ROUNDING * Math.sqrt(equations.models()[i][i] * equations.length());
    }
  }

  /** The weights, one per model. */
  static double[] solve(NormalEquations equations) {
    return new NonNegativeLeastSquares(equations).run();
  }

  private double[] run() {
    // Each round uses a set of models never used before; the bound only guards against rounding.
    for (int round = 0; round < 3 * equations.count() + 10; round++) {
      int next = mostWanted();
      if (next < 0) {
        break;
      }
      used[next] = true;
      double[] free = equations.solve(chosen());
      while (anyBelowZero(free)) {
        stepTowards(free);
        free = equations.solve(chosen());
      }
      weights = free;
    }
    return weights;
  }

  /** The unused model that would reduce the error most; below 0 if none would. */
  private int mostWanted() {
    double[] wanted = equations.remainder(weights);
    int best = -1;
    for (int i = 0; i < wanted.length; i++) {
      if (!used[i] && wanted[i] > least[i] && (best < 0 || wanted[i] > wanted[best])) {
        best = i;
      }
    }
    return best;
  }

  private int[] chosen() {
    return IntStream.range(0, used.length).filter(i -> used[i]).toArray();
  }

  private boolean anyBelowZero(double[] free) {
    return IntStream.range(0, used.length).anyMatch(i -> used[i] && free[i] < 0);
  }

  /** Goes from the weights towards others until the first of them is zero, which is then unused. */
  private void stepTowards(double[] free) {
    double share = 1;
    int first = -1;
    for (int i = 0; i < used.length; i++) {
      if (used[i] && free[i] < 0) {
        double reached = weights[i] / (weights[i] - free[i]);
        if (first < 0 || reached < share) {
          share = reached;
          first = i;
        }
      }
    }
    for (int i = 0; i < used.length; i++) {
      weights[i] = used[i] ? weights[i] + share * (free[i] - weights[i]) : 0;
    }
    weights[first] = 0;
    used[first] = false;
  }
}
