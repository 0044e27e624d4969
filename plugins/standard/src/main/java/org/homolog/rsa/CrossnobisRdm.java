package org.homolog.rsa;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/**
 * Cross-validated distances: the difference of two conditions in one fold times their difference in
 * the others, so that independent noise adds nothing on average (Walther et al. 2016,
 * doi:10.1016/j.neuroimage.2015.12.012).
 */
final class CrossnobisRdm {
  private CrossnobisRdm() {}

  /**
   * Each fold against the others where every condition has every fold; else over pairs of folds.
   *
   * @param observations observations, whitened if noise is to be normalised
   * @param divisor the number of units
   * @param run what the host lends
   * @return upper triangle over places
   */
  static double[] of(Observations observations, int divisor, Run run) {
    requireFolds(observations);
    return observations.everyPlaceHasEveryFold()
        ? leaveOneFoldOut(observations, divisor, run)
        : FoldPairDistances.of(observations.aroundTheirMean(), divisor, run);
  }

  /**
   * Each fold against the mean of all observations outside it, averaged over folds. Every condition
   * with observations has some in every fold.
   *
   * @param observations observations, whitened if noise is to be normalised
   * @param divisor the number of units
   * @param run what the host lends
   * @return upper triangle over places
   */
  static double[] leaveOneFoldOut(Observations observations, int divisor, Run run) {
    requireFolds(observations);
    int size = observations.size();
    FoldSums sums = FoldSums.of(observations);
    double[] total = new double[Triangle.length(size)];
    int[] used = new int[total.length];
    for (int k = 0; k < sums.folds(); k++) {
      run.checkCancelled();
      Matrix products =
          run.algebra().multiply(sums.meanOutside(k), false, sums.meanWithin(k), true);
      boolean[] usable = sums.usable(k);
      add(products, usable, total, used);
    }
    return averaged(total, used, divisor);
  }

  /**
   * Each pair of folds in a metric of its own, averaged over pairs. A pair of conditions uses the
   * folds that have both, since distances in different metrics are only comparable within a pair of
   * folds; a pair of conditions without two such folds is NaN.
   *
   * @param observations observations, not whitened
   * @param covariances the noise covariance of each fold
   * @param divisor the number of units
   * @param run what the host lends
   * @return upper triangle over places
   */
  static double[] betweenFolds(
      Observations observations, List<Matrix> covariances, int divisor, Run run) {
    requireFolds(observations);
    FoldSums sums = FoldSums.of(observations);
    double[] total = new double[Triangle.length(observations.size())];
    int[] used = new int[total.length];
    for (int k = 0; k < sums.folds(); k++) {
      for (int l = k + 1; l < sums.folds(); l++) {
        run.checkCancelled();
        Matrix mean = NoiseNormalisation.halfway(covariances.get(k), covariances.get(l));
        Matrix whitening = NoiseMetric.of(mean, run.algebra()).whitening();
        Matrix one = run.algebra().multiply(sums.meanWithin(k), whitening);
        Matrix other = run.algebra().multiply(sums.meanWithin(l), whitening);
        add(run.algebra().multiply(one, false, other, true), sums.inBoth(k, l), total, used);
      }
    }
    return averaged(total, used, divisor);
  }

  private static void requireFolds(Observations observations) {
    if (observations.foldNames().size() < 2) {
      throw HomologException.mistake(
          "dissimilarity: crossnobis needs at least two folds, but all observations are in fold \""
              + String.join("", observations.foldNames())
              + "\"");
    }
  }

  /** Adds (a_i - a_j)'(b_i - b_j) from the products a_i'b_j. */
  private static void add(Matrix products, boolean[] usable, double[] total, int[] used) {
    int at = 0;
    for (int i = 0; i < usable.length; i++) {
      for (int j = i + 1; j < usable.length; j++, at++) {
        if (usable[i] && usable[j]) {
          total[at] +=
              products.get(i, i) + products.get(j, j) - products.get(i, j) - products.get(j, i);
          used[at]++;
        }
      }
    }
  }

  private static double[] averaged(double[] total, int[] used, int divisor) {
    for (int i = 0; i < total.length; i++) {
      total[i] = used[i] == 0 ? Double.NaN : total[i] / used[i] / divisor;
    }
    return total;
  }

  /** Sums of observations per fold and place, with each feature's overall mean removed. */
  private record FoldSums(Matrix[] within, int[][] counts, Matrix all, int[] countsOfAll) {

    static FoldSums of(Observations observations) {
      int folds = observations.foldNames().size();
      int size = observations.size();
      int features = observations.patterns().columns();
      int rows = observations.patterns().rows();
      double[] values = observations.aroundTheirMean().patterns().array();
      Matrix[] within = new Matrix[folds];
      java.util.Arrays.setAll(within, k -> Matrix.zeros(size, features));
      int[][] counts = new int[folds][size];
      Matrix all = Matrix.zeros(size, features);
      int[] countsOfAll = new int[size];
      for (int row = 0; row < rows; row++) {
        int place = observations.places()[row];
        int fold = observations.folds()[row];
        counts[fold][place]++;
        countsOfAll[place]++;
        for (int c = 0; c < features; c++) {
          double value = values[row * features + c];
          within[fold].array()[place * features + c] += value;
          all.array()[place * features + c] += value;
        }
      }
      return new FoldSums(within, counts, all, countsOfAll);
    }

    int folds() {
      return within.length;
    }

    Matrix meanWithin(int fold) {
      Matrix mean = within[fold].copy();
      divideRows(mean, counts[fold]);
      return mean;
    }

    Matrix meanOutside(int fold) {
      Matrix mean = all.copy();
      int[] outside = countsOfAll.clone();
      for (int i = 0; i < mean.array().length; i++) {
        mean.array()[i] -= within[fold].array()[i];
      }
      for (int place = 0; place < outside.length; place++) {
        outside[place] -= counts[fold][place];
      }
      divideRows(mean, outside);
      return mean;
    }

    private static void divideRows(Matrix sums, int[] counts) {
      int features = sums.columns();
      for (int row = 0; row < counts.length; row++) {
        for (int c = 0; c < features && counts[row] > 1; c++) {
          sums.array()[row * features + c] /= counts[row];
        }
      }
    }

    /** Places with observations both within a fold and outside it. */
    boolean[] usable(int fold) {
      boolean[] usable = new boolean[countsOfAll.length];
      for (int place = 0; place < usable.length; place++) {
        usable[place] = counts[fold][place] > 0 && countsOfAll[place] > counts[fold][place];
      }
      return usable;
    }

    boolean[] inBoth(int one, int other) {
      boolean[] both = new boolean[countsOfAll.length];
      for (int place = 0; place < both.length; place++) {
        both[place] = counts[one][place] > 0 && counts[other][place] > 0;
      }
      return both;
    }
  }
}
