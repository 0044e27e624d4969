package org.homolog.rsa;

import org.homolog.linalg.Matrix;

/**
 * Sums of observations per fold and place.
 *
 * @param within for each fold, places x features
 * @param counts for each fold, the number of observations of each place
 * @param all places x features, over all folds
 * @param countsOfAll the number of observations of each place
 */
@SuppressWarnings("ArrayRecordComponent")
record FoldSums(Matrix[] within, int[][] counts, Matrix all, int[] countsOfAll) {

  static FoldSums of(Observations observations) {
    int folds = observations.foldNames().size();
    int size = observations.size();
    int features = observations.patterns().columns();
    int rows = observations.patterns().rows();
    double[] values = observations.patterns().array();
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

  /** Places with observations in a fold. */
  int[] present(int fold) {
    return java.util.stream.IntStream.range(0, countsOfAll.length)
        .filter(place -> counts[fold][place] > 0)
        .toArray();
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
