package org.homolog.resample;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How p is corrected for the number of tests of a family. */
public enum Correction {
  /**
   * The false discovery rate is controlled (Benjamini and Hochberg 1995,
   * doi:10.1111/j.2517-6161.1995.tb02031.x); valid for independent and for positively dependent
   * tests.
   */
  BENJAMINI_HOCHBERG("Benjamini and Hochberg"),
  /** The chance of any false positive is controlled, whatever the dependence. */
  BONFERRONI("Bonferroni"),
  /**
   * The chance of any false positive is controlled by the largest standardised score of the family
   * under each draw of the null, which takes dependence into account (Westfall and Young 1993,
   * single step).
   */
  MAX_STATISTIC("largest statistic of the family"),
  /** p is left as it is. */
  NONE("no correction");

  private final String title;

  Correction(String title) {
    this.title = title;
  }

  /**
   * Its name in a sentence.
   *
   * @return the name
   */
  public String title() {
    return title;
  }

  /** What takes its place where there are no draws of a null to take the largest statistic of. */
  Correction withoutDraws() {
    return this == MAX_STATISTIC ? BONFERRONI : this;
  }

  /**
   * Adjusts the p of a family from these alone. The largest statistic needs draws of the null, not
   * only p: here Bonferroni's correction stands for it.
   *
   * @param p one per test; NaN where there is no test, which then does not count
   * @return adjusted p, at most 1, in the same order; NaN stays NaN
   */
  public double[] adjust(double[] p) {
    int tests = (int) Arrays.stream(p).filter(one -> !Double.isNaN(one)).count();
    return switch (withoutDraws()) {
      case BENJAMINI_HOCHBERG -> benjaminiHochberg(p, tests);
      case NONE -> p.clone();
      default -> Arrays.stream(p).map(one -> Math.min(1, one * tests)).toArray();
    };
  }

  private static double[] benjaminiHochberg(double[] p, int tests) {
    List<Integer> ascending =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .toList();
    double[] adjusted = new double[p.length];
    Arrays.fill(adjusted, Double.NaN);
    double least = 1;
    for (int rank = tests; rank >= 1; rank--) {
      int test = ascending.get(rank - 1);
      least = Math.min(least, p[test] * tests / rank);
      adjusted[test] = least;
    }
    return adjusted;
  }
}
