package org.homolog.rsa;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;
import org.homolog.spi.Options;
import org.homolog.system.PairFormula;

/**
 * The options of {@link Rsa}.
 *
 * @param dissimilarity how far two conditions' patterns lie apart
 * @param comparator how alike two systems' dissimilarities are
 * @param controlling formulas over condition columns whose dissimilarities are taken out of both
 *     sides
 * @param conditionNoise what is known of the noise of conditions
 * @param noise what the noise covariance is estimated from
 * @param covariance how the noise covariance is estimated
 * @param folds column of the entries that tells the folds of a cross-validated dissimilarity apart;
 *     empty for the column of repeats
 * @param repeats what the repeats of a condition are to its dissimilarities
 * @param weighting what pairs of observations weigh where values are missing
 * @param standardError where standard errors of cross-validated dissimilarities come from
 * @param priorRate the rate that Poisson rates are drawn towards
 * @param priorWeight how much that rate weighs against one observation
 * @param time what becomes of time bins
 * @param binSamples how many consecutive samples of time are averaged into one bin first
 * @param centerPatterns whether each pattern's mean over units is removed first
 * @param transform what is done to the dissimilarities of a population before comparing
 * @param lowerQuantile share of dissimilarities that a geotopological transform makes 0
 * @param upperQuantile share of dissimilarities beyond which it makes them 1
 * @param memberScale how the dissimilarities of members come to one scale before they are pooled
 * @param missing what is done with missing values
 */
public record RsaOptions(
    @Option(
            text = "How far two conditions lie apart; systems given by dissimilarities keep theirs",
            byDefault = "correlation")
        Dissimilarity dissimilarity,
    @Option(text = "How alike two systems' dissimilarities are", byDefault = "spearman")
        RdmComparator comparator,
    @Option(
            text =
                "Model dissimilarities to control for (partial correlation), as formulas over"
                    + " condition columns such as abs(size - size') or different(category)")
        List<String> controlling,
    @Option(
            text =
                "Noise of conditions that the whitened comparators and riemannian allow for, estimated"
                    + " over folds of the reference",
            byDefault = "equal")
        ConditionNoise conditionNoise,
    @Option(
            text = "What the noise covariance of mahalanobis and crossnobis is estimated from",
            byDefault = "repeats")
        NoiseSource noise,
    @Option(
            text = "How that noise covariance is estimated from the residuals",
            byDefault = "shrink-to-diagonal")
        CovarianceEstimate covariance,
    @Option(
            text =
                "Column that tells the folds of crossnobis and poisson-cv apart; empty: the column of"
                    + " repeats")
        String folds,
    @Option(
            text =
                "Whether repeats are averaged to patterns first, or every pair of observations has a"
                    + " similarity and conditions take the mean over pairs",
            byDefault = "average")
        RepeatUse repeats,
    @Option(text = "What pairs of observations with missing values weigh", byDefault = "by-units")
        PairWeighting weighting,
    @Option(
            text = "Where standard errors of cross-validated dissimilarities come from",
            byDefault = "none")
        StandardError standardError,
    @Option(
            text = "Rate that the rates of poisson are drawn towards, in the unit of the responses",
            byDefault = "1",
            min = 0)
        double priorRate,
    @Option(text = "What that rate weighs against an observation", byDefault = "0.1", min = 0)
        double priorWeight,
    @Option(text = "What becomes of time bins", byDefault = "concatenate") TimeUse time,
    @Option(
            text = "Consecutive samples of time that are averaged into one bin first",
            byDefault = "1",
            min = 1)
        int binSamples,
    @Option(
            text =
                "Whether each pattern's mean over units is removed first (correlation always does)",
            byDefault = "false")
        boolean centerPatterns,
    @Option(text = "What is done to a population's dissimilarities first", byDefault = "none")
        Transform transform,
    @Option(
            text = "Share of dissimilarities that transform: geotopological makes 0",
            byDefault = "0.2",
            min = 0,
            max = 1)
        double lowerQuantile,
    @Option(
            text = "Share of dissimilarities beyond which transform: geotopological makes them 1",
            byDefault = "0.8",
            min = 0,
            max = 1)
        double upperQuantile,
    @Option(
            text =
                "How members' dissimilarities come to one scale before they are pooled for a ceiling"
                    + " or a mean member",
            byDefault = "comparator")
        MemberScale memberScale,
    @Option(
            text =
                "What is done with missing values and undefined dissimilarities; pairwise leaves out"
                    + " single pairs of conditions",
            byDefault = "refuse")
        MissingPolicy missing) {

  /**
   * Checks that the choices fit together.
   *
   * @throws HomologException if they do not, saying what would
   */
  public RsaOptions {
    if (dissimilarity == Dissimilarity.MAHALANOBIS && noise != NoiseSource.REPEATS) {
      throw HomologException.mistake(
          "dissimilarity: mahalanobis takes noise: repeats, not "
              + Options.kebab(noise.name())
              + "; without noise it is dissimilarity: euclidean");
    }
    controlling = List.copyOf(controlling);
    controlling.forEach(PairFormula::parse);
    if (!controlling.isEmpty() && !comparator.hasPartialForm()) {
      throw HomologException.mistake(
          "controlling: comparator "
              + Options.kebab(comparator.name())
              + " has no partial form; choose comparator: spearman, kendall-tau-b, pearson, cosine,"
              + " whitened-cosine or whitened-pearson");
    }
    if (lowerQuantile >= upperQuantile) {
      throw HomologException.mistake(
          "lower-quantile: " + lowerQuantile + " must be below upper-quantile: " + upperQuantile);
    }
    if (conditionNoise != ConditionNoise.EQUAL && !comparator.takesConditionNoise()) {
      throw HomologException.mistake(
          "condition-noise: "
              + Options.kebab(conditionNoise.name())
              + " is for comparator: whitened-cosine, whitened-pearson or riemannian, not "
              + Options.kebab(comparator.name()));
    }
    if (!folds.isEmpty()
        && !dissimilarity.isCrossValidated()
        && conditionNoise == ConditionNoise.EQUAL) {
      throw HomologException.mistake(
          "folds: "
              + folds
              + " is for dissimilarity: crossnobis or poisson-cv, or condition-noise; leave it out");
    }
    if (repeats == RepeatUse.PAIRS
        && dissimilarity == Dissimilarity.CROSSNOBIS
        && noise == NoiseSource.FOLDS) {
      throw HomologException.mistake(
          "repeats: pairs takes one metric for all folds; choose noise: repeats or none");
    }
    if (standardError != StandardError.NONE && !dissimilarity.isCrossValidated()) {
      throw HomologException.mistake(
          "standard-error: "
              + Options.kebab(standardError.name())
              + " goes over folds, for dissimilarity: crossnobis or poisson-cv");
    }
    if (standardError == StandardError.ANALYTIC
        && (dissimilarity != Dissimilarity.CROSSNOBIS || noise == NoiseSource.FOLDS)) {
      throw HomologException.mistake(
          "standard-error: analytic is for dissimilarity: crossnobis in one metric; choose"
              + " standard-error: jackknife");
    }
    if (weighting == PairWeighting.EQUALLY && missing != MissingPolicy.PAIRWISE) {
      throw HomologException.mistake(
          "weighting: equally is for missing: pairwise, where pairs differ in what is missing;"
              + " leave it out");
    }
    if (dissimilarity.isPoisson() && conditionNoise != ConditionNoise.EQUAL) {
      throw HomologException.mistake(
          "condition-noise is of patterns; rates of dissimilarity: "
              + Options.kebab(dissimilarity.name())
              + " take condition-noise: equal");
    }
    if (dissimilarity.isPoisson() && centerPatterns) {
      throw HomologException.mistake(
          "center-patterns makes rates negative; leave it out with dissimilarity: "
              + Options.kebab(dissimilarity.name()));
    }
    if (dissimilarity.isPoisson() && !(priorRate * priorWeight > 0)) {
      throw HomologException.mistake(
          "dissimilarity: "
              + Options.kebab(dissimilarity.name())
              + " takes the logarithm of rates; prior-rate and prior-weight must be above 0, so that"
              + " no count of 0 has a rate of 0");
    }
  }

  /** Whether the distance is taken in the metric of the noise. */
  boolean normalisesNoise() {
    return dissimilarity.takesNoise() && noise != NoiseSource.NONE;
  }

  /** Whether observations are told apart by folds. */
  boolean needsFolds() {
    return dissimilarity.isCrossValidated() || conditionNoise != ConditionNoise.EQUAL;
  }

  /** The measure as a score names it, such as {@code crossnobis:repeats:shrink-to-diagonal}. */
  String measure() {
    StringBuilder text = new StringBuilder(Options.kebab(dissimilarity.name()));
    if (dissimilarity == Dissimilarity.CROSSNOBIS || normalisesNoise()) {
      text.append(':').append(Options.kebab(noise.name()));
    }
    if (normalisesNoise()) {
      text.append(':').append(Options.kebab(covariance.name()));
    }
    if (dissimilarity.isPoisson()) {
      text.append(":prior ").append(priorRate).append(" x ").append(priorWeight);
    }
    if (repeats == RepeatUse.PAIRS) {
      text.append(":pairs");
    }
    if (weighting == PairWeighting.EQUALLY) {
      text.append(":equally");
    }
    if (centerPatterns && dissimilarity != Dissimilarity.CORRELATION) {
      text.append(":centred");
    }
    if (transform != Transform.NONE) {
      text.append(':').append(Options.kebab(transform.name()));
    }
    if (transform == Transform.GEOTOPOLOGICAL) {
      text.append(' ').append(lowerQuantile).append(" to ").append(upperQuantile);
    }
    return text.toString();
  }

  /** The convention a score carries, such as {@code rsa[correlation;spearman]}. */
  String convention() {
    String bins =
        (time == TimeUse.CONCATENATE ? "" : ";time:" + Options.kebab(time.name()))
            + (binSamples == 1 ? "" : ";bins of " + binSamples);
    String noisy =
        conditionNoise == ConditionNoise.EQUAL ? "" : ":" + Options.kebab(conditionNoise.name());
    String partial = controlling.isEmpty() ? "" : ";controlling " + String.join(", ", controlling);
    return "rsa["
        + measure()
        + ";"
        + Options.kebab(comparator.name())
        + noisy
        + bins
        + partial
        + "]";
  }
}
