package org.homolog.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.figure.LineFigure;
import org.homolog.figure.Series;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseComparison;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Run;
import org.homolog.spi.Score;

/** How many dimensions each system's responses take up, and how far the two differ. */
public final class Dimensionality
    extends ResponseComparison<DimensionalityOptions, Dimensionality.Spectrum> {
  private static final List<String> NAMES = List.of("participation-ratio", "effective-rank");

  /**
   * The singular values of centred responses.
   *
   * @param values descending, with those that are rounding left out
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Spectrum(double[] values) {
    /** Values with less than this share of the largest are rounding. */
    private static final double ROUNDING = 1e-12;

    static Spectrum of(double[] singular) {
      return new Spectrum(
          Arrays.stream(singular)
              .filter(value -> value > 0 && value > ROUNDING * singular[0])
              .toArray());
    }

    /**
     * (Sum of variances)^2 / sum of squared variances.
     *
     * @return NaN without any variance
     */
    public double participationRatio() {
      double sum = 0;
      double squares = 0;
      for (double value : values) {
        sum += value * value;
        squares += value * value * value * value;
      }
      return sum * sum / squares;
    }

    /**
     * The exponential of the entropy of the singular values as shares of their sum.
     *
     * @return NaN without any variance
     */
    public double effectiveRank() {
      if (values.length == 0) {
        return Double.NaN;
      }
      double sum = Arrays.stream(values).sum();
      double entropy = 0;
      for (double value : values) {
        entropy -= value / sum * Math.log(value / sum);
      }
      return Math.exp(entropy);
    }
  }

  private static final Description DESCRIPTION =
      Description.builder("dimensionality", "Dimensionality of responses")
          .summary(
              "Two numbers say over how many dimensions each system's variance is spread; the scores are"
                  + " how far the two systems differ, as the absolute logarithm of their ratio. A"
                  + " baseline: it says nothing of which condition lies where, and is at most the"
                  + " number of conditions less one."
                  + COPIES_WEIGHED)
          .formula(
              "participation-ratio (sum l)^2 / sum l^2, l eigenvalues of the covariance over conditions;"
                  + " effective-rank exp(-sum p log p), p = s / sum s, s singular values of centred"
                  + " responses; scores |log(reference / candidate)|.")
          .references(
              Reference.of(
                  "Gao et al. 2017, A theory of multineuronal dimensionality, dynamics and measurement,"
                      + " bioRxiv 214262",
                  "10.1101/214262"),
              Reference.of(
                  "Roy & Vetterli 2007, The effective rank: a measure of effective dimensionality,"
                      + " EUSIPCO 606-610",
                  ""))
          .facets(Population.class)
          .drawable(Axis.CONDITION, Axis.REPEAT, Axis.UNIT, Axis.MEMBER)
          .refuses(
              NullModel.PERMUTE_CONDITIONS,
              "dimensionality does not depend on which condition lies where")
          .refuses(NullModel.PERMUTE_UNITS, "dimensionality does not depend on the order of units")
          .refuses(
              NullModel.RANDOM_ROTATION, "dimensionality does not depend on a rotation of units")
          .refuses(NullModel.MATCHED_SPECTRUM, "dimensionality is a property of the spectrum")
          .nulls(NullModel.UNTRAINED)
          .range(0, Double.POSITIVE_INFINITY)
          .direction(Direction.LOWER_IS_CLOSER)
          .direction(
              Direction.NEUTRAL,
              "participation-ratio-reference",
              "participation-ratio-candidate",
              "effective-rank-reference",
              "effective-rank-candidate")
          .convention("dimensionality[time:use of time]")
          .cost("prepare: singular values O(D N min(D, N)); score: O(1)")
          .elsewhere(
              "Some programs take the effective rank over eigenvalues instead of singular values.")
          .build();

  /** For the plug-in. */
  public Dimensionality() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Class<DimensionalityOptions> options() {
    return DimensionalityOptions.class;
  }

  @Override
  protected Spectrum derive(
      ResponseMatrix responses, DimensionalityOptions options, LinearAlgebra algebra) {
    return Spectrum.of(algebra.singularValues(responses.centred()));
  }

  @Override
  protected List<Score> compare(
      Prepared<Spectrum> reference,
      Prepared<Spectrum> candidate,
      DimensionalityOptions options,
      Run run) {
    Spectrum a = reference.derived(run.algebra());
    Spectrum b = candidate.derived(run.algebra());
    double[] own = {a.participationRatio(), a.effectiveRank()};
    double[] other = {b.participationRatio(), b.effectiveRank()};
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < own.length; i++) {
      scores.add(
          score(NAMES.get(i) + "-log-ratio", Math.abs(Math.log(own[i] / other[i])), options));
    }
    for (int i = 0; i < own.length; i++) {
      scores.add(score(NAMES.get(i) + "-reference", own[i], options));
      scores.add(score(NAMES.get(i) + "-candidate", other[i], options));
    }
    return scores;
  }

  private static Score score(String name, double value, DimensionalityOptions options) {
    return Double.isNaN(value)
        ? Score.undefined(
            name, options.convention(), "the responses of a system do not vary over conditions")
        : Score.of(name, options.convention(), value);
  }

  @Override
  public Outcome show(Prepared<Spectrum> one, DimensionalityOptions options, Run run) {
    double[] values = one.derived(run.algebra()).values();
    if (values.length == 0) {
      return Outcome.of();
    }
    double total = Arrays.stream(values).map(v -> v * v).sum();
    return Outcome.of(
        new LineFigure(
            "Variance along components of " + one.responses().system(),
            "Share of variance along each principal component of the responses over conditions.",
            "component",
            "share of variance",
            List.of(
                Series.of(
                    one.responses().system(),
                    IntStream.rangeClosed(1, values.length).asDoubleStream().toArray(),
                    Arrays.stream(values).map(v -> v * v / total).toArray())),
            false));
  }
}
