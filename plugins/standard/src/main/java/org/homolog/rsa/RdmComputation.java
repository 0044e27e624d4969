package org.homolog.rsa;

import java.util.function.Function;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Options;
import org.homolog.spi.Run;
import org.jspecify.annotations.Nullable;

/**
 * The dissimilarities of observations.
 *
 * @param values upper triangle over places; NaN where undefined
 * @param errors a standard error per dissimilarity; null where none is wanted
 * @param means the mean pattern of each place
 * @param noise what the noise normalisation did; null where noise is not normalised
 * @param placeNoise variances (places x 1) or covariances (places x places) of the noise of places;
 *     null where they are taken as equal
 * @param paired whether similarities of single observations were averaged
 */
@SuppressWarnings("ArrayRecordComponent")
record RdmComputation(
    double[] values,
    double @Nullable [] errors,
    MeanPatterns means,
    PreparedRdm.@Nullable NoiseSummary noise,
    @Nullable Matrix placeNoise,
    boolean paired) {

  /**
   * Computes the dissimilarities.
   *
   * @param observations the observations, centred as the options say
   * @param options the options
   * @param withErrors whether standard errors are computed, if the options want them
   * @param run what the host lends
   * @return the dissimilarities
   * @throws HomologException if there are too few folds or repeats, or responses are not what the
   *     dissimilarity takes
   */
  static RdmComputation of(
      Observations observations, RsaOptions options, boolean withErrors, Run run) {
    if (options.dissimilarity().isPoisson()) {
      PoissonRdm.requireRates(observations, options);
    }
    int units = observations.patterns().columns();
    boolean gaps = Presence.hasMissing(observations.patterns());
    boolean paired = isPaired(observations, options, gaps);
    boolean wantsErrors = withErrors && options.standardError() != StandardError.NONE;
    if (!options.normalisesNoise()) {
      MeanPatterns means = MeanPatterns.of(observations);
      Function<Observations, double[]> distances =
          some -> paired ? ofPairs(some, options, gaps, run) : ofMeans(some, means, options, run);
      return new RdmComputation(
          distances.apply(observations),
          wantsErrors ? errors(observations, distances, units, options, run) : null,
          means,
          null,
          placeNoise(observations, units, options, run),
          paired);
    }
    NoiseNormalisation normalised =
        options.noise() == NoiseSource.FOLDS
            ? NoiseNormalisation.ofFolds(observations, options, run)
            : NoiseNormalisation.ofRepeats(observations, options, run);
    MeanPatterns means = MeanPatterns.of(normalised.observations());
    Function<Observations, double[]> distances =
        some -> ofNormalised(normalised, some, means, paired, units, options, run);
    return new RdmComputation(
        distances.apply(normalised.observations()),
        wantsErrors ? errors(normalised.observations(), distances, units, options, run) : null,
        means,
        normalised.summary(),
        placeNoise(normalised.whitened(run), units, options, run),
        paired);
  }

  private static double[] errors(
      Observations observations,
      Function<Observations, double[]> distances,
      int units,
      RsaOptions options,
      Run run) {
    return options.standardError() == StandardError.JACKKNIFE
        ? Jackknife.errors(observations, distances)
        : CrossnobisError.analytic(observations, units, run);
  }

  private static @Nullable Matrix placeNoise(
      Observations observations, int units, RsaOptions options, Run run) {
    if (options.conditionNoise() == ConditionNoise.EQUAL) {
      return null;
    }
    if (Presence.hasMissing(observations.patterns())) {
      throw HomologException.mistake(
          "condition-noise: "
              + Options.kebab(options.conditionNoise().name())
              + " takes no missing values; choose missing: drop-unit or drop-condition");
    }
    Matrix covariance = ConditionCovariance.of(observations, units, run);
    return options.conditionNoise() == ConditionNoise.VARIANCES
        ? ConditionCovariance.variances(covariance)
        : covariance;
  }

  private static boolean isPaired(Observations observations, RsaOptions options, boolean gaps) {
    if (options.repeats() == RepeatUse.PAIRS) {
      return true;
    }
    if (options.dissimilarity().isCrossValidated()) {
      return options.noise() != NoiseSource.FOLDS
          && (gaps || !observations.everyPlaceHasEveryFold());
    }
    return gaps && options.normalisesNoise();
  }

  private static double[] ofMeans(
      Observations observations, MeanPatterns means, RsaOptions options, Run run) {
    return switch (options.dissimilarity()) {
      case CORRELATION -> PatternDistances.correlation(means, run);
      case COSINE -> CosineRdm.of(means, run);
      case POISSON -> PoissonRdm.of(means, options, run);
      case POISSON_CV -> PoissonRdm.leaveOneFoldOut(observations, options, run);
      case CROSSNOBIS ->
          CrossnobisRdm.leaveOneFoldOut(observations, observations.patterns().columns(), run);
      case EUCLIDEAN, MAHALANOBIS -> PatternDistances.squaredEuclidean(means, run);
    };
  }

  private static double[] ofPairs(
      Observations observations, RsaOptions options, boolean gaps, Run run) {
    boolean across = options.dissimilarity().isCrossValidated();
    if (across) {
      CrossnobisRdm.requireFolds(observations);
    }
    boolean equally = options.weighting() == PairWeighting.EQUALLY;
    boolean cosine = options.dissimilarity() == Dissimilarity.COSINE;
    if (cosine || options.dissimilarity() == Dissimilarity.CORRELATION) {
      if (gaps) {
        PairBlocks blocks = PairBlocks.halfCosines(observations.patterns(), !cosine);
        return ObservationPairs.distances(
            observations, equally ? blocks.equally() : blocks, false, run);
      }
      Observations patterns = cosine ? observations : observations.centred();
      boolean[] flat = flat(observations.patterns(), cosine);
      return ObservationPairs.distances(
          observations, PairForm.halfCosines(patterns.patterns(), flat), false, run);
    }
    PairForm form =
        options.dissimilarity().isPoisson()
            ? PairForm.poisson(PoissonRdm.rates(observations.patterns(), options))
            : PairForm.products(
                observations.aroundTheirMean().patterns(), observations.patterns().columns());
    return equally && gaps
        ? ObservationPairs.distances(observations, PairBlocks.of(form).equally(), across, run)
        : ObservationPairs.distances(observations, form, across, run);
  }

  private static boolean[] flat(Matrix patterns, boolean cosine) {
    boolean[] flat = new boolean[patterns.rows()];
    for (int row = 0; row < flat.length; row++) {
      flat[row] =
          cosine
              ? java.util.Arrays.stream(patterns.row(row)).allMatch(value -> value == 0)
              : PatternDistances.isConstant(patterns, row);
    }
    return flat;
  }

  private static double[] ofNormalised(
      NoiseNormalisation normalised,
      Observations observations,
      MeanPatterns means,
      boolean paired,
      int units,
      RsaOptions options,
      Run run) {
    if (!normalised.covariances().isEmpty()) {
      return CrossnobisRdm.betweenFolds(observations, normalised.covariances(), units, run);
    }
    boolean across = options.dissimilarity().isCrossValidated();
    if (across) {
      CrossnobisRdm.requireFolds(observations);
    }
    @Nullable Matrix precision = normalised.precision();
    if (precision != null) {
      PairBlocks blocks = PairBlocks.products(observations.patterns(), precision, units);
      return ObservationPairs.distances(observations, blocks, across, run);
    }
    if (paired) {
      PairForm form = PairForm.products(observations.patterns(), units);
      return ObservationPairs.distances(observations, form, across, run);
    }
    if (across) {
      return CrossnobisRdm.leaveOneFoldOut(observations, units, run);
    }
    double[] values = PatternDistances.squaredEuclidean(means, run);
    double share = (double) means.means().columns() / units;
    for (int i = 0; i < values.length; i++) {
      values[i] *= share;
    }
    return values;
  }
}
