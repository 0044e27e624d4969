package org.homolog.result;

import java.util.Arrays;
import java.util.List;

/**
 * Scores of candidates against a reference, all brought to the same number of units and, where
 * asked, the same ratio of signal to noise.
 *
 * @param candidates the candidates' names
 * @param score name of the main score
 * @param convention how the score was computed
 * @param units numbers of units, ascending
 * @param draws subsamples at each number
 * @param level share of the subsamples' scores that an interval holds
 * @param scores candidates x numbers of units x draws; NaN where a subsample has no score
 * @param unmatched the score of each candidate with all units and repeats; NaN where there is none
 * @param share signal's share of the variance of condition means that all were brought to; NaN
 *     where signal to noise was not matched
 * @param systems what was done to each system, the reference first
 * @param notes what a reader should know, one sentence each
 */
@SuppressWarnings("ArrayRecordComponent")
public record Matched(
    List<String> candidates,
    String score,
    String convention,
    List<Integer> units,
    int draws,
    double level,
    double[] scores,
    double[] unmatched,
    double share,
    List<Member> systems,
    List<String> notes)
    implements Inquiry {

  /**
   * A system, or one of its members.
   *
   * @param name its name
   * @param units how many units it has
   * @param share signal's share of the variance of its condition means; NaN where it is not known
   * @param done what was done to bring it to the common share
   */
  public record Member(String name, int units, double share, String done) {}

  /**
   * What subsamples of one number of units score.
   *
   * @param mean their mean; NaN if none has a score
   * @param low lower end of the interval that holds {@code level} of them
   * @param high upper end
   * @param scored how many have a score
   */
  public record Spread(double mean, double low, double high, int scored) {}

  /** Takes copies. */
  public Matched {
    candidates = List.copyOf(candidates);
    units = List.copyOf(units);
    systems = List.copyOf(systems);
    notes = List.copyOf(notes);
  }

  /**
   * The scores of a candidate at a number of units.
   *
   * @param candidate number of the candidate
   * @param size place of the number of units
   * @return mean and interval over subsamples
   */
  public Spread spread(int candidate, int size) {
    int from = (candidate * units.size() + size) * draws;
    double[] own =
        Arrays.stream(scores, from, from + draws).filter(Double::isFinite).sorted().toArray();
    if (own.length == 0) {
      return new Spread(Double.NaN, Double.NaN, Double.NaN, 0);
    }
    double tail = (1 - level) / 2;
    return new Spread(
        Arrays.stream(own).average().orElse(Double.NaN),
        quantile(own, tail),
        quantile(own, 1 - tail),
        own.length);
  }

  /** Linear between order statistics. */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
