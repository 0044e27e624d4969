package org.homolog.predictivity;

/**
 * How a penalty is chosen inside the training samples.
 *
 * @param perTarget whether each target has a penalty of its own
 * @param folds number of folds; 0 for leaving one sample out, in closed form
 * @param determination whether the mean over folds of R^2 is made largest, instead of the mean
 *     squared error smallest; with folds only
 */
public record PenaltyChoice(boolean perTarget, int folds, boolean determination) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if folds is 1 or below 0, or R^2 is asked for of single
   *     samples
   */
  public PenaltyChoice {
    if (folds < 0 || folds == 1) {
      throw new IllegalArgumentException("folds must be 0 or at least 2, not " + folds);
    }
    if (determination && folds == 0) {
      throw new IllegalArgumentException("a single sample has no R^2; say how many folds");
    }
  }

  /** By the error of samples left out one by one. */
  public static PenaltyChoice leaveOneOut(boolean perTarget) {
    return new PenaltyChoice(perTarget, 0, false);
  }

  /** The place of the least loss for each target. */
  int[] best(double[][] losses) {
    int targets = losses[0].length;
    int[] best = new int[targets];
    double[] sums = new double[losses.length];
    for (int a = 0; a < losses.length; a++) {
      for (int t = 0; t < targets; t++) {
        sums[a] += losses[a][t];
        best[t] = losses[a][t] < losses[best[t]][t] ? a : best[t];
      }
    }
    if (!perTarget) {
      int shared = 0;
      for (int a = 1; a < sums.length; a++) {
        shared = sums[a] < sums[shared] ? a : shared;
      }
      java.util.Arrays.fill(best, shared);
    }
    return best;
  }
}
