package org.homolog.result;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Which candidate wins data sets that each candidate generated. Equal scores share a win. A data
 * set that some candidate has no score on counts for none.
 */
public final class Confusion {
  /**
   * Scores that differ by less than this share of themselves are equal: rounding decides nothing.
   */
  private static final double SAME = 1e-9;

  private final int candidates;
  private final double level;
  private final double[][] wins;
  private final double[][] above;
  private final int[] scored;

  /**
   * Counts wins.
   *
   * @param candidates how many candidates there are
   * @param scores generators x data sets x candidates
   * @param lowerIsCloser whether the smallest score wins
   * @param level level of the intervals of rates
   */
  Confusion(int candidates, double[] scores, boolean lowerIsCloser, double level) {
    this.candidates = candidates;
    this.level = level;
    wins = new double[candidates][candidates];
    above = new double[candidates][candidates];
    scored = new int[candidates];
    int dataSets = scores.length / (candidates * candidates);
    double[] one = new double[candidates];
    for (int generator = 0; generator < candidates; generator++) {
      for (int set = 0; set < dataSets; set++) {
        boolean whole = true;
        for (int c = 0; c < candidates; c++) {
          double score = scores[(generator * dataSets + set) * candidates + c];
          one[c] = lowerIsCloser ? -score : score;
          whole &= Double.isFinite(score);
        }
        if (whole) {
          scored[generator]++;
          count(generator, one);
        }
      }
    }
  }

  private void count(int generator, double[] one) {
    double best = Double.NEGATIVE_INFINITY;
    for (double score : one) {
      best = Math.max(best, score);
    }
    List<Integer> winners = new ArrayList<>();
    for (int c = 0; c < candidates; c++) {
      if (isSame(one[c], best)) {
        winners.add(c);
      }
      boolean same = isSame(one[generator], one[c]);
      above[generator][c] += same ? 0.5 : one[generator] > one[c] ? 1 : 0;
    }
    winners.forEach(c -> wins[generator][c] += 1.0 / winners.size());
  }

  private static boolean isSame(double one, double other) {
    return Math.abs(one - other) <= SAME * Math.max(Math.abs(one), Math.abs(other));
  }

  /**
   * A share of data sets with Wilson's interval for a proportion (Wilson 1927,
   * doi:10.1080/01621459.1927.10502953).
   *
   * @param value the share, NaN if there is no data set
   * @param low lower end of the interval
   * @param high upper end
   * @param of how many data sets
   */
  public record Rate(double value, double low, double high, int of) {
    static Rate of(double count, int total, double level) {
      if (total == 0) {
        return new Rate(Double.NaN, Double.NaN, Double.NaN, 0);
      }
      double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + level) / 2);
      double share = count / total;
      double shrunk = share + z * z / (2 * total);
      double half = z * Math.sqrt((share * (1 - share) + z * z / (4.0 * total)) / total);
      double scale = 1 + z * z / total;
      return new Rate(
          share, Math.max(0, (shrunk - half) / scale), Math.min(1, (shrunk + half) / scale), total);
    }
  }

  /**
   * How many data sets of a generator a candidate wins.
   *
   * @param generator number of the candidate that made them
   * @param winner number of a candidate
   * @return a count; shared wins count in part
   */
  public double wins(int generator, int winner) {
    return wins[generator][winner];
  }

  /**
   * How many data sets of a generator were scored.
   *
   * @param generator number of the candidate that made them
   * @return a count
   */
  public int scored(int generator) {
    return scored[generator];
  }

  /**
   * How often the right candidate wins, over all generators.
   *
   * @return the recovery rate
   */
  public Rate recovered() {
    double count = 0;
    int total = 0;
    for (int g = 0; g < candidates; g++) {
      count += wins[g][g];
      total += scored[g];
    }
    return Rate.of(count, total, level);
  }

  /**
   * How often the right candidate wins where one made the data.
   *
   * @param generator number of the candidate
   * @return its recovery rate
   */
  public Rate recovered(int generator) {
    return Rate.of(wins[generator][generator], scored[generator], level);
  }

  /**
   * How often, of two candidates, the one that made the data scores closer. One half means that
   * they are not told apart.
   *
   * @param one number of a candidate
   * @param other number of another
   * @return the rate over the data sets of both
   */
  public Rate told(int one, int other) {
    return Rate.of(above[one][other] + above[other][one], scored[one] + scored[other], level);
  }

  /**
   * The rate of guessing.
   *
   * @return one over the number of candidates
   */
  public double chance() {
    return 1.0 / candidates;
  }
}
