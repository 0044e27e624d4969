package org.homolog.shape;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link Procrustes} and {@link AlignedCosine}.
 *
 * @param centre whether units' means are removed
 * @param unitNorm whether each system is divided by its Frobenius norm
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record ProcrustesOptions(
    @Option(text = "Whether each unit's mean is removed", byDefault = "true") boolean centre,
    @Option(
            text = "Whether each system is divided by its Frobenius norm, once centred",
            byDefault = "true")
        boolean unitNorm,
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "concatenate") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /**
   * Checks that missing values can be handled so.
   *
   * @throws HomologException under pairwise
   */
  public ProcrustesOptions {
    ResponseOptions.requireComplete(missing);
  }

  /** The convention a score carries, such as {@code procrustes[centred;unit norm]}. */
  String convention(String id) {
    return id
        + "["
        + (centre ? "centred" : "not centred")
        + (unitNorm ? ";unit norm" : "")
        + ResponseOptions.told(time)
        + "]";
  }
}
