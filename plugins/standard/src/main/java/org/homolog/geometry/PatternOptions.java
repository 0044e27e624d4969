package org.homolog.geometry;

import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of comparisons that need to know no more than what a pattern is.
 *
 * @param centre whether units' means are removed
 * @param time what becomes of time bins
 * @param missing what is done with missing values
 */
public record PatternOptions(
    @Option(
            text =
                "Whether each unit's mean over conditions is removed first; not where positions"
                    + " relative to the origin are meant",
            byDefault = "false")
        boolean centre,
    @Option(text = ResponseOptions.TIME_TEXT, byDefault = "concatenate") TimeBins time,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /**
   * Checks that missing values can be handled so.
   *
   * @throws HomologException under pairwise
   */
  public PatternOptions {
    ResponseOptions.requireComplete(missing);
  }

  /**
   * The convention of a comparison without options of its own.
   *
   * @param id the comparison's id
   * @return such as {@code eigenspace-overlap[not centred]}
   */
  public String convention(String id) {
    return id + "[" + (centre ? "centred" : "not centred") + ResponseOptions.told(time) + "]";
  }

  /**
   * The patterns that are meant.
   *
   * @param responses the responses
   * @return rows x units
   */
  public Matrix patterns(ResponseMatrix responses) {
    return centre ? responses.centred() : responses.values();
  }
}
