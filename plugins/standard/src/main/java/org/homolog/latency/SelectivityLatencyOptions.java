package org.homolog.latency;

import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link SelectivityLatency}.
 *
 * @param column the condition column that units may be selective for
 * @param permutations how many permutations of trials the threshold rests on
 * @param alpha how often a unit that is not selective may exceed the threshold
 * @param control over what that holds
 * @param consecutive how many bins in a row must exceed the threshold
 * @param matching how units of the two systems are paired
 * @param missing what is done with missing values
 */
public record SelectivityLatencyOptions(
    @Option(
            text =
                "The condition column that units may be selective for; empty: the condition itself")
        String column,
    @Option(
            text = "How many permutations of trials the threshold rests on",
            byDefault = "200",
            min = 1,
            max = 1_000_000)
        int permutations,
    @Option(
            text = "How often a unit that is not selective may exceed the threshold",
            byDefault = "0.05",
            min = 1e-6,
            max = 0.5)
        double alpha,
    @Option(
            text =
                "Over what alpha holds: all-bins (of one unit together, against the largest value of each"
                    + " permutation) or each-bin (by itself)",
            byDefault = "all-bins")
        Control control,
    @Option(
            text = "How many bins in a row must exceed the threshold; the first is the latency",
            byDefault = "1",
            min = 1,
            max = 10_000)
        int consecutive,
    @Option(
            text =
                "How units of the two systems are paired: responses (one to one, by the largest sum of"
                    + " correlations over conditions and time) or labels (units of the same name)",
            byDefault = "responses")
        Matching matching,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /** Over what a rate of false alarms holds. */
  public enum Control {
    /** Over all bins of a unit together. */
    ALL_BINS,
    /** Over each bin by itself. */
    EACH_BIN
  }

  /** How units of two systems are paired. */
  public enum Matching {
    /** By their responses, one to one. */
    RESPONSES,
    /** By their names. */
    LABELS
  }

  /**
   * Checks that the options fit together.
   *
   * @throws HomologException if so few permutations cannot reach alpha, or under pairwise
   */
  public SelectivityLatencyOptions {
    ResponseOptions.requireComplete(missing);
    if (1.0 / (permutations + 1) > alpha) {
      throw HomologException.mistake(
          permutations
              + " permutations reach no p below 1 in "
              + (permutations + 1)
              + ", which is above alpha: say more permutations or a larger alpha");
    }
  }

  /** Selectivity is sought in each bin. */
  @Override
  public TimeBins time() {
    return TimeBins.SEPARATE;
  }

  /** The convention a score carries, such as {@code selectivity-latency[choice;p<=0.05]}. */
  String convention() {
    return "selectivity-latency["
        + (column.isEmpty() ? "condition" : column)
        + ";p<="
        + ResponseOptions.number(alpha)
        + (control == Control.ALL_BINS ? "" : ";each bin")
        + (consecutive == 1 ? "" : ";bins=" + consecutive)
        + (matching == Matching.RESPONSES ? "" : ";matched by labels")
        + "]";
  }
}
