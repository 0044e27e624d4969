package org.homolog.rsa;

import java.util.Arrays;

/**
 * Which pairs of the whole a draw of conditions makes. All systems of a study are drawn alike, so
 * that the last draw of a thread serves them one after the other.
 */
final class DrawnPairs {
  private static final ThreadLocal<DrawnPairs> LAST = new ThreadLocal<>();

  private final int[] drawn;
  private final int bins;
  private final int places;
  private final int[] from;
  private final int[] keptFrom;
  private final SharedPairs kept;

  private DrawnPairs(int[] drawn, int bins, int places) {
    this.drawn = drawn.clone();
    this.bins = bins;
    this.places = places;
    this.from = new int[Triangle.length(drawn.length * bins)];
    int[] pairs = new int[from.length];
    int[] source = new int[from.length];
    int count = fill(pairs, source);
    this.keptFrom = count == from.length ? from : Arrays.copyOf(source, count);
    this.kept = shared(pairs, count);
  }

  /**
   * The pairs of a draw.
   *
   * @param drawn which condition of the whole stands at each place
   * @param bins time bins per condition that are places of their own
   * @param places number of places of the whole
   */
  static DrawnPairs of(int[] drawn, int bins, int places) {
    DrawnPairs last = LAST.get();
    if (last == null
        || last.bins != bins
        || last.places != places
        || !Arrays.equals(last.drawn, drawn)) {
      last = new DrawnPairs(drawn, bins, places);
      LAST.set(last);
    }
    return last;
  }

  private int fill(int[] pairs, int[] source) {
    int size = drawn.length * bins;
    int[] slot = new int[size];
    int[] place = new int[size];
    for (int i = 0; i < size; i++) {
      slot[i] = i / bins;
      place[i] = drawn[slot[i]] * bins + i % bins;
    }
    int[] start = Triangle.starts(places);
    int at = 0;
    int count = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++, at++) {
        boolean copies = slot[i] != slot[j] && drawn[slot[i]] == drawn[slot[j]];
        int low = Math.min(place[i], place[j]);
        from[at] = copies ? -1 : start[low] + Math.max(place[i], place[j]);
        pairs[count] = at;
        source[count] = from[at];
        count += copies ? 0 : 1;
      }
    }
    return count;
  }

  /** The pairs that are left where no dissimilarity of the whole is missing. */
  private SharedPairs shared(int[] pairs, int count) {
    int size = drawn.length * bins;
    boolean[] paired = new boolean[size];
    int at = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++, at++) {
        paired[i] |= from[at] >= 0;
        paired[j] |= from[at] >= 0;
      }
    }
    boolean[] seen = new boolean[places];
    for (int i = 0; i < size; i++) {
      seen[drawn[i / bins] * bins + i % bins] |= paired[i];
    }
    int conditions = 0;
    for (boolean place : seen) {
      conditions += place ? 1 : 0;
    }
    boolean all = count == from.length;
    return new SharedPairs(size, all ? new int[0] : Arrays.copyOf(pairs, count), conditions, all);
  }

  /**
   * The place in the triangle of the whole of each pair drawn; -1 for two copies of a condition.
   */
  int[] from() {
    return from;
  }

  /** The same without the pairs of copies. */
  int[] keptFrom() {
    return keptFrom;
  }

  /** The pairs that are no copies. */
  SharedPairs kept() {
    return kept;
  }
}
