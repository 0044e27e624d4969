package org.homolog.canonical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.homolog.figure.LineFigure;
import org.homolog.figure.Series;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseComparison;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Outcome;
import org.homolog.spi.Run;
import org.homolog.spi.Score;

/**
 * A comparison by canonical correlations of two response matrices.
 *
 * @param <O> the options record
 */
abstract class CanonicalComparison<O extends Record & CanonicalOptions>
    extends ResponseComparison<O, Variates> {
  static final String ESTIMATES =
      " cross-validated: weights are fitted on all folds of conditions but one and variates of the"
          + " conditions left out are correlated, all folds together. permutation-debiased: (s - c) / (1"
          + " - c), c the mean of the score s over permutations of the candidate's conditions. Raw"
          + " correlations are all one as soon as a system has as many units as conditions less one.";

  /** A score that a fit boils down to. */
  record Summary(String name, String direction, ToDoubleFunction<CanonicalFit> value) {}

  /** What the fit boils down to, the main score first. */
  abstract List<Summary> summaries();

  abstract String convention(O options);

  /** The mean of a summary over all permutations, where it is known exactly; NaN where not. */
  double exactChance(Summary summary, Variates reference, Variates candidate) {
    return Double.NaN;
  }

  @Override
  protected final Variates derive(ResponseMatrix responses, O options, LinearAlgebra algebra) {
    return Variates.of(responses.values(), options.variance(), algebra);
  }

  @Override
  protected List<Score> compare(
      Prepared<Variates> reference, Prepared<Variates> candidate, O options, Run run) {
    Variates a = reference.derived(run.algebra());
    Variates b = candidate.derived(run.algebra());
    String reason = obstacle(reference.responses(), a, candidate.responses(), b, options);
    if (!reason.isEmpty()) {
      return undefined(reason, options);
    }
    CanonicalFit fit = fit(reference, candidate, options, run);
    List<Score> scores = new ArrayList<>();
    double[] chance =
        options.estimate() == Estimate.PERMUTATION_DEBIASED
            ? chance(a, b, options, run)
            : new double[summaries().size()];
    for (int i = 0; i < chance.length; i++) {
      Summary summary = summaries().get(i);
      double value = summary.value().applyAsDouble(fit);
      Score score =
          chance[i] < 1 - 1e-12
              ? Score.of(summary.name(), convention(options), (value - chance[i]) / (1 - chance[i]))
              : Score.undefined(
                  summary.name(),
                  convention(options),
                  "it is 1 whatever the conditions' order: there are too many units for "
                      + a.basis().rows()
                      + " conditions");
      scores.add(summary.direction().isEmpty() ? score : score.direction(summary.direction()));
    }
    return scores;
  }

  private CanonicalFit fit(
      Prepared<Variates> reference, Prepared<Variates> candidate, O options, Run run) {
    return options.estimate() == Estimate.CROSS_VALIDATED
        ? CanonicalFit.crossValidated(
            reference.responses(),
            candidate.responses(),
            options.folds(),
            options.variance(),
            run.random("folds"),
            run.algebra())
        : CanonicalFit.raw(
            reference.derived(run.algebra()), candidate.derived(run.algebra()), run.algebra());
  }

  private double[] chance(Variates a, Variates b, O options, Run run) {
    double[] chance = new double[summaries().size()];
    boolean known = true;
    for (int i = 0; i < chance.length; i++) {
      chance[i] = exactChance(summaries().get(i), a, b);
      known &= !Double.isNaN(chance[i]);
    }
    if (known) {
      return chance;
    }
    long seed = run.random("permutations");
    double[] means = new double[chance.length];
    for (int p = 0; p < options.permutations(); p++) {
      run.checkCancelled();
      int[] order = new CounterRandom(seed, p).permutation(b.basis().rows());
      Variates moved =
          new Variates(b.basis().selectRows(order), b.loadings(), b.weights(), b.means());
      CanonicalFit fit = CanonicalFit.raw(a, moved, run.algebra());
      for (int i = 0; i < means.length; i++) {
        means[i] += summaries().get(i).value().applyAsDouble(fit) / options.permutations();
      }
    }
    for (int i = 0; i < chance.length; i++) {
      chance[i] = Double.isNaN(chance[i]) ? means[i] : chance[i];
    }
    return chance;
  }

  private String obstacle(
      ResponseMatrix reference, Variates a, ResponseMatrix candidate, Variates b, O options) {
    if (a.count() == 0 || b.count() == 0) {
      return "the responses of "
          + (a.count() == 0 ? reference : candidate).system()
          + " do not vary over conditions";
    }
    int conditions = reference.distinctConditions();
    if (options.estimate() == Estimate.CROSS_VALIDATED && conditions < 2 * options.folds()) {
      return options.folds()
          + " folds need at least "
          + 2 * options.folds()
          + " conditions but there are "
          + conditions;
    }
    return "";
  }

  private List<Score> undefined(String reason, O options) {
    List<Score> scores = new ArrayList<>();
    for (Summary summary : summaries()) {
      Score score = Score.undefined(summary.name(), convention(options), reason);
      scores.add(summary.direction().isEmpty() ? score : score.direction(summary.direction()));
    }
    return scores;
  }

  @Override
  protected Outcome illustrate(
      Prepared<Variates> reference, Prepared<Variates> candidate, O options, Run run) {
    Variates a = reference.derived(run.algebra());
    Variates b = candidate.derived(run.algebra());
    if (!obstacle(reference.responses(), a, candidate.responses(), b, options).isEmpty()) {
      return Outcome.of();
    }
    CanonicalFit raw = CanonicalFit.raw(a, b, run.algebra());
    List<Series> curves = new ArrayList<>();
    curves.add(curve("fitted and taken on all conditions", raw.correlations()));
    if (options.estimate() == Estimate.CROSS_VALIDATED) {
      curves.add(
          curve("conditions left out", fit(reference, candidate, options, run).correlations()));
    }
    int[] order = new CounterRandom(run.random("permutations"), 0).permutation(a.basis().rows());
    Variates moved =
        new Variates(b.basis().selectRows(order), b.loadings(), b.weights(), b.means());
    curves.add(
        curve("conditions permuted", CanonicalFit.raw(a, moved, run.algebra()).correlations()));
    LineFigure figure =
        new LineFigure(
            "Canonical correlations",
            "Correlation of each pair of canonical variates of "
                + reference.responses().system()
                + " and "
                + candidate.responses().system()
                + ", beside one permutation of the conditions: what is above it is shared.",
            "pair of variates",
            "correlation",
            curves,
            false);
    long[] numbers = IntStream.rangeClosed(1, raw.correlations().length).asLongStream().toArray();
    Table table =
        Table.of(
            Column.integers("pair", numbers),
            Column.numbers("correlation", raw.correlations()),
            Column.numbers("share of reference", raw.referenceWeights())
                .description("absolute projections of its units on the variate"),
            Column.numbers("share of candidate", raw.candidateWeights())
                .description("absolute projections of its units on the variate"));
    return new Outcome(List.of(figure), Map.of("Canonical variates", table));
  }

  private static Series curve(String name, double[] values) {
    double[] numbers = new double[values.length];
    Arrays.setAll(numbers, i -> i + 1);
    return Series.of(name, numbers, values);
  }
}
