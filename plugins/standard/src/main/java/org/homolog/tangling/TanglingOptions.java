package org.homolog.tangling;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link Tangling}.
 *
 * @param components in how many principal components states are compared, at most
 * @param softNormalise what is added to each unit's range before dividing by it; 0: no division
 * @param constant what is added to squared distances, relative to the variance of the states
 * @param removeMean whether the mean over conditions is removed at each time
 * @param missing what is done with missing values
 */
public record TanglingOptions(
    @Option(
            text =
                "In how many leading principal components states are compared; all there are where"
                    + " there are fewer",
            byDefault = "8",
            min = 1,
            max = 10_000)
        int components,
    @Option(
            text =
                "Each unit is divided by its range plus this, in the unit of the responses, so that"
                    + " weak units weigh less; 0: units are left as they are",
            byDefault = "5",
            min = 0)
        double softNormalise,
    @Option(
            text =
                "What is added to squared distances of states, relative to their variance, so that"
                    + " states that all but touch do not decide alone",
            byDefault = "0.1",
            min = 1e-9,
            max = 1e6)
        double constant,
    @Option(
            text = "Whether the mean over conditions is removed at each time bin",
            byDefault = "false")
        boolean removeMean,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {

  /**
   * Checks that the options fit together.
   *
   * @throws HomologException if soft-normalise is not finite, or under pairwise
   */
  public TanglingOptions {
    ResponseOptions.requireComplete(missing);
    if (!Double.isFinite(softNormalise)) {
      throw HomologException.mistake("soft-normalise must be finite");
    }
  }

  /** Trajectories lead from bin to bin. */
  @Override
  public TimeBins time() {
    return TimeBins.SEPARATE;
  }

  /** The convention a score carries, such as {@code tangling[k=8;soft=5;constant=0.1]}. */
  String convention() {
    return "tangling[k="
        + components
        + ";soft="
        + ResponseOptions.number(softNormalise)
        + ";constant="
        + ResponseOptions.number(constant)
        + (removeMean ? ";without mean" : "")
        + "]";
  }
}
