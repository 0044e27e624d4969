package org.homolog.fixedpoints;

import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;
import org.homolog.system.Dynamics;

/**
 * States to start a search from: those of trajectories, the same with noise, others between two of
 * them, and some anywhere in the box they fill.
 */
public final class StartStates {
  private static final int STEPS = 60;
  private static final double[] SCALES = {0.1, 0.5, 1, 2};

  private StartStates() {}

  /**
   * Roll-outs from random states of several sizes.
   *
   * @param dynamics the system
   * @param input a constant input
   * @param count how many trajectories
   * @param seed where the random states come from
   * @param algebra the algebra
   * @return states x state variables: each trajectory at its start and after 1, 3, 8, 20 and 60
   *     steps, as long as it is finite
   */
  public static Matrix rolledOut(
      Dynamics dynamics, double[] input, int count, long seed, LinearAlgebra algebra) {
    RootProblem problem = RootProblem.of(dynamics, input, algebra);
    int size = dynamics.stateCount();
    Matrix now = Matrix.zeros(count, size);
    for (int k = 0; k < count; k++) {
      CounterRandom random = new CounterRandom(CounterRandom.seed(seed, "roll-outs"), k);
      double scale = SCALES[k % SCALES.length];
      for (int i = 0; i < size; i++) {
        now.array()[k * size + i] = scale * random.nextGaussian();
      }
    }
    Matrix all = now;
    for (int step = 1; step <= STEPS && now.rows() > 0; step++) {
      now = RollOut.finite(problem.next(now));
      if (step == 1 || step == 3 || step == 8 || step == 20 || step == STEPS) {
        all = stacked(all, now);
      }
    }
    return all;
  }

  /** One matrix on top of another. */
  static Matrix stacked(Matrix above, Matrix below) {
    Matrix all = Matrix.zeros(above.rows() + below.rows(), above.columns());
    System.arraycopy(above.array(), 0, all.array(), 0, above.array().length);
    System.arraycopy(below.array(), 0, all.array(), above.array().length, below.array().length);
    return all;
  }

  /**
   * Starts around trajectories.
   *
   * @param trajectories states x state variables, finite
   * @param count how many starts
   * @param noise standard deviation of the noise, in standard deviations of each variable over the
   *     trajectories
   * @param seed where choices and noise come from
   * @return count x state variables
   */
  public static Matrix around(Matrix trajectories, int count, double noise, long seed) {
    int size = trajectories.columns();
    int states = trajectories.rows();
    double[][] range = range(trajectories);
    Matrix starts = Matrix.zeros(states == 0 ? 0 : count, size);
    for (int k = 0; k < starts.rows(); k++) {
      CounterRandom random = new CounterRandom(CounterRandom.seed(seed, "starts"), k);
      double[] a = trajectories.row(random.nextInt(states));
      double[] b = trajectories.row(random.nextInt(states));
      double share = random.nextDouble();
      for (int i = 0; i < size; i++) {
        double wide = 0.5 + (random.nextDouble() - 0.5) * 1.5;
        starts.array()[k * size + i] =
            switch (k % 5) {
              case 0 -> a[i];
              case 1, 2 -> a[i] + noise * range[2][i] * random.nextGaussian();
              case 3 -> (1 - share) * a[i] + share * b[i];
              default -> range[0][i] + wide * (range[1][i] - range[0][i]);
            };
      }
    }
    return starts;
  }

  /** Least, largest and standard deviation of each variable. */
  private static double[][] range(Matrix states) {
    int size = states.columns();
    double[][] range = new double[3][size];
    for (int i = 0; i < size; i++) {
      double sum = 0;
      double squares = 0;
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < states.rows(); k++) {
        double value = states.get(k, i);
        sum += value;
        squares += value * value;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      double mean = sum / states.rows();
      range[0][i] = low;
      range[1][i] = high;
      range[2][i] = Math.sqrt(Math.max(0, squares / states.rows() - mean * mean));
    }
    return range;
  }
}
