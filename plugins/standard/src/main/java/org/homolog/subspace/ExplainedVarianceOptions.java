package org.homolog.subspace;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link ExplainedVariance}.
 *
 * @param adjusted whether what unrelated units would fit is taken out
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record ExplainedVarianceOptions(
    @Option(text = "Whether what unrelated units would fit is taken out", byDefault = "false")
        boolean adjusted,
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "concatenate") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /**
   * Checks that missing values can be handled so.
   *
   * @throws HomologException under pairwise
   */
  public ExplainedVarianceOptions {
    ResponseOptions.requireComplete(missing);
  }

  /** The convention a score carries, such as {@code linear-fit[in-sample]}. */
  String convention() {
    return "linear-fit[in-sample"
        + (adjusted ? ";adjusted" : "")
        + ResponseOptions.told(time)
        + "]";
  }
}
