package org.homolog.demixing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link DemixedPca}.
 *
 * @param columns condition columns whose values are crossed; none: the condition itself
 * @param components how many demixed components each marginalisation has
 * @param withTime whether what a column does together with time counts as the column's
 * @param regulariser how strongly decoders are regularised; 0: not at all
 * @param missing what is done with missing values
 */
public record DemixedPcaOptions(
    @Option(
            text =
                "Condition columns whose values are crossed, such as [stimulus, choice]; none: the"
                    + " condition itself")
        List<String> columns,
    @Option(
            text = "How many demixed components each marginalisation has",
            byDefault = "3",
            min = 1,
            max = 1000)
        int components,
    @Option(
            text =
                "Whether the interaction of a column with time counts as that column's, as is usual,"
                    + " or stands by itself",
            byDefault = "true")
        boolean withTime,
    @Option(
            text =
                "Regularisation of the decoders, relative to the sum of squares of the responses;"
                    + " 0: none",
            byDefault = "0",
            min = 0,
            max = 1e6)
        double regulariser,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing) {
  private static final int MOST_COLUMNS = 4;

  /**
   * Checks that the options fit together.
   *
   * @throws HomologException if a column is named twice or there are more than four, or under
   *     pairwise
   */
  public DemixedPcaOptions {
    columns = List.copyOf(columns);
    ResponseOptions.requireComplete(missing);
    if (columns.size() > MOST_COLUMNS) {
      throw HomologException.mistake(
          columns.size() + " columns make too many interactions: at most " + MOST_COLUMNS);
    }
    if (new HashSet<>(columns).size() < columns.size() || columns.contains("time")) {
      throw HomologException.mistake(
          "columns must be different ones, and none of them time, which is always there: "
              + columns);
    }
  }

  /** What is crossed, the slowest first: columns, then time. */
  List<String> factors() {
    List<String> factors = new ArrayList<>(columns.isEmpty() ? List.of("condition") : columns);
    factors.add("time");
    return factors;
  }

  /** The convention a score carries, such as {@code demixed-pca[stimulus,choice;k=3]}. */
  String convention() {
    return "demixed-pca["
        + (columns.isEmpty() ? "condition" : String.join(",", columns))
        + ";k="
        + components
        + (withTime ? "" : ";time-apart")
        + (regulariser == 0 ? "" : ";regulariser=" + ResponseOptions.number(regulariser))
        + "]";
  }
}
