package org.homolog.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.random.CounterRandom;
import org.homolog.result.Difference;
import org.homolog.result.ScoreResult;
import org.homolog.result.ScoreTests;
import org.homolog.result.TestFamily;
import org.junit.jupiter.api.Test;

/** Corrections for the number of tests, and what draws can show. */
class AdjustmentTest {
  private static final double NONE = Double.NaN;
  private static final String LARGER =
      "permute-conditions (9 random permutations, one-sided: as large or larger)";

  private static ScoreResult row(
      String analysis, String reference, double value, double p, String model, double... nulls) {
    return new ScoreResult(
        analysis,
        analysis,
        "c",
        reference,
        "net " + value,
        "",
        "",
        "s",
        value,
        NONE,
        NONE,
        "",
        NONE,
        NONE,
        0.95,
        "",
        model,
        Arrays.stream(nulls).average().orElse(NONE),
        p,
        NONE,
        12,
        5,
        6,
        1,
        "k",
        0,
        "done",
        "",
        new double[0],
        nulls);
  }

  private static ScoreResult tested(double value, double... nulls) {
    long extreme = Arrays.stream(nulls).filter(one -> one >= value).count();
    return row("rsa", "it", value, (1.0 + extreme) / (1 + nulls.length), LARGER, nulls);
  }

  private static double[] adjusted(Correction correction, List<ScoreResult> rows) {
    return Adjustment.of(rows, Map.of("rsa", correction)).rows().stream()
        .mapToDouble(ScoreResult::pAdjusted)
        .toArray();
  }

  @Test
  void correctionsOfPAlone() {
    double[] p = {0.01, 0.04, NONE, 0.03, 0.005};
    assertArrayEquals(
        new double[] {0.02, 0.04, NONE, 0.04, 0.02},
        Correction.BENJAMINI_HOCHBERG.adjust(p),
        1e-15);
    assertArrayEquals(
        new double[] {0.04, 0.16, NONE, 0.12, 0.02}, Correction.BONFERRONI.adjust(p), 1e-15);
    assertArrayEquals(
        Correction.BONFERRONI.adjust(p), Correction.MAX_STATISTIC.adjust(p), "there are no draws");
    assertArrayEquals(p, Correction.NONE.adjust(p));
    assertArrayEquals(new double[] {1, 1}, Correction.BONFERRONI.adjust(new double[] {0.6, 1}));
    assertEquals(0, Correction.BENJAMINI_HOCHBERG.adjust(new double[0]).length);
  }

  @Test
  void aFamilyIsOneAnalysisAgainstOneReference() {
    List<ScoreResult> rows = new ArrayList<>();
    for (String analysis : List.of("rsa", "cka")) {
      for (String reference : List.of("it", "v4")) {
        rows.add(row(analysis, reference, 1, 0.02, LARGER, new double[99]));
        rows.add(row(analysis, reference, 2, 0.02, LARGER, new double[99]));
        rows.add(row(analysis, reference, 3, NONE, "none: no permutations were asked for"));
      }
    }
    Adjustment.Adjusted adjusted = Adjustment.of(rows, Map.of("cka", Correction.BONFERRONI));
    double[] found = adjusted.rows().stream().mapToDouble(ScoreResult::pAdjusted).toArray();
    assertArrayEquals(
        new double[] {0.02, 0.02, NONE, 0.02, 0.02, NONE, 0.04, 0.04, NONE, 0.04, 0.04, NONE},
        found,
        1e-15);
    assertEquals(4, adjusted.families().size());
    assertEquals(2, adjusted.families().get(0).tests());
    assertEquals(
        "Bonferroni over 2 tests of cka against it", adjusted.rows().get(6).tests().correction());
    assertEquals("", adjusted.rows().get(8).tests().correction());
    assertEquals(List.of(), Adjustment.of(List.of(), Map.of()).rows());
  }

  @Test
  void theLargestStatisticIsThatOfEveryDraw() {
    ScoreResult one = tested(3, -1, 0, 1, 2, -2, 0, 1, -1, 0);
    ScoreResult wide = tested(25, 20, -10, 0, 10, -20, 30, -30, 0, 0);
    double[] found = adjusted(Correction.MAX_STATISTIC, List.of(one, wide));
    List<ScoreResult> rows = List.of(one, wide);
    for (int i = 0; i < 2; i++) {
      int extreme = 0;
      for (int q = 0; q < 9; q++) {
        double largest = Double.NEGATIVE_INFINITY;
        for (ScoreResult row : rows) {
          largest = Math.max(largest, standard(row, row.nulls()[q]));
        }
        extreme += largest >= standard(rows.get(i), rows.get(i).value()) ? 1 : 0;
      }
      assertEquals((1 + extreme) / 10.0, found[i], 1e-15, "row " + i);
    }
    assertTrue(found[1] >= wide.pValue());
  }

  private static double standard(ScoreResult row, double value) {
    return (value - row.nullMean()) / Math.sqrt(IntervalMethod.variance(row.nulls()));
  }

  @Test
  void aScoreThatIsSmallOrFarIsExtremeOnItsOwnSide() {
    double[] nulls = {-1, 0, 1, 2, -2, 0, 1, -1, 0};
    double[] mirrored = Arrays.stream(nulls).map(x -> -x).toArray();
    ScoreResult small =
        row(
            "rsa",
            "it",
            -3,
            0.1,
            "permute-conditions (9 random permutations, one-sided: as small or smaller)",
            mirrored);
    double own = adjusted(Correction.MAX_STATISTIC, List.of(tested(3, nulls)))[0];
    assertEquals(0.1, own, 1e-15);
    assertEquals(own, adjusted(Correction.MAX_STATISTIC, List.of(small))[0]);
    ScoreResult far =
        row(
            "rsa",
            "it",
            -3,
            0.1,
            "permute-conditions (9 random permutations, two-sided: as far or farther from the null's"
                + " mean)",
            nulls);
    assertEquals(own, adjusted(Correction.MAX_STATISTIC, List.of(far))[0]);
  }

  @Test
  void dependentScoresLoseLessThanByBonferroni() {
    CounterRandom random = new CounterRandom(4, 0);
    double[] nulls = new double[999];
    Arrays.setAll(nulls, q -> random.nextGaussian());
    List<ScoreResult> alike = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      double shift = 1e-3 * i;
      alike.add(tested(2.2 + shift, Arrays.stream(nulls).map(x -> x + shift).toArray()));
    }
    double[] largest = adjusted(Correction.MAX_STATISTIC, alike);
    double[] bonferroni = adjusted(Correction.BONFERRONI, alike);
    for (int i = 0; i < 20; i++) {
      assertEquals(alike.get(i).pValue(), largest[i], 1e-12, "one score twenty times is one test");
      assertTrue(bonferroni[i] > 10 * largest[i]);
    }
  }

  @Test
  void drawsThatAreNotSharedAreCorrectedForTheirNumber() {
    double[] nulls = {-1, 0, 1, 2, -2, 0, 1, -1, 0};
    ScoreResult other = row("rsa", "it", 3, 0.1, LARGER.replace("conditions", "repeats"), nulls);
    double[] found = adjusted(Correction.MAX_STATISTIC, List.of(tested(3, nulls), other));
    assertArrayEquals(new double[] {0.2, 0.2}, found, 1e-15);
  }

  @Test
  void aNullWithoutSpreadKeepsItsPlaceInTheFamily() {
    ScoreResult flat = tested(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    double[] found =
        adjusted(Correction.MAX_STATISTIC, List.of(flat, tested(3, -1, 0, 1, 2, -2, 0, 1, -1, 0)));
    assertEquals(1, found[0]);
    assertEquals(0.1, found[1], 1e-15);
  }

  private static TestFamily family(Correction correction, int draws, int tests, String model) {
    List<ScoreResult> rows = new ArrayList<>();
    for (int i = 0; i < tests; i++) {
      rows.add(row("rsa", "it", 5 + i, 1 / (1.0 + draws), model, new double[draws]));
    }
    return Adjustment.of(rows, Map.of("rsa", correction)).families().get(0);
  }

  @Test
  void drawsThatCannotReachSignificanceAreNamed() {
    String few = family(Correction.NONE, 9, 1, LARGER).warning();
    assertTrue(few.contains("9 draws of the null cannot reach significance"), few);
    assertTrue(few.contains("0.1, above 0.05"), few);
    assertTrue(few.contains("permutations: 19 or more"), few);
    assertEquals("", family(Correction.NONE, 19, 1, LARGER).warning());
    String alone = family(Correction.BENJAMINI_HOCHBERG, 99, 6, LARGER).warning();
    assertTrue(alone.contains("among 6 tests reaches 0.06 at best"), alone);
    assertTrue(alone.contains("permutations: 119 or more"), alone);
    assertEquals("", family(Correction.BENJAMINI_HOCHBERG, 119, 6, LARGER).warning());
    assertEquals(0.05, family(Correction.BONFERRONI, 119, 6, LARGER).least(), 1e-15);
    assertEquals(0.1, family(Correction.MAX_STATISTIC, 9, 6, LARGER).least(), 1e-15);
    String all =
        family(
                Correction.NONE,
                5,
                1,
                "permute-conditions (all 6 permutations, one-sided: as large or larger)")
            .warning();
    assertTrue(all.endsWith("there are no more"), all);
    String twins =
        family(
                Correction.NONE,
                3,
                1,
                "untrained (3 untrained networks, one-sided: as large or larger)")
            .warning();
    assertTrue(twins.endsWith("give the network more seeds"), twins);
  }

  @Test
  void significantScoresAreCounted() {
    List<ScoreResult> rows =
        List.of(
            row("rsa", "it", 1, 0.01, LARGER, new double[999]),
            row("rsa", "it", 2, 0.04, LARGER, new double[999]),
            row("rsa", "it", 3, 0.5, LARGER, new double[999]));
    assertEquals(1, Adjustment.of(rows, Map.of()).families().get(0).significant());
    assertEquals(
        2, Adjustment.of(rows, Map.of("rsa", Correction.NONE)).families().get(0).significant());
  }

  @Test
  void testsAgainstCeilingsAndDifferencesAreFamiliesOfTheirOwn() {
    List<ScoreResult> rows = new ArrayList<>();
    for (double p : new double[] {0.01, 0.03}) {
      rows.add(
          row("rsa", "it", p, 0.5, LARGER, new double[99])
              .withTests(ScoreTests.ofCeiling(p, "t(5)")));
    }
    List<ScoreResult> found = Adjustment.of(rows, Map.of("rsa", Correction.MAX_STATISTIC)).rows();
    assertEquals(0.02, found.get(0).tests().pCeilingAdjusted(), 1e-15);
    assertEquals(0.06, found.get(1).tests().pCeilingAdjusted(), 1e-15);
    assertEquals("t(5)", found.get(0).tests().ceilingTest());

    List<Difference> differences = new ArrayList<>();
    for (double p : new double[] {0.02, NONE, 0.04}) {
      differences.add(
          new Difference(
              "rsa", "c", "it", "a", "b", "s", "", 1, 0, 2, 0.95, "paired", true, 0, NONE, NONE, p,
              NONE, ""));
    }
    List<Difference> corrected = Adjustment.ofDifferences(differences, Map.of());
    assertArrayEquals(
        new double[] {0.04, NONE, 0.04},
        corrected.stream().mapToDouble(Difference::pAdjusted).toArray(),
        1e-15);
    assertEquals(
        "Benjamini and Hochberg over 2 tests of rsa against it", corrected.get(0).correction());
    assertEquals("", corrected.get(1).correction());
  }
}
