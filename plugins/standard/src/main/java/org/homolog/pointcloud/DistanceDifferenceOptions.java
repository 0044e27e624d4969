package org.homolog.pointcloud;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;
import org.homolog.spi.Options;

/**
 * The options of {@link DistanceDifference}.
 *
 * @param norm how large a difference of distance matrices is
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record DistanceDifferenceOptions(
    @Option(text = "How large a difference of distance matrices is", byDefault = "frobenius")
        Norm norm,
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "concatenate") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /** How large a matrix is. */
  public enum Norm {
    /** The root of the sum of squares of its entries. */
    FROBENIUS,
    /** Its largest singular value. */
    SPECTRAL
  }

  /**
   * Checks that missing values can be handled so.
   *
   * @throws HomologException under pairwise
   */
  public DistanceDifferenceOptions {
    ResponseOptions.requireComplete(missing);
  }

  /** The convention a score carries, such as {@code distance-difference[euclidean;frobenius]}. */
  String convention() {
    return "distance-difference[euclidean;"
        + Options.kebab(norm.name())
        + ResponseOptions.told(time)
        + "]";
  }
}
