package org.homolog.rsa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;
import org.jspecify.annotations.Nullable;

/**
 * Observations made ready for a distance in the metric of the noise.
 *
 * @param observations the observations: whitened, or without the silent units where each pair of
 *     folds has a metric of its own or values are missing
 * @param covariances one noise covariance per fold where each pair of folds has a metric of its
 *     own; else none
 * @param precision the inverse of the noise covariance where values are missing, so that patterns
 *     cannot be whitened; else null
 * @param summary what was done
 */
record NoiseNormalisation(
    Observations observations,
    List<Matrix> covariances,
    @Nullable Matrix precision,
    PreparedRdm.NoiseSummary summary) {

  /**
   * One covariance from all repeats, of observations without missing values.
   *
   * @throws HomologException if there are too few repeats
   */
  static NoiseNormalisation ofRepeats(Observations raw, RsaOptions options, Run run) {
    int[] complete = raw.completeRows();
    boolean gaps = complete.length < raw.patterns().rows();
    int freedom = NoiseMetric.freedom(raw, complete);
    requireRepeats(
        freedom, "the repeats " + (gaps ? "without missing values " : "") + "of all conditions");
    Observations kept = withoutSilent(raw, options, complete);
    NoiseCovariance covariance =
        NoiseCovariance.estimate(
            NoiseMetric.residuals(kept, complete), freedom, options.covariance(), run.algebra());
    NoiseMetric metric = NoiseMetric.of(covariance.matrix(), run.algebra());
    Observations around = kept.aroundTheirMean();
    return new NoiseNormalisation(
        gaps
            ? around
            : kept.withPatterns(run.algebra().multiply(around.patterns(), metric.whitening())),
        List.of(),
        gaps ? run.algebra().rowProducts(metric.whitening()) : null,
        new PreparedRdm.NoiseSummary(
            covariance.intensity(),
            metric.condition(),
            complete.length,
            raw.patterns().columns() - kept.patterns().columns()));
  }

  /**
   * One covariance per fold, from the repeats within it.
   *
   * @throws HomologException if a fold has too few repeats
   */
  static NoiseNormalisation ofFolds(Observations raw, RsaOptions options, Run run) {
    Observations kept = withoutSilent(raw, options, raw.completeRows());
    List<Matrix> covariances = new ArrayList<>();
    double intensity = 0;
    double condition = 0;
    int folds = raw.foldNames().size();
    for (int k = 0; k < folds; k++) {
      int fold = k;
      int[] within =
          IntStream.range(0, raw.folds().length).filter(i -> raw.folds()[i] == fold).toArray();
      int freedom = NoiseMetric.freedom(raw, within);
      requireRepeats(freedom, "fold \"" + raw.foldNames().get(k) + "\"");
      NoiseCovariance covariance =
          NoiseCovariance.estimate(
              NoiseMetric.residuals(kept, within), freedom, options.covariance(), run.algebra());
      covariances.add(covariance.matrix());
      intensity += covariance.intensity() / folds;
    }
    condition = NoiseMetric.of(mean(covariances), run.algebra()).condition();
    return new NoiseNormalisation(
        kept,
        covariances,
        null,
        new PreparedRdm.NoiseSummary(
            intensity,
            condition,
            raw.patterns().rows(),
            raw.patterns().columns() - kept.patterns().columns()));
  }

  /** The observations in a metric common to all folds; without one where values are missing. */
  Observations whitened(Run run) {
    if (covariances.isEmpty()) {
      return observations;
    }
    Matrix whitening = NoiseMetric.of(mean(covariances), run.algebra()).whitening();
    return observations.withPatterns(
        run.algebra().multiply(observations.aroundTheirMean().patterns(), whitening));
  }

  private static Matrix mean(List<Matrix> covariances) {
    Matrix mean = Matrix.zeros(covariances.get(0).rows(), covariances.get(0).columns());
    for (Matrix one : covariances) {
      for (int i = 0; i < mean.array().length; i++) {
        mean.array()[i] += one.array()[i] / covariances.size();
      }
    }
    return mean;
  }

  /** The mean of two covariances. */
  static Matrix halfway(Matrix one, Matrix other) {
    Matrix mean = one.copy();
    for (int i = 0; i < mean.array().length; i++) {
      mean.array()[i] = (one.array()[i] + other.array()[i]) / 2;
    }
    return mean;
  }

  /**
   * A unit whose residuals are all zero has no scale to be measured by. Shrinking to the identity
   * gives it one; otherwise it is left out.
   */
  private static Observations withoutSilent(Observations raw, RsaOptions options, int[] complete) {
    if (options.covariance() == CovarianceEstimate.SHRINK_TO_IDENTITY) {
      return raw;
    }
    int[] noisy = NoiseMetric.noisy(NoiseMetric.residuals(raw, complete));
    if (noisy.length == 0) {
      throw HomologException.mistake(
          "all repeats of a condition are equal, so that there is no noise to normalise by; choose"
              + " dissimilarity: euclidean or correlation");
    }
    return noisy.length == raw.patterns().columns()
        ? raw
        : raw.withPatterns(raw.patterns().selectColumns(noisy));
  }

  private static void requireRepeats(int freedom, String where) {
    if (freedom < 1) {
      throw HomologException.mistake(
          "a noise covariance needs conditions with several repeats, but "
              + where
              + " leave no residuals; choose dissimilarity: euclidean or correlation, or noise: none"
              + " with crossnobis");
    }
  }

  @Override
  public String toString() {
    return "normalised by " + summary + " " + Arrays.toString(observations.folds());
  }
}
