package org.homolog.rotation;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link Jpca}.
 *
 * @param components how many principal components the dynamics are fitted in
 * @param planes how many rotational planes are reported
 * @param softNormalise what is added to each unit's range before dividing by it; 0: no division
 * @param removeMean whether the mean over conditions is removed at each time
 * @param missing what is done with missing values
 */
public record JpcaOptions(
    @Option(
            text = "How many principal components the dynamics are fitted in",
            byDefault = "6",
            min = 2,
            max = 2 * JpcaOptions.MOST)
        int components,
    @Option(
            text = "How many rotational planes are reported, the fastest first",
            byDefault = "2",
            min = 1,
            max = JpcaOptions.MOST)
        int planes,
    @Option(
            text =
                "Each unit is divided by its range plus this, in the unit of the responses, so that"
                    + " weak units weigh less; 0: units are left as they are",
            byDefault = "5",
            min = 0)
        double softNormalise,
    @Option(
            text = "Whether the mean over conditions is removed at each time bin",
            byDefault = "true")
        boolean removeMean,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing) {
  /** Most planes. */
  static final int MOST = 20;

  /**
   * Checks that the options fit together.
   *
   * @throws HomologException if there are more planes than components hold, or under pairwise
   */
  public JpcaOptions {
    ResponseOptions.requireComplete(missing);
    if (2 * planes > components) {
      throw HomologException.mistake(
          planes
              + " planes need "
              + 2 * planes
              + " components, but components is "
              + components
              + ": say fewer planes or more components");
    }
    if (!Double.isFinite(softNormalise)) {
      throw HomologException.mistake("soft-normalise must be finite");
    }
  }

  /** The convention a score carries, such as {@code jpca[k=6;soft=5]}. */
  String convention() {
    return "jpca[k="
        + components
        + ";soft="
        + ResponseOptions.number(softNormalise)
        + (removeMean ? "" : ";with-mean")
        + "]";
  }
}
