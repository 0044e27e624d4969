package org.homolog.rsa;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/**
 * Dissimilarities from the similarities of single observations, for any numbers of repeats and with
 * missing values. Two conditions are as similar as the mean over pairs of an observation of the one
 * and an observation of the other, and
 *
 * <pre>{@code d_ij = s_ii + s_jj - 2 s_ij}</pre>
 *
 * <p>Across folds only pairs of different folds count: noise that is independent between folds then
 * adds nothing on average, so that two conditions need no fold in common; each needs two folds of
 * its own. With equally many observations in every cell of condition and fold this is the distance
 * of one fold against the others (Walther et al. 2016, doi:10.1016/j.neuroimage.2015.12.012;
 * Schuett et al. 2023, doi:10.7554/eLife.82566). Without folds all pairs count, an observation with
 * itself half as much as two different ones.
 *
 * <p>Where conditions have unequal numbers of observations in their folds, or values are missing,
 * the mean pattern of a condition is weighted differently in s_ii and s_ij, and an offset common to
 * all observations adds noise; callers remove it first.
 */
final class ObservationPairs {
  /** Rows of a block against all observations. */
  private static final int BLOCK = 512;

  private final int size;
  private final double[] sums;
  private final double[] weights;
  private final double unit;

  private ObservationPairs(int size, double unit) {
    this.size = size;
    this.unit = unit;
    this.sums = new double[Math.multiplyExact(size, size)];
    this.weights = new double[sums.length];
  }

  /**
   * The dissimilarities of a form, through its sums per condition and fold: with S_if the sum over
   * the observations of a condition in a fold and S_i that over all folds, the sum over pairs is
   * {@code S_i'S_j}, less {@code sum_f S_if'S_jf} across folds.
   *
   * @param observations the observations, with folds if pairs are to be across folds
   * @param form how alike two observations are
   * @param acrossFolds whether pairs within a fold are left out
   * @param run what the host lends
   * @return upper triangle over places; NaN where no pair of observations says anything
   */
  static double[] distances(
      Observations observations, PairForm form, boolean acrossFolds, Run run) {
    ObservationPairs pairs = new ObservationPairs(observations.size(), form.weight());
    int[] all = IntStream.range(0, observations.places().length).toArray();
    pairs.add(observations, form, all, 1, run);
    if (acrossFolds) {
      for (int[] within : observations.rowsByFold()) {
        run.checkCancelled();
        pairs.add(observations, form, within, -1, run);
      }
    }
    return pairs.distances();
  }

  /**
   * The dissimilarities where every pair of observations is normalised by itself.
   *
   * @param observations the observations, with folds if pairs are to be across folds
   * @param blocks how alike observations are
   * @param acrossFolds whether pairs within a fold are left out
   * @param run what the host lends
   * @return upper triangle over places; NaN where no pair of observations says anything
   */
  static double[] distances(
      Observations observations, PairBlocks blocks, boolean acrossFolds, Run run) {
    ObservationPairs pairs = new ObservationPairs(observations.size(), 1);
    int rows = observations.places().length;
    for (int from = 0; from < rows; from += BLOCK) {
      run.checkCancelled();
      int to = Math.min(rows, from + BLOCK);
      pairs.add(observations, blocks.block(from, to, run.algebra()), from, acrossFolds);
    }
    return pairs.distances();
  }

  private void add(Observations observations, PairForm form, int[] rows, int sign, Run run) {
    if (rows.length == 0) {
      return;
    }
    int[] present =
        Arrays.stream(rows).map(row -> observations.places()[row]).distinct().sorted().toArray();
    int[] cells = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      cells[i] = Arrays.binarySearch(present, observations.places()[rows[i]]);
    }
    Matrix left = sums(form.left(), rows, cells, present.length);
    Matrix products =
        form.left() == form.right()
            ? run.algebra().rowProducts(left)
            : run.algebra()
                .multiply(left, false, sums(form.right(), rows, cells, present.length), true);
    Matrix counts = run.algebra().rowProducts(sums(form.present(), rows, cells, present.length));
    for (int a = 0; a < present.length; a++) {
      for (int b = 0; b < present.length; b++) {
        int at = present[a] * size + present[b];
        sums[at] += sign * products.get(a, b);
        weights[at] += sign * counts.get(a, b);
      }
    }
  }

  private static Matrix sums(Matrix of, int[] rows, int[] cells, int count) {
    int columns = of.columns();
    Matrix sums = Matrix.zeros(count, columns);
    double[] from = of.array();
    double[] to = sums.array();
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i] * columns;
      int cell = cells[i] * columns;
      for (int c = 0; c < columns; c++) {
        to[cell + c] += from[row + c];
      }
    }
    return sums;
  }

  private void add(
      Observations observations, PairBlocks.Block block, int from, boolean acrossFolds) {
    int[] places = observations.places();
    int[] folds = observations.folds();
    for (int row = 0; row < block.sums().rows(); row++) {
      int a = from + row;
      int start = row * places.length;
      for (int b = 0; b < places.length; b++) {
        if (!acrossFolds || folds[a] != folds[b]) {
          int at = places[a] * size + places[b];
          sums[at] += block.sums().array()[start + b];
          weights[at] += block.weights().array()[start + b];
        }
      }
    }
  }

  private double[] distances() {
    double[] distances = new double[Triangle.length(size)];
    int at = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++, at++) {
        distances[at] =
            similarity(i * size + i) + similarity(j * size + j) - 2 * similarity(i * size + j);
      }
    }
    return distances;
  }

  private double similarity(int at) {
    return weights[at] > 0 ? sums[at] / weights[at] / unit : Double.NaN;
  }
}
