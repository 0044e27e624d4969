package org.homolog.fixedpoints;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.population.MissingPolicy;
import org.homolog.spi.Option;

/**
 * The options of {@link FixedPointComparison}.
 *
 * @param input the constant input
 * @param starts how many starts the search has
 * @param noise noise around trajectories that half the starts get
 * @param rounds how many rounds of new starts may follow
 * @param steps how long roll-outs are
 * @param direction how the input changes as fixed points are followed
 * @param from where they are followed from
 * @param to where to
 * @param components in how many principal components responses are aligned
 * @param missing what is done with missing values
 */
public record FixedPointOptions(
    @Option(
            text =
                "The constant input under which fixed points are sought, one value per input channel;"
                    + " zeros if left out")
        List<Double> input,
    @Option(
            text =
                "How many starts the search has: states of trajectories, the same with noise, states"
                    + " between two of them, and some anywhere in the box they fill",
            byDefault = "1024",
            min = 1,
            max = 1_000_000)
        int starts,
    @Option(
            text = "Noise of these starts, in standard deviations of each state variable",
            byDefault = "0.3",
            min = 0,
            max = 1000)
        double noise,
    @Option(
            text =
                "How many rounds of new starts between and beyond the points found may follow; they"
                    + " end when one finds nothing new",
            byDefault = "3",
            min = 0,
            max = 1000)
        int rounds,
    @Option(
            text = "How many steps a trajectory has to arrive at a stable point, at most",
            byDefault = "2000",
            min = 1,
            max = 1_000_000)
        int steps,
    @Option(
            text =
                "How the input changes with p as fixed points are followed, input + p direction, one"
                    + " value per input channel; they are not followed if left out")
        List<Double> direction,
    @Option(text = "Least p", byDefault = "-1", min = -1e9, max = 1e9) double from,
    @Option(text = "Largest p", byDefault = "1", min = -1e9, max = 1e9) double to,
    @Option(
            text =
                "In how many principal components of their responses two systems are aligned before"
                    + " positions are compared",
            byDefault = "10",
            min = 1,
            max = 10_000)
        int components,
    @Option(text = ResponseOptions.MISSING_TEXT, byDefault = "refuse") MissingPolicy missing)
    implements ResponseOptions {
  /**
   * Refuses what cannot be.
   *
   * @throws HomologException if p runs backwards, or under pairwise
   */
  public FixedPointOptions {
    input = List.copyOf(input);
    direction = List.copyOf(direction);
    if (!(from < to)) {
      throw HomologException.mistake(
          "from: must be less than to, but from is " + from + " and to " + to);
    }
    ResponseOptions.requireComplete(missing);
  }

  /** Time bins are states of their own. */
  @Override
  public TimeBins time() {
    return TimeBins.SEPARATE;
  }

  /** The convention a score carries, such as {@code fixed-points[input=1,0]}. */
  String convention() {
    return "fixed-points[input="
        + told(input)
        + (direction.isEmpty()
            ? ""
            : ";direction="
                + told(direction)
                + ";p="
                + ResponseOptions.number(from)
                + ".."
                + ResponseOptions.number(to))
        + "]";
  }

  private static String told(List<Double> values) {
    return values.isEmpty()
        ? "0"
        : String.join(",", values.stream().map(ResponseOptions::number).toList());
  }
}
