package org.homolog.resample;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.homolog.failure.HomologException;

/**
 * Wilcoxon's signed rank test of differences that are symmetric about zero (Wilcoxon 1945,
 * doi:10.2307/3001968).
 *
 * <p>Differences of zero are left out, and tied ones share the average of their ranks. Up to 50
 * differences p is exact: the share of all assignments of signs to these very ranks, ties included,
 * whose rank sum is at least as far out. Beyond, a normal distribution with the variance corrected
 * for ties stands for it.
 */
public final class SignedRank {
  private static final int MOST_EXACT = 50;

  /** Differences this close, beside the largest, differ by rounding only. */
  private static final double ROUNDING = 1e-12;

  private SignedRank() {}

  /**
   * The two-sided p of paired differences.
   *
   * @param differences one per member, finite, in any order
   * @return p, above 0 and at most 1; 1 where no difference is left
   * @throws HomologException if a difference is not a finite number
   */
  public static double pValue(double[] differences) {
    double largest = 0;
    for (double difference : differences) {
      if (!Double.isFinite(difference)) {
        throw HomologException.mistake(
            "a signed rank test needs finite differences, but one is "
                + difference
                + "; leave that member out");
      }
      largest = Math.max(largest, Math.abs(difference));
    }
    double negligible = ROUNDING * largest;
    double[] kept = Arrays.stream(differences).filter(d -> Math.abs(d) > negligible).toArray();
    if (kept.length == 0) {
      return 1;
    }
    double[] ranks = ranks(kept, negligible);
    double positive = 0;
    for (int i = 0; i < kept.length; i++) {
      positive += kept[i] > 0 ? ranks[i] : 0;
    }
    return kept.length <= MOST_EXACT ? exact(ranks, positive) : normal(ranks, positive);
  }

  /** Average ranks of absolute values; what differs by rounding is tied. */
  private static double[] ranks(double[] differences, double negligible) {
    double[] sizes = Arrays.stream(differences).map(Math::abs).toArray();
    double[] sorted = sizes.clone();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] - sorted[i - 1] <= negligible) {
        sorted[i] = sorted[i - 1];
      }
    }
    for (int i = 0; i < sizes.length; i++) {
      int place = Arrays.binarySearch(sorted, sizes[i]);
      // A size moved to that of its neighbour is no longer there: it lies just above it.
      sizes[i] = place >= 0 ? sizes[i] : sorted[-place - 2];
    }
    return new NaturalRanking().rank(sizes);
  }

  /** Counts sign assignments by the sum of the ranks that are positive; doubled ranks are whole. */
  private static double exact(double[] ranks, double positive) {
    int[] doubled = Arrays.stream(ranks).mapToInt(rank -> (int) Math.round(2 * rank)).toArray();
    int total = Arrays.stream(doubled).sum();
    double[] probability = new double[total + 1];
    probability[0] = 1;
    int reached = 0;
    for (int rank : doubled) {
      reached += rank;
      for (int sum = reached; sum >= 0; sum--) {
        double without = probability[sum];
        double with = sum >= rank ? probability[sum - rank] : 0;
        probability[sum] = (without + with) / 2;
      }
    }
    int observed = (int) Math.round(2 * positive);
    double further = 0;
    for (int sum = 0; sum <= Math.min(observed, total - observed); sum++) {
      further += probability[sum];
    }
    return Math.min(1, 2 * further);
  }

  private static double normal(double[] ranks, double positive) {
    double sum = 0;
    double squares = 0;
    for (double rank : ranks) {
      sum += rank;
      squares += rank * rank;
    }
    double z = (positive - sum / 2) / (Math.sqrt(squares) / 2);
    return 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(z));
  }
}
