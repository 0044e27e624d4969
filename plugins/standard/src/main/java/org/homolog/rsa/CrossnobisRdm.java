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
    FoldSums sums = FoldSums.of(observations.aroundTheirMean());
    FoldMean mean = new FoldMean(observations.size());
    for (int k = 0; k < sums.folds(); k++) {
      run.checkCancelled();
      mean.add(
          run.algebra().multiply(sums.meanOutside(k), false, sums.meanWithin(k), true),
          sums.usable(k),
          divisor);
    }
    return mean.values();
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
    FoldSums sums = FoldSums.of(observations.aroundTheirMean());
    FoldMean mean = new FoldMean(observations.size());
    for (int k = 0; k < sums.folds(); k++) {
      for (int l = k + 1; l < sums.folds(); l++) {
        run.checkCancelled();
        Matrix covariance = NoiseNormalisation.halfway(covariances.get(k), covariances.get(l));
        Matrix whitening = NoiseMetric.of(covariance, run.algebra()).whitening();
        Matrix one = run.algebra().multiply(sums.meanWithin(k), whitening);
        Matrix other = run.algebra().multiply(sums.meanWithin(l), whitening);
        mean.add(run.algebra().multiply(one, false, other, true), sums.inBoth(k, l), divisor);
      }
    }
    return mean.values();
  }

  static void requireFolds(Observations observations) {
    if (observations.foldNames().size() < 2) {
      throw HomologException.mistake(
          "a cross-validated dissimilarity needs at least two folds, but all observations are in fold \""
              + String.join("", observations.foldNames())
              + "\"");
    }
  }
}
