package org.homolog.shape;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;
import org.homolog.spi.Options;

/**
 * The options of {@link ShapeMetric}.
 *
 * @param alpha 0 to whiten both systems first, 1 to rotate them as they are
 * @param alignment what one system may be turned by
 * @param ground how far apart aligned responses are
 * @param centre whether units' means are removed
 * @param unitNorm whether each system is divided by its Frobenius norm
 * @param folds folds of conditions of the cross-validated distance; 0 for none
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record ShapeMetricOptions(
    @Option(
            text =
                "From 0, any invertible linear map is immaterial (both are whitened), to 1, rotations"
                    + " alone are",
            byDefault = "1",
            min = 0,
            max = 1)
        double alpha,
    @Option(text = "What one system may be turned by", byDefault = "orthogonal")
        Alignment alignment,
    @Option(text = "How far apart aligned responses are", byDefault = "angular") Ground ground,
    @Option(text = "Whether each unit's mean is removed", byDefault = "true") boolean centre,
    @Option(
            text = "Whether each system is divided by its Frobenius norm, once centred",
            byDefault = "false")
        boolean unitNorm,
    @Option(
            text =
                "Folds of conditions: aligned on all but one, compared on that one; 0: aligned and"
                    + " compared on all conditions",
            byDefault = "0",
            min = 0,
            max = 1000)
        int folds,
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "concatenate") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /**
   * Checks that the options fit together.
   *
   * @throws HomologException under pairwise, with one fold, or if permuted units are to be whitened
   */
  public ShapeMetricOptions {
    ResponseOptions.requireComplete(missing);
    if (folds == 1) {
      throw HomologException.mistake("folds must be 0 or at least 2, not 1");
    }
    if (alignment == Alignment.PERMUTATION && alpha < 1) {
      throw HomologException.mistake(
          "alignment: permutation matches units as they are: alpha must be 1, not "
              + ResponseOptions.number(alpha)
              + ", because whitening mixes units");
    }
  }

  /** The convention a score carries, such as {@code shape-metric[alpha=1;angular]}. */
  String convention() {
    return "shape-metric["
        + (alignment == Alignment.PERMUTATION
            ? "permutation"
            : "alpha=" + ResponseOptions.number(alpha))
        + ";"
        + Options.kebab(ground.name())
        + (centre ? "" : ";not centred")
        + (unitNorm ? ";unit norm" : "")
        + (folds == 0 ? "" : ";folds=" + folds)
        + ResponseOptions.told(time)
        + "]";
  }
}
