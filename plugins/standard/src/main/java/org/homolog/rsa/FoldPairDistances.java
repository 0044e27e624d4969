package org.homolog.rsa;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/**
 * Cross-validated distances for designs in which not every condition has every fold. The similarity
 * of two conditions is the mean product over all pairs of an observation of the one and an
 * observation of the other that are of different folds,
 *
 * <pre>{@code s_ij = mean of x_a'x_b / N over a in i, b in j, fold(a) != fold(b)
 * d_ij = s_ii + s_jj - 2 s_ij}</pre>
 *
 * <p>Noise that is independent between folds adds nothing on average, so that two conditions need
 * no fold in common; each needs two folds of its own. With equally many observations in every cell
 * of condition and fold this is the distance of one fold against the others (Walther et al. 2016,
 * doi:10.1016/j.neuroimage.2015.12.012; Schuett et al. 2023, doi:10.7554/eLife.82566).
 *
 * <p>Where conditions have unequal numbers of observations in their folds, the mean pattern of a
 * condition is weighted differently in s_ii and s_ij, and an offset common to all observations adds
 * noise; callers remove it first.
 */
final class FoldPairDistances {
  private FoldPairDistances() {}

  /**
   * The distances, through sums per condition and fold: with S_if the sum of the n_if observations
   * of a condition in a fold, and S_i and n_i over all folds, the sum over pairs is {@code S_i'S_j
   * - sum_f S_if'S_jf} and their number {@code n_i n_j - sum_f n_if n_jf}.
   *
   * @param observations observations with folds, whitened if noise is to be normalised
   * @param divisor the number of units
   * @param run what the host lends
   * @return upper triangle over places; NaN for a place with observations in fewer than two folds
   */
  static double[] of(Observations observations, int divisor, Run run) {
    int size = observations.size();
    int[] all = IntStream.range(0, observations.places().length).toArray();
    Cells whole = Cells.of(observations, all);
    double[] products = new double[size * size];
    double[] pairs = new double[size * size];
    whole.addTo(products, pairs, 1, size, run);
    for (int[] within : rowsByFold(observations)) {
      run.checkCancelled();
      Cells.of(observations, within).addTo(products, pairs, -1, size, run);
    }
    double[] distances = new double[Triangle.length(size)];
    int at = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++, at++) {
        distances[at] =
            (similarity(products, pairs, i * size + i)
                    + similarity(products, pairs, j * size + j)
                    - 2 * similarity(products, pairs, i * size + j))
                / divisor;
      }
    }
    return distances;
  }

  private static double similarity(double[] products, double[] pairs, int at) {
    return pairs[at] == 0 ? Double.NaN : products[at] / pairs[at];
  }

  private static int[][] rowsByFold(Observations observations) {
    int[] folds = observations.folds();
    int[] counts = new int[observations.foldNames().size()];
    for (int fold : folds) {
      counts[fold]++;
    }
    int[][] rows = new int[counts.length][];
    Arrays.setAll(rows, fold -> new int[counts[fold]]);
    Arrays.fill(counts, 0);
    for (int row = 0; row < folds.length; row++) {
      rows[folds[row]][counts[folds[row]]++] = row;
    }
    return rows;
  }

  /** Sums of some observations for each place that has any of them. */
  private record Cells(int[] places, int[] counts, Matrix sums) {

    static Cells of(Observations observations, int[] rows) {
      int[] present =
          Arrays.stream(rows).map(row -> observations.places()[row]).distinct().sorted().toArray();
      int features = observations.patterns().columns();
      double[] values = observations.patterns().array();
      int[] counts = new int[present.length];
      Matrix sums = Matrix.zeros(present.length, features);
      for (int row : rows) {
        int cell = Arrays.binarySearch(present, observations.places()[row]);
        counts[cell]++;
        for (int c = 0; c < features; c++) {
          sums.array()[cell * features + c] += values[row * features + c];
        }
      }
      return new Cells(present, counts, sums);
    }

    void addTo(double[] products, double[] pairs, int sign, int size, Run run) {
      Matrix own = run.algebra().rowProducts(sums);
      for (int a = 0; a < places.length; a++) {
        for (int b = 0; b < places.length; b++) {
          int at = places[a] * size + places[b];
          products[at] += sign * own.get(a, b);
          pairs[at] += sign * (double) counts[a] * counts[b];
        }
      }
    }
  }
}
