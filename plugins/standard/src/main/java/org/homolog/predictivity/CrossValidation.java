package org.homolog.predictivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/**
 * Predictions of held-out samples, and how good they are.
 *
 * @param splits per fold: the Pearson correlation of each unit over the fold's samples, NaN where
 *     undefined
 * @param predicted samples x units, each predicted by the fit that did not see it; NaN where none
 *     did
 * @param errors sum of squared errors of each unit over all held-out samples
 * @param baseline sum of squared errors of the training mean
 * @param pooled Pearson correlation of each unit over all held-out samples
 * @param smallestFold number of samples of the smallest fold
 * @param notes what was chosen while fitting
 */
record CrossValidation(
    List<double[]> splits,
    Matrix predicted,
    double[] errors,
    double[] baseline,
    double[] pooled,
    int smallestFold,
    List<String> notes) {

  /**
   * Predicts held-out samples.
   *
   * @param x samples x predictors
   * @param y samples x units
   * @param conditionOf the condition each sample shows
   * @param heldOut samples held out in each fold
   * @param regression the regression
   * @param options scaling and components
   * @param run lends algebra and threads
   */
  static CrossValidation run(
      Matrix x,
      Matrix y,
      int[] conditionOf,
      List<int[]> heldOut,
      Regression regression,
      PredictivityOptions options,
      Run run) {
    boolean leaky = options.preprocessing() == PredictivityOptions.Preprocessing.ALL_CONDITIONS;
    Matrix shared =
        prepares(options) && leaky ? Preprocessor.fit(x, options, run.algebra()).apply(x) : x;
    List<int[]> folds = heldOut.stream().filter(held -> y.rows() - held.length >= 2).toList();
    Fold[] done = new Fold[folds.size()];
    run.parallel(
        folds.size(),
        fold -> {
          int[] held = folds.get(fold);
          done[fold] = Fold.of(shared, y, conditionOf, held, regression, options, !leaky, run);
        });
    int units = y.columns();
    Matrix predicted = Matrix.zeros(y.rows(), units);
    Arrays.fill(predicted.array(), Double.NaN);
    double[] errors = new double[units];
    double[] baseline = new double[units];
    List<double[]> splits = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    int smallest = Integer.MAX_VALUE;
    for (int fold = 0; fold < done.length; fold++) {
      int[] held = folds.get(fold);
      Matrix prediction = done[fold].prediction();
      double[] mean = done[fold].mean();
      for (int i = 0; i < held.length; i++) {
        for (int u = 0; u < units; u++) {
          double truth = y.get(held[i], u);
          double miss = truth - prediction.get(i, u);
          errors[u] += miss * miss;
          baseline[u] += (truth - mean[u]) * (truth - mean[u]);
          predicted.array()[held[i] * units + u] = prediction.get(i, u);
        }
      }
      splits.add(done[fold].correlations());
      smallest = Math.min(smallest, held.length);
      String note = done[fold].note();
      if (!note.isEmpty() && !notes.contains(note)) {
        notes.add(note);
      }
    }
    int[] seen = rows(predicted);
    double[] pooled = Correlation.ofColumns(predicted.selectRows(seen), y.selectRows(seen));
    return new CrossValidation(splits, predicted, errors, baseline, pooled, smallest, notes);
  }

  private static boolean prepares(PredictivityOptions options) {
    return options.principalComponents() > 0
        || options.scale() == PredictivityOptions.Scale.Z_SCORE;
  }

  /**
   * One fold.
   *
   * @param prediction held-out samples x units
   * @param mean mean of each unit over the training samples
   * @param correlations of prediction and measurement, for each unit
   * @param note what was chosen while fitting
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Fold(Matrix prediction, double[] mean, double[] correlations, String note) {
    static Fold of(
        Matrix x,
        Matrix y,
        int[] conditionOf,
        int[] held,
        Regression regression,
        PredictivityOptions options,
        boolean inside,
        Run run) {
      int[] training = Folds.training(held, y.rows());
      Matrix trainX = x.selectRows(training);
      Matrix testX = x.selectRows(held);
      if (inside && prepares(options)) {
        Preprocessor preprocessor = Preprocessor.fit(trainX, options, run.algebra());
        trainX = preprocessor.apply(trainX);
        testX = preprocessor.apply(testX);
      }
      Matrix trainY = y.selectRows(training);
      int[] conditions = Arrays.stream(training).map(sample -> conditionOf[sample]).toArray();
      Regression.Fitted fitted = regression.fit(trainX, trainY, conditions, run);
      Matrix prediction = fitted.predict(testX);
      return new Fold(
          prediction,
          Centering.means(trainY),
          Correlation.ofColumns(prediction, y.selectRows(held)),
          fitted.note());
    }
  }

  private static int[] rows(Matrix predicted) {
    if (predicted.columns() == 0) {
      return new int[0];
    }
    int[] rows = new int[predicted.rows()];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      if (!Double.isNaN(predicted.get(i, 0))) {
        rows[count++] = i;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** The samples that were held out in some fold. */
  int[] seen() {
    return rows(predicted);
  }

  /**
   * The mean over folds of the median over units of the correlation within a fold; NaN if no fold
   * defines one.
   */
  double medianCorrelation() {
    double sum = 0;
    int count = 0;
    for (double[] split : splits) {
      double median = Correlation.median(split);
      if (!Double.isNaN(median)) {
        sum += median;
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  /** The mean over folds of each unit's correlation; NaN where no fold defines one. */
  double[] correlationByUnit() {
    double[] means = new double[pooled.length];
    for (int u = 0; u < means.length; u++) {
      double sum = 0;
      int count = 0;
      for (double[] split : splits) {
        if (!Double.isNaN(split[u])) {
          sum += split[u];
          count++;
        }
      }
      means[u] = count == 0 ? Double.NaN : sum / count;
    }
    return means;
  }

  /** 1 - SSE / SSE of the training mean, for each unit; NaN where the baseline makes no error. */
  double[] determinationByUnit() {
    double[] shares = new double[errors.length];
    for (int u = 0; u < shares.length; u++) {
      shares[u] = baseline[u] > 0 ? 1 - errors[u] / baseline[u] : Double.NaN;
    }
    return shares;
  }
}
