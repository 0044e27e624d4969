package org.homolog.canonical;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link Pwcca}.
 *
 * @param weights what the correlations are weighted by
 * @param estimate how correlations are kept from growing with the number of units
 * @param folds folds of the cross-validated estimate
 * @param permutations permutations of the debiased estimate
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record PwccaOptions(
    @Option(
            text =
                "What correlations are weighted by: projections of units on the variates, or what"
                    + " google/svcca computes (raw only)",
            byDefault = "variates")
        ProjectionWeights weights,
    @Option(text = CanonicalOptions.ESTIMATE_TEXT, byDefault = "cross-validated") Estimate estimate,
    @Option(text = CanonicalOptions.FOLDS_TEXT, byDefault = "5", min = 2, max = 1000) int folds,
    @Option(text = CanonicalOptions.PERMUTATIONS_TEXT, byDefault = "50", min = 1, max = 100000)
        int permutations,
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "concatenate") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements CanonicalOptions {
  /**
   * Checks that the options fit together.
   *
   * @throws HomologException under pairwise, or if the weights of google/svcca are to be
   *     cross-validated or debiased
   */
  public PwccaOptions {
    ResponseOptions.requireComplete(missing);
    if (weights == ProjectionWeights.GOOGLE && estimate != Estimate.RAW) {
      throw HomologException.mistake(
          "weights: google repeats what that program computes, which is raw: say estimate: raw");
    }
  }

  @Override
  public double variance() {
    return 1;
  }
}
