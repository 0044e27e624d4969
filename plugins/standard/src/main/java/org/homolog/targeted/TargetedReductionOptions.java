package org.homolog.targeted;

import java.util.HashSet;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link TargetedReduction}.
 *
 * @param columns the condition columns whose axes are sought
 * @param components in how many principal components regression vectors are kept
 * @param removeMean whether the mean over conditions is removed from trajectories
 * @param missing what is done with missing values
 */
public record TargetedReductionOptions(
    @Option(
            text =
                "The condition columns whose axes are sought, such as [choice, motion]: numbers, or two"
                    + " values. Axes are made orthogonal in this order, so that the first is left as it"
                    + " is")
        List<String> columns,
    @Option(
            text =
                "In how many leading principal components of the responses regression vectors are kept;"
                    + " all there are where there are fewer",
            byDefault = "12",
            min = 1,
            max = 10_000)
        int components,
    @Option(
            text =
                "Whether the mean over conditions at each time bin is removed from the trajectories;"
                    + " otherwise what all conditions have in common is part of them",
            byDefault = "false")
        boolean removeMean,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {

  /**
   * Checks that the options fit together.
   *
   * @throws HomologException if a column is named twice or there are more columns than components,
   *     or under pairwise
   */
  public TargetedReductionOptions {
    columns = List.copyOf(columns);
    ResponseOptions.requireComplete(missing);
    if (new HashSet<>(columns).size() < columns.size()) {
      throw HomologException.mistake("columns must be different ones: " + columns);
    }
    if (columns.size() > components) {
      throw HomologException.mistake(
          columns.size()
              + " axes do not fit into "
              + components
              + " components: say more components or fewer columns");
    }
  }

  /** Axes are sought in each bin. */
  @Override
  public TimeBins time() {
    return TimeBins.SEPARATE;
  }

  /**
   * The convention a score carries, such as {@code
   * targeted-dimensionality-reduction[choice,motion;k=12]}.
   */
  String convention() {
    return "targeted-dimensionality-reduction["
        + String.join(",", columns)
        + ";k="
        + components
        + (removeMean ? ";without mean" : "")
        + "]";
  }
}
