package org.homolog.tangling;

import java.util.Arrays;
import org.homolog.geometry.Trajectories;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/**
 * How tangled each state of a set of trajectories is: whether a state close to it moves on in
 * another direction (Russo et al. 2018, doi:10.1016/j.neuron.2018.01.004).
 */
final class TangledStates {
  /** Directions with less than this share of the largest singular value are rounding. */
  private static final double ROUNDING = 1e-12;

  /** Of responses of this many times the size, what is left after centring is rounding. */
  private static final double CONSTANT = 1e13;

  /** A squared difference of steps below this share of the squared distances is rounding. */
  private static final double ALIKE = 1e-24;

  private static final int ROWS_AT_ONCE = 64;

  private TangledStates() {}

  /**
   * Trajectories in their leading principal components.
   *
   * @return none if responses do not vary
   */
  static Trajectories leading(Trajectories responses, int components, LinearAlgebra algebra) {
    Trajectories centred = responses.centred();
    SingularValues svd = algebra.svd(centred.values());
    double largest =
        Arrays.stream(responses.values().array()).map(Math::abs).max().orElse(0) / CONSTANT;
    double least =
        Math.max(
            svd.values().length == 0 ? 0 : ROUNDING * svd.values()[0],
            largest * Math.sqrt(centred.values().array().length));
    int rank = (int) Arrays.stream(svd.values()).filter(value -> value > least).count();
    int[] kept = new int[Math.min(rank, components)];
    Arrays.setAll(kept, i -> i);
    Matrix scores = svd.u().selectColumns(kept);
    for (int i = 0; i < scores.array().length; i++) {
      scores.array()[i] *= svd.values()[i % kept.length];
    }
    return centred.with(scores);
  }

  /**
   * The tangling of all states but the first of each condition: the largest, over all these states,
   * of the squared difference of velocities over the squared distance of the states plus a
   * constant.
   *
   * @param states trajectories of two bins or more
   * @param step seconds from bin to bin
   * @param constant what is added to squared distances
   * @param run threads
   * @return per squared second, conditions x (bins - 1)
   */
  static double[] of(Trajectories states, double step, double constant, Run run) {
    Matrix reached = states.ends();
    Matrix velocities = states.steps();
    int count = reached.rows();
    int width = reached.columns();
    double[] tangling = new double[count];
    int pieces = (count + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
    run.parallel(
        pieces,
        piece -> {
          run.checkCancelled();
          int end = Math.min(count, (piece + 1) * ROWS_AT_ONCE);
          for (int i = piece * ROWS_AT_ONCE; i < end; i++) {
            double most = 0;
            for (int j = 0; j < count; j++) {
              double apart = squaredDistance(velocities.array(), i * width, j * width, width);
              double distance = squaredDistance(reached.array(), i * width, j * width, width);
              most = Math.max(most, apart / (distance + constant));
            }
            tangling[i] = most < ALIKE ? 0 : most / (step * step);
          }
        });
    return tangling;
  }

  private static double squaredDistance(double[] values, int one, int other, int width) {
    double sum = 0;
    for (int c = 0; c < width; c++) {
      double difference = values[one + c] - values[other + c];
      sum += difference * difference;
    }
    return sum;
  }
}
