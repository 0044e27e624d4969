package org.homolog.rsa;

import java.util.Arrays;
import java.util.List;
import org.homolog.spi.Options;

/**
 * The pairs of places whose dissimilarity both sides have.
 *
 * @param size number of places
 * @param pairs their places in the triangle, ascending; none where these are all pairs
 * @param conditions how many distinct conditions have any
 * @param all whether these are all pairs
 */
@SuppressWarnings("ArrayRecordComponent")
record SharedPairs(int size, int[] pairs, int conditions, boolean all) {

  /** The pairs that both sides have, and all others that they are controlled for. */
  static SharedPairs of(PreparedRdm one, RdmLayer left, RdmLayer right, List<double[]> others) {
    RdmLayer.Kept kept = left.kept();
    if (others.isEmpty()
        && kept != null
        && right.kept() != null
        && kept.pairs() == right.kept().pairs()) {
      return kept.pairs();
    }
    double[] a = left.values();
    double[] b = right.values();
    if (others.isEmpty() && left.isComplete() && right.isComplete()) {
      // No copies are among them: all pairs of these are left out.
      return new SharedPairs(one.size(), new int[0], one.distinct(), true);
    }
    int size = one.size();
    int[] pairs = new int[a.length];
    boolean[] paired = new boolean[size];
    int count = 0;
    int at = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++, at++) {
        if (!Double.isNaN(a[at]) && !Double.isNaN(b[at]) && has(others, at)) {
          pairs[count++] = at;
          paired[i] = true;
          paired[j] = true;
        }
      }
    }
    boolean[] seen = new boolean[one.designLabels().size()];
    for (int i = 0; i < size; i++) {
      seen[one.origin(i)] |= paired[i];
    }
    int conditions = 0;
    for (boolean place : seen) {
      conditions += place ? 1 : 0;
    }
    boolean all = count == a.length;
    return new SharedPairs(size, all ? new int[0] : Arrays.copyOf(pairs, count), conditions, all);
  }

  private static boolean has(List<double[]> others, int at) {
    for (double[] other : others) {
      if (Double.isNaN(other[at])) {
        return false;
      }
    }
    return true;
  }

  /** The values at these pairs; the array itself where these are all pairs. */
  double[] of(double[] values) {
    if (all) {
      return values;
    }
    double[] kept = new double[pairs.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = values[pairs[i]];
    }
    return kept;
  }

  /** The classes at these pairs; the array itself where these are all pairs. */
  int[] of(int[] classes) {
    if (all) {
      return classes;
    }
    int[] kept = new int[pairs.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = classes[pairs[i]];
    }
    return kept;
  }

  /** Values at these pairs at their place in the triangle, 0 elsewhere. */
  double[] spread(double[] kept) {
    if (all) {
      return kept;
    }
    double[] spread = new double[Triangle.length(size)];
    for (int i = 0; i < kept.length; i++) {
      spread[pairs[i]] = kept[i];
    }
    return spread;
  }

  /** Which places of the triangle are among these pairs. */
  boolean[] mask() {
    boolean[] mask = new boolean[Triangle.length(size)];
    if (all) {
      Arrays.fill(mask, true);
    }
    for (int pair : pairs) {
      mask[pair] = true;
    }
    return mask;
  }

  /** Why a comparator cannot do without some pairs. */
  String missing(RdmComparator comparator) {
    return Triangle.length(size)
        - pairs.length
        + " of "
        + Triangle.length(size)
        + " pairs of conditions are left out, but "
        + Options.kebab(comparator.name())
        + " needs every pair";
  }
}
