package org.homolog.kernel;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;
import org.homolog.spi.Options;

/**
 * The options of {@link Cka}.
 *
 * @param kernel how alike two conditions are within a system
 * @param unbiased whether pairs of different conditions alone count
 * @param bandwidth what the width of the radial basis function follows
 * @param factor the width is this many times what it follows
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record CkaOptions(
    @Option(text = "How alike two conditions are within a system", byDefault = "linear")
        Kernel kernel,
    @Option(
            text =
                "Whether pairs of different conditions alone count (debiased), so that unrelated"
                    + " systems score zero on average",
            byDefault = "true")
        boolean unbiased,
    @Option(
            text = "What the width of the radial basis function follows, for each system by itself",
            byDefault = "median-of-nonzero")
        Bandwidth bandwidth,
    @Option(
            text = "The width of the radial basis function is this many times what it follows",
            byDefault = "1",
            min = 1e-6,
            max = 1e6)
        double factor,
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "concatenate") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /**
   * Checks that missing values can be handled so.
   *
   * @throws HomologException under pairwise
   */
  public CkaOptions {
    ResponseOptions.requireComplete(missing);
  }

  /** The convention a score carries, such as {@code cka[linear;unbiased]}. */
  String convention() {
    String times = factor == 1 ? "" : ResponseOptions.number(factor) + " x ";
    String width =
        kernel == Kernel.LINEAR
            ? ""
            : bandwidth == Bandwidth.ONE
                ? ";sigma=" + ResponseOptions.number(factor)
                : ";sigma=" + times + Options.kebab(bandwidth.name());
    return "cka["
        + Options.kebab(kernel.name())
        + width
        + ";"
        + (unbiased ? "unbiased" : "biased")
        + ResponseOptions.told(time)
        + "]";
  }
}
