package org.homolog.tensor;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link TensorComponents}.
 *
 * @param components how many components are fitted
 * @param nonNegative whether factors may not be negative
 * @param normalise whether units are scaled to the same size
 * @param restarts how many random starts there are
 * @param iterations how many iterations a fit takes at most
 * @param tolerance when a fit has converged
 * @param missing what is done with missing values
 */
public record TensorOptions(
    @Option(text = "How many components are fitted", byDefault = "3", min = 1, max = 1000)
        int components,
    @Option(
            text =
                "Whether factors may not be negative, as firing rates are; what is negative in the"
                    + " responses is then not explained",
            byDefault = "false")
        boolean nonNegative,
    @Option(
            text =
                "Whether each unit is divided by the root of its mean square, so that strong units do not"
                    + " decide alone",
            byDefault = "true")
        boolean normalise,
    @Option(
            text = "How many random starts there are, of which the best fit is kept",
            byDefault = "5",
            min = 1,
            max = 10_000)
        int restarts,
    @Option(
            text = "How many iterations a fit takes at most",
            byDefault = "500",
            min = 1,
            max = 1_000_000)
        int iterations,
    @Option(
            text =
                "A fit has converged when an iteration adds less than this share of the sum of squares",
            byDefault = "1e-6",
            min = 0,
            max = 0.1)
        double tolerance,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {

  /**
   * Checks that missing values can be handled so.
   *
   * @throws HomologException under pairwise
   */
  public TensorOptions {
    ResponseOptions.requireComplete(missing);
  }

  /** Time is an axis of its own. */
  @Override
  public TimeBins time() {
    return TimeBins.SEPARATE;
  }

  /** The same with another number of components. */
  TensorOptions withComponents(int count) {
    return new TensorOptions(
        count, nonNegative, normalise, restarts, iterations, tolerance, missing);
  }

  /** The convention a score carries, such as {@code tensor-components[k=3]}. */
  String convention() {
    return "tensor-components[k="
        + components
        + (nonNegative ? ";non-negative" : "")
        + (normalise ? "" : ";units as they are")
        + "]";
  }
}
