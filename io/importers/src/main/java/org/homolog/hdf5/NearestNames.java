package org.homolog.hdf5;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names most like one that does not exist, for a message that helps. */
public final class NearestNames {
  private static final int LONGEST = 200;

  private NearestNames() {}

  /**
   * Names in order of edit distance, without regard to case; a name that ends in the one looked for
   * (a path whose last part is right) counts as near.
   *
   * @param wanted the name that does not exist
   * @param existing the names that do
   * @param atMost how many to give
   * @return the nearest, best first; only those within half the length of the name
   */
  public static List<String> of(String wanted, Collection<String> existing, int atMost) {
    String w = normal(wanted);
    int limit = Math.max(2, w.length() / 2);
    return existing.stream()
        .filter(name -> distance(w, normal(name)) <= limit)
        .sorted(
            Comparator.comparingInt((String name) -> distance(w, normal(name)))
                .thenComparing(n -> n))
        .limit(atMost)
        .toList();
  }

  private static String normal(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.length() > LONGEST ? lower.substring(0, LONGEST) : lower;
  }

  private static int distance(String a, String b) {
    String lastPart = b.substring(b.lastIndexOf('/') + 1);
    String wantedPart = a.substring(a.lastIndexOf('/') + 1);
    if (lastPart.equals(wantedPart)) {
      return a.equals(b) ? 0 : 1;
    }
    return edits(a, b);
  }

  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
