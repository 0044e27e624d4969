package org.homolog.rsa;

import java.util.Arrays;
import java.util.function.Function;
import org.homolog.failure.HomologException;

/**
 * Standard errors from leaving each fold out once, {@code sqrt((K - 1) / K sum (d_k - mean)^2)}
 * (Efron and Stein 1981, doi:10.1214/aos/1176345462). Folds, unlike the parts of a
 * cross-validation, do not overlap.
 */
final class Jackknife {
  private Jackknife() {}

  /**
   * Standard errors of the dissimilarities of observations with folds. A pair of places counts the
   * folds that have either.
   *
   * @param observations the observations
   * @param distances from observations to dissimilarities, whatever folds they have
   * @return upper triangle over places; NaN for a pair that is not defined without some fold
   * @throws HomologException if there are fewer than three folds
   */
  static double[] errors(Observations observations, Function<Observations, double[]> distances) {
    int folds = observations.foldNames().size();
    if (folds < 3) {
      throw HomologException.mistake(
          "standard-error: jackknife leaves one fold out and needs two more, but there are "
              + folds
              + "; choose standard-error: analytic or none");
    }
    int size = observations.size();
    boolean[][] has = new boolean[folds][size];
    for (int row = 0; row < observations.places().length; row++) {
      has[observations.folds()[row]][observations.places()[row]] = true;
    }
    double[] sums = new double[Triangle.length(size)];
    double[] squares = new double[sums.length];
    int[] counts = new int[sums.length];
    double[] whole = distances.apply(observations);
    for (int fold = 0; fold < folds; fold++) {
      double[] without = distances.apply(observations.withoutFold(fold));
      int at = 0;
      for (int i = 0; i < size; i++) {
        for (int j = i + 1; j < size; j++, at++) {
          if (has[fold][i] || has[fold][j]) {
            double difference = without[at] - whole[at];
            sums[at] += difference;
            squares[at] += difference * difference;
            counts[at]++;
          }
        }
      }
    }
    double[] errors = new double[sums.length];
    Arrays.setAll(
        errors,
        i -> {
          double spread = Math.max(0, squares[i] - sums[i] * sums[i] / counts[i]);
          return Double.isNaN(squares[i])
              ? Double.NaN
              : Math.sqrt(spread * (counts[i] - 1) / counts[i]);
        });
    return errors;
  }
}
