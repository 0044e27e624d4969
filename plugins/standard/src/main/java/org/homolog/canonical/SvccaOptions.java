package org.homolog.canonical;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link Svcca}.
 *
 * @param variance the share of each system's variance that its kept components hold
 * @param estimate how correlations are kept from growing with the number of units
 * @param folds folds of the cross-validated estimate
 * @param permutations permutations of the debiased estimate
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record SvccaOptions(
    @Option(
            text = "The fewest components are kept that hold this share of a system's variance",
            byDefault = "0.99",
            min = 1e-6,
            max = 1)
        double variance,
    @Option(text = CanonicalOptions.ESTIMATE_TEXT, byDefault = "cross-validated") Estimate estimate,
    @Option(text = CanonicalOptions.FOLDS_TEXT, byDefault = "5", min = 2, max = 1000) int folds,
    @Option(text = CanonicalOptions.PERMUTATIONS_TEXT, byDefault = "50", min = 1, max = 100000)
        int permutations,
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "concatenate") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements CanonicalOptions {
  /**
   * Checks that missing values can be handled so.
   *
   * @throws HomologException under pairwise
   */
  public SvccaOptions {
    ResponseOptions.requireComplete(missing);
  }
}
