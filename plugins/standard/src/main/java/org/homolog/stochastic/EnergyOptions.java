package org.homolog.stochastic;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.shape.Alignment;
import org.homolog.spi.Option;
import org.homolog.spi.Options;

/**
 * The options of {@link EnergyDistance}.
 *
 * @param alignment what one system may be turned by
 * @param centre whether units' means over conditions are removed
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record EnergyOptions(
    @Option(text = "What one system may be turned by", byDefault = "orthogonal")
        Alignment alignment,
    @Option(text = "Whether each unit's mean over conditions is removed", byDefault = "true")
        boolean centre,
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "average") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /**
   * Checks that missing values can be handled so.
   *
   * @throws HomologException under pairwise
   */
  public EnergyOptions {
    ResponseOptions.requireComplete(missing);
  }

  /** The convention a score carries, such as {@code energy-distance[orthogonal]}. */
  String convention() {
    return "energy-distance["
        + Options.kebab(alignment.name())
        + (centre ? "" : ";not centred")
        + ResponseOptions.told(time)
        + "]";
  }
}
