package org.homolog.rsa;

import java.util.ArrayList;
import java.util.List;

/**
 * Dissimilarities of members that may lack pairs, on one scale. Each member is scaled to the length
 * of the common estimate over the pairs it has, and the estimate is the weighted mean of the
 * members, until it stays.
 *
 * @param aligned one upper triangle per member; NaN where it lacks a pair
 * @param mean the weighted mean over members; NaN for a pair that no member has
 */
@SuppressWarnings("ArrayRecordComponent")
record RdmRescaling(List<double[]> aligned, double[] mean) {
  /** The least evidence of a dissimilarity, so that a zero is not ignored. */
  private static final double LEAST_EVIDENCE = 0.2 * 0.2;

  private static final double ENOUGH = 1e-12;
  private static final int MOST_ROUNDS = 10_000;

  /**
   * Brings members to one scale.
   *
   * @param members upper triangles; NaN where a pair is missing
   * @param scale how dissimilarities weigh
   */
  static RdmRescaling of(List<double[]> members, MemberScale scale) {
    List<double[]> weights = members.stream().map(member -> weights(member, scale)).toList();
    List<double[]> equal =
        members.stream().map(member -> weights(member, MemberScale.SIMPLE)).toList();
    double[] estimate = unit(mean(members, equal));
    List<double[]> aligned = members;
    double change = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS && change > ENOUGH; round++) {
      aligned = new ArrayList<>();
      for (double[] member : members) {
        double shared = 0;
        double own = 0;
        for (int i = 0; i < member.length; i++) {
          if (!Double.isNaN(member[i])) {
            shared += estimate[i] * estimate[i];
            own += member[i] * member[i];
          }
        }
        double factor = own > 0 ? Math.sqrt(shared) / Math.sqrt(own) : 0;
        double[] scaled = member.clone();
        for (int i = 0; i < scaled.length; i++) {
          scaled[i] *= factor;
        }
        aligned.add(scaled);
      }
      double[] next = unit(mean(aligned, weights));
      change = 0;
      for (int i = 0; i < next.length; i++) {
        double step = next[i] - estimate[i];
        change += Double.isNaN(step) ? 0 : step * step;
      }
      estimate = next;
    }
    return new RdmRescaling(aligned, mean(aligned, weights));
  }

  private static double[] weights(double[] member, MemberScale scale) {
    int present = 0;
    for (double value : member) {
      present += Double.isNaN(value) ? 0 : 1;
    }
    double[] weights = new double[member.length];
    for (int i = 0; i < weights.length; i++) {
      double weight =
          switch (scale) {
            case EVIDENCE -> Math.max(LEAST_EVIDENCE, member[i] * member[i]);
            case SET_SIZE -> 1.0 / present;
            case SIMPLE, COMPARATOR -> 1;
          };
      weights[i] = Double.isNaN(member[i]) ? 0 : weight;
    }
    return weights;
  }

  private static double[] mean(List<double[]> members, List<double[]> weights) {
    double[] mean = new double[members.get(0).length];
    for (int i = 0; i < mean.length; i++) {
      double sum = 0;
      double total = 0;
      for (int m = 0; m < members.size(); m++) {
        double weight = weights.get(m)[i];
        sum += weight > 0 ? weight * members.get(m)[i] : 0;
        total += weight;
      }
      mean[i] = total > 0 ? sum / total : Double.NaN;
    }
    return mean;
  }

  private static double[] unit(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += Double.isNaN(value) ? 0 : value * value;
    }
    double length = squares > 0 ? Math.sqrt(squares) : 1;
    double[] unit = values.clone();
    for (int i = 0; i < unit.length; i++) {
      unit[i] /= length;
    }
    return unit;
  }
}
