package org.homolog.rsa;

import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Options;
import org.homolog.spi.Run;

/**
 * Symmetrised Kullback-Leibler divergence between Poisson distributions, {@code d_ij = sum_c (y_ic
 * - y_jc)(log y_ic - log y_jc) / N}, with the mean responses x drawn towards a prior rate, {@code y
 * = (x + rate * weight) / (1 + weight)} (Schuett et al. 2023, doi:10.7554/eLife.82566).
 */
final class PoissonRdm {
  private PoissonRdm() {}

  /**
   * Responses drawn towards the prior.
   *
   * @param responses counts or rates; NaN where missing
   * @param options the prior
   * @return rates; NaN where missing
   */
  static Matrix rates(Matrix responses, RsaOptions options) {
    Matrix rates = responses.copy();
    double[] values = rates.array();
    for (int i = 0; i < values.length; i++) {
      values[i] =
          (values[i] + options.priorRate() * options.priorWeight()) / (1 + options.priorWeight());
    }
    return rates;
  }

  /**
   * Refuses responses that cannot be counts or rates.
   *
   * @throws HomologException naming the first negative response
   */
  static void requireRates(Observations observations, RsaOptions options) {
    double[] values = observations.patterns().array();
    int features = observations.patterns().columns();
    for (int i = 0; i < values.length; i++) {
      if (values[i] < 0) {
        throw HomologException.mistake(
            "dissimilarity: "
                + Options.kebab(options.dissimilarity().name())
                + " takes spike counts or rates, but condition \""
                + observations.labels().get(observations.places()[i / features])
                + "\" has "
                + values[i]
                + " in unit "
                + i % features
                + "; choose dissimilarity: euclidean or correlation");
      }
    }
  }

  /**
   * Between mean patterns; features that one of two places lacks are left out of that pair.
   *
   * @param patterns mean responses
   * @return upper triangle over places
   */
  static double[] of(MeanPatterns patterns, RsaOptions options, Run run) {
    Matrix rates = rates(patterns.means(), options);
    Matrix known = Presence.mask(rates);
    Matrix logs = logs(rates);
    Matrix own = rates.copy();
    for (int i = 0; i < own.array().length; i++) {
      boolean has = known.array()[i] > 0;
      own.array()[i] = has ? rates.array()[i] * logs.array()[i] : 0;
      rates.array()[i] = has ? rates.array()[i] : 0;
    }
    Matrix crossed = run.algebra().multiply(rates, false, logs, true);
    Matrix selves = run.algebra().multiply(own, false, known, true);
    Matrix common = run.algebra().rowProducts(known);
    return PatternDistances.pairs(
        patterns,
        (i, j) ->
            common.get(i, j) < 1
                ? Double.NaN
                : (selves.get(i, j) + selves.get(j, i) - crossed.get(i, j) - crossed.get(j, i))
                    / common.get(i, j),
        run);
  }

  /**
   * Each fold against the others, averaged over folds: rates of the mean over all observations
   * outside the fold times log rates of the mean within it. Every condition with observations has
   * some in every fold.
   *
   * @param observations responses, none missing
   * @return upper triangle over places
   */
  static double[] leaveOneFoldOut(Observations observations, RsaOptions options, Run run) {
    CrossnobisRdm.requireFolds(observations);
    FoldSums sums = FoldSums.of(observations);
    FoldMean mean = new FoldMean(observations.size());
    for (int k = 0; k < sums.folds(); k++) {
      run.checkCancelled();
      addFold(mean, sums, k, options, run);
    }
    return mean.values();
  }

  /** Adds the divergences with one fold as log rates. */
  static void addFold(FoldMean mean, FoldSums sums, int k, RsaOptions options, Run run) {
    Matrix outside = rates(sums.meanOutside(k), options);
    Matrix within = logs(rates(sums.meanWithin(k), options));
    mean.add(
        run.algebra().multiply(outside, false, within, true), sums.usable(k), within.columns());
  }

  private static Matrix logs(Matrix rates) {
    Matrix logs = rates.copy();
    for (int i = 0; i < logs.array().length; i++) {
      double value = logs.array()[i];
      logs.array()[i] = Double.isNaN(value) ? 0 : Math.log(value);
    }
    return logs;
  }
}
