package org.homolog.rsa;

import org.homolog.failure.HomologException;
import org.homolog.spi.Options;
import org.homolog.spi.Score;

/** How alike two prepared systems' dissimilarities are, over the pairs that both have. */
final class RdmAgreement {
  /** Values that differ by less than this share of the largest are equal but for rounding. */
  private static final double ROUNDING = 1e-13;

  /** Fewer conditions leave nothing to compare: one pair has no pattern. */
  private static final int FEWEST = 3;

  private RdmAgreement() {}

  static Score score(PreparedRdm reference, PreparedRdm candidate, RsaOptions options) {
    requireSamePlaces(reference, candidate);
    String name = Options.kebab(options.comparator().name());
    Shared shared = Shared.of(reference, candidate);
    if (shared.conditions < FEWEST) {
      return Score.undefined(
          name,
          options.convention(),
          shared.conditions
              + " distinct conditions have dissimilarities on both sides; at least "
              + FEWEST
              + " are needed");
    }
    double value =
        switch (options.comparator()) {
          case PEARSON -> pearson(shared.values(reference), shared.values(candidate));
          case COSINE -> cosine(shared.values(reference), shared.values(candidate));
          case SPEARMAN ->
              pearson(
                  DenseRanks.averageRanks(shared.classes(reference)),
                  DenseRanks.averageRanks(shared.classes(candidate)));
          case KENDALL_TAU_A ->
              KendallTauA.of(shared.classes(reference), shared.classes(candidate));
        };
    if (Double.isNaN(value)) {
      return Score.undefined(name, options.convention(), reason(reference, candidate, options));
    }
    return Score.of(name, options.convention(), value);
  }

  private static void requireSamePlaces(PreparedRdm reference, PreparedRdm candidate) {
    if (reference.size() != candidate.size()
        || (reference.designLabels() != candidate.designLabels()
            && !reference.designLabels().equals(candidate.designLabels()))) {
      throw HomologException.mistake(
          "systems "
              + reference.system()
              + " and "
              + candidate.system()
              + " have dissimilarities between different things ("
              + reference.size()
              + " and "
              + candidate.size()
              + " places, the last \""
              + last(reference)
              + "\" and \""
              + last(candidate)
              + "\"); with time: separate both need the same time bins");
    }
  }

  private static String last(PreparedRdm rdm) {
    return rdm.designLabels().get(rdm.designLabels().size() - 1);
  }

  private static String reason(PreparedRdm reference, PreparedRdm candidate, RsaOptions options) {
    boolean length = options.comparator() == RdmComparator.COSINE;
    String what = length ? "all zero" : "all equal";
    boolean first = isFlat(Shared.of(reference, candidate).values(reference), length);
    return "the dissimilarities of "
        + (first ? reference.system() : candidate.system())
        + " are "
        + what
        + ", so that "
        + Options.kebab(options.comparator().name())
        + " is not defined";
  }

  private static boolean isFlat(double[] values, boolean length) {
    return Double.isNaN(length ? cosine(values, values) : pearson(values, values));
  }

  /** Pearson's r; NaN if either side is constant. */
  static double pearson(double[] x, double[] y) {
    double[] a = centred(x);
    double[] b = centred(y);
    double rounding = ROUNDING * Math.sqrt(x.length);
    if (norm(a) <= rounding * largest(x) || norm(b) <= rounding * largest(y)) {
      return Double.NaN;
    }
    return cosine(a, b);
  }

  /** Cosine of the angle between two vectors; NaN if either is zero. */
  static double cosine(double[] x, double[] y) {
    double lengths = norm(x) * norm(y);
    if (!(lengths > 0)) {
      return Double.NaN;
    }
    return Math.max(-1, Math.min(1, dot(x, y) / lengths));
  }

  private static double[] centred(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value;
    }
    mean /= values.length;
    double[] centred = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      centred[i] = values[i] - mean;
    }
    return centred;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static double norm(double[] values) {
    return Math.sqrt(dot(values, values));
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  /** The pairs that both sides have. */
  private static final class Shared {
    private final int[] pairs;
    final int conditions;

    private Shared(int[] pairs, int conditions) {
      this.pairs = pairs;
      this.conditions = conditions;
    }

    static Shared of(PreparedRdm reference, PreparedRdm candidate) {
      double[] a = reference.sharedValues();
      double[] b = candidate.sharedValues();
      int[] pairs = new int[a.length];
      int size = reference.size();
      boolean[] paired = new boolean[size];
      int count = 0;
      int at = 0;
      for (int i = 0; i < size; i++) {
        for (int j = i + 1; j < size; j++, at++) {
          if (!Double.isNaN(a[at]) && !Double.isNaN(b[at])) {
            pairs[count++] = at;
            paired[i] = true;
            paired[j] = true;
          }
        }
      }
      boolean[] seen = new boolean[reference.designLabels().size()];
      for (int i = 0; i < size; i++) {
        seen[reference.origin(i)] |= paired[i];
      }
      int conditions = 0;
      for (boolean one : seen) {
        conditions += one ? 1 : 0;
      }
      return new Shared(java.util.Arrays.copyOf(pairs, count), conditions);
    }

    double[] values(PreparedRdm rdm) {
      double[] all = rdm.sharedValues();
      double[] kept = new double[pairs.length];
      for (int i = 0; i < kept.length; i++) {
        kept[i] = all[pairs[i]];
      }
      return kept;
    }

    int[] classes(PreparedRdm rdm) {
      int[] all = rdm.sharedClasses();
      int[] kept = new int[pairs.length];
      for (int i = 0; i < kept.length; i++) {
        kept[i] = all[pairs[i]];
      }
      return kept;
    }
  }
}
