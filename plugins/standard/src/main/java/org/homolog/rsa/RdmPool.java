package org.homolog.rsa;

import java.util.ArrayList;
import java.util.List;

/**
 * The dissimilarities of several members taken together so that, for the comparator at hand, they
 * agree best with the members on average (Nili et al. 2014, doi:10.1371/journal.pcbi.1003553):
 * cosines average after dividing by the root mean square, Pearson's after z-scoring, rank
 * comparators average ranks, distances of second moments average the dissimilarities as they are.
 */
final class RdmPool {
  private RdmPool() {}

  static PreparedRdm of(List<PreparedRdm> members, RdmComparator comparator, MemberScale scale) {
    PreparedRdm first = members.get(0);
    List<RdmLayer> pooled = new ArrayList<>();
    for (int i = 0; i < first.layers().size(); i++) {
      int layer = i;
      pooled.add(
          first
              .layers()
              .get(layer)
              .withValues(
                  values(
                      members.stream().map(m -> m.layers().get(layer)).toList(), comparator, scale))
              .withNoise(null));
    }
    return first.withLayers(
        "pool of " + members.size() + " members", pooled, "pooled " + first.measure());
  }

  private static double[] values(
      List<RdmLayer> members, RdmComparator comparator, MemberScale scale) {
    double[] sums = new double[members.get(0).values().length];
    int[] counts = new int[sums.length];
    if (members.stream().anyMatch(member -> member.values().length != sums.length)) {
      throw new IllegalArgumentException("members to be pooled differ in their conditions");
    }
    if (scale != MemberScale.COMPARATOR) {
      return RdmRescaling.of(members.stream().map(RdmLayer::values).toList(), scale).mean();
    }
    for (RdmLayer member : members) {
      double[] scaled = scaled(member, comparator);
      for (int i = 0; i < sums.length; i++) {
        if (!Double.isNaN(scaled[i])) {
          sums[i] += scaled[i];
          counts[i]++;
        }
      }
    }
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < sums.length; i++) {
      sums[i] = counts[i] == 0 ? Double.NaN : sums[i] / counts[i];
      lowest = counts[i] == 0 ? lowest : Math.min(lowest, sums[i]);
    }
    if (comparator == RdmComparator.PEARSON || comparator == RdmComparator.WHITENED_PEARSON) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] -= lowest;
      }
    }
    return sums;
  }

  private static double[] scaled(RdmLayer member, RdmComparator comparator) {
    double[] values = member.values();
    return switch (comparator) {
      case COSINE, WHITENED_COSINE, BURES -> standardised(values, false);
      case PEARSON, WHITENED_PEARSON -> standardised(values, true);
      case SPEARMAN, RHO_A, KENDALL_TAU_A, KENDALL_TAU_B -> ranks(member.ranked());
      case RIEMANNIAN, BURES_METRIC -> values;
    };
  }

  /** Values over their root mean square, after removing the mean if wanted; NaN stay NaN. */
  private static double[] standardised(double[] values, boolean centre) {
    double sum = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    double mean = centre ? sum / count : 0;
    double squares = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        squares += (value - mean) * (value - mean);
      }
    }
    double scale = Math.sqrt(squares / count);
    double[] scaled = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      // A member without any spread says nothing: it adds a constant instead of 0 / 0.
      scaled[i] = scale > 0 || Double.isNaN(values[i]) ? (values[i] - mean) / scale : 0;
    }
    return scaled;
  }

  private static double[] ranks(int[] classes) {
    int[] kept = java.util.Arrays.stream(classes).filter(c -> c != DenseRanks.MISSING).toArray();
    double[] ranks = DenseRanks.averageRanks(kept);
    double[] spread = new double[classes.length];
    int at = 0;
    for (int i = 0; i < classes.length; i++) {
      spread[i] = classes[i] == DenseRanks.MISSING ? Double.NaN : ranks[at++];
    }
    return spread;
  }
}
