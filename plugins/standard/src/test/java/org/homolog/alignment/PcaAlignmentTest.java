package org.homolog.alignment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;
import org.homolog.figure.LineFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.linalg.Matrix;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;
import org.homolog.spi.Outcome;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.spi.testkit.TestRun;
import org.homolog.standard.GoldenCases;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PcaAlignmentTest {
  private static final GoldenCases GOLDEN = new GoldenCases();
  private final PcaAlignment alignment = new PcaAlignment();
  private final TestRun run = new TestRun(1);

  @AfterAll
  static void report() {
    System.out.println("golden alignment cases: " + GOLDEN.summary());
  }

  private static PcaAlignmentOptions options(Map<String, ?> values) {
    return Options.bind(PcaAlignmentOptions.class, values);
  }

  private static NeuralSystem system(Matrix x) {
    return SyntheticSystems.system("golden", x.rows(), 1, 1, x.columns(), x.array());
  }

  private Components prepare(NeuralSystem system, PcaAlignmentOptions options) {
    return alignment.prepare(new Design(system.conditions()).sample(system), options, run);
  }

  private Map<String, Score> scores(
      NeuralSystem reference, NeuralSystem candidate, PcaAlignmentOptions options) {
    return named(
        alignment.score(prepare(reference, options), prepare(candidate, options), options, run));
  }

  private static Map<String, Score> named(List<Score> scores) {
    Map<String, Score> named = new java.util.LinkedHashMap<>();
    for (Score score : scores) {
      named.put((score.name() + " " + score.direction()).strip(), score);
    }
    assertEquals(scores.size(), named.size(), "names are distinct");
    return named;
  }

  @TestFactory
  Stream<DynamicTest> goldenValues() {
    return GOLDEN.family(
        "pca_alignment",
        one -> {
          NeuralSystem a = system(one.matrix("a"));
          if (one.id().endsWith("dimensionality")) {
            Components all = prepare(a, options(Map.of("space", "unit")));
            one.check("eigenvalues", all.eigenvalues());
            one.check("participation_ratio", all.participationRatio());
            one.check("k_for_90pct", all.componentsFor(0.9));
            return Optional.empty();
          }
          int k = one.integers("k")[0];
          NeuralSystem b = system(one.matrix("b"));
          PcaAlignmentOptions options = options(Map.of("space", "unit", "components", k));
          Map<String, Score> scores = scores(b, a, options);
          if (one.id().endsWith("alignment_index")) {
            one.check("index_a_in_b", scores.get("alignment-index forward").value());
            one.check("index_b_in_a", scores.get("alignment-index reverse").value());
            one.check(
                "var_explained_of_b_by_pcs_a",
                scores.get("cross-explained-variance forward").value());
            one.check(
                "var_explained_of_a_by_pcs_b",
                scores.get("cross-explained-variance reverse").value());
            Components ofB = prepare(b, options);
            double[] cumulative =
                SubspaceGeometry.cumulativeVariance(ofB, prepare(a, options), k, run.algebra());
            for (int i = 0; i < k; i++) {
              cumulative[i] /= ofB.totalVariance();
            }
            one.check("cumulative_of_b_by_pcs_a", cumulative);
            return Optional.empty();
          }
          double[] descending = new double[k];
          for (int i = 0; i < k; i++) {
            descending[i] = scores.get("principal-angle-" + (k - i)).value();
          }
          one.check("principal_angles", descending);
          Components ofA = prepare(a, options);
          Components ofB = prepare(b, options);
          one.check("eigenvalues_a", java.util.Arrays.copyOf(ofA.eigenvalues(), k));
          one.check("eigenvalues_b", java.util.Arrays.copyOf(ofB.eigenvalues(), k));
          double[] ratio = java.util.Arrays.copyOf(ofA.eigenvalues(), k);
          for (int i = 0; i < k; i++) {
            ratio[i] /= ofA.totalVariance();
          }
          one.check("ratio_a", ratio);
          one.check("components_a", ofA.leading(k).array());
          one.check("components_b", ofB.leading(k).array());
          return Optional.empty();
        });
  }

  @Test
  void smallAnglesKeepTheirDigits() {
    for (double angle : new double[] {1e-12, 1e-8, 1e-3, 0.5, 0.9, 1.5}) {
      Matrix one = Matrix.copyOf(new double[][] {{1, 0}, {0, 1}, {0, 0}, {0, 0}});
      Matrix other =
          Matrix.copyOf(
              new double[][] {{Math.cos(angle), 0}, {0, 1}, {Math.sin(angle), 0}, {0, 0}});
      double[] found = SubspaceGeometry.principalAngles(one, other, run.algebra());
      assertEquals(0, found[0], 1e-16);
      assertEquals(angle, found[1], 1e-12 * angle + 1e-16);
    }
  }

  @Test
  void aSystemIsAlignedWithItselfInAnyMixtureOfItsUnits() {
    NeuralSystem system = SyntheticSystems.random(1, 10, 1, 1, 7);
    Map<String, Score> scores = scores(system, system, options(Map.of()));
    assertEquals(1, scores.get("alignment-index forward").value(), 1e-12);
    assertEquals(0, scores.get("mean-principal-angle").value(), 1e-9);
    assertEquals("pca-alignment[condition;k=3]", scores.get("principal-angle-1").convention());
  }

  @Test
  void chanceIsThatOfSubspacesFromTheSameCovariance() {
    // Without any structure in the covariance, a random subspace holds k of the d directions.
    NeuralSystem flat = SyntheticSystems.random(2, 12, 1, 1, 4000);
    NeuralSystem other = SyntheticSystems.random(3, 12, 1, 1, 4000);
    Map<String, Score> scores =
        scores(flat, other, options(Map.of("components", 2, "chance-draws", 400)));
    double chance = scores.get("chance-cross-explained-variance forward").value();
    assertEquals(2 / 11.0, chance, 0.02);
    double independent = scores.get("cross-explained-variance forward").value();
    assertEquals(chance, independent, 0.03);
    double angle = scores.get("chance-mean-principal-angle").value();
    assertTrue(angle > 0.8 && angle < Math.PI / 2, "chance angle " + angle);
    // One direction dominates: any subspace drawn from that covariance nearly holds it.
    double[] values = new double[12 * 5];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i % 5 == 0 ? 100 * (i / 5) : Math.sin(i * i)) + 1;
    }
    NeuralSystem steep = SyntheticSystems.system("steep", 12, 1, 1, 5, values);
    assertTrue(
        scores(steep, other, options(Map.of())).get("chance-alignment-index forward").value()
            > 0.95);
  }

  @Test
  void theSameSeedGivesTheSameChanceAndAnotherSeedAnother() {
    NeuralSystem a = SyntheticSystems.random(2, 12, 1, 1, 20);
    PcaAlignmentOptions options = options(Map.of());
    Components one = prepare(a, options);
    String first = alignment.score(one, one, options, new TestRun(5)).get(2).toString();
    assertEquals(first, alignment.score(one, one, options, new TestRun(5)).get(2).toString());
    assertNotEquals(first, alignment.score(one, one, options, new TestRun(6)).get(2).toString());
  }

  @Test
  void unitSpaceMatchesUnitsByLabel() {
    PcaAlignmentOptions options = options(Map.of("space", "unit"));
    NeuralSystem six = SyntheticSystems.random(1, 10, 1, 1, 6);
    NeuralSystem seven = SyntheticSystems.random(1, 10, 1, 1, 7);
    HomologException refused =
        assertThrows(HomologException.class, () -> scores(six, seven, options));
    assertTrue(String.valueOf(refused.getMessage()).contains("space: condition"));
    Design design = new Design(six.conditions());
    Draw shuffle = Draw.shuffle(Axis.UNIT, new int[] {1, 2, 3, 4, 5, 0});
    Components moved = alignment.prepare(design.sample(six, shuffle), options, run);
    Components whole = prepare(six, options);
    assertEquals(whole.features(), moved.features(), "labels stay where they were");
    double index =
        named(alignment.score(whole, moved, options, run)).get("alignment-index forward").value();
    assertTrue(index < 1 - 1e-6, "permuting units must matter in unit space");
    assertTrue(alignment.describe(options).nulls().contains(NullModel.PERMUTE_UNITS));
    assertTrue(
        alignment.describe(options).refusedNulls().containsKey(NullModel.PERMUTE_CONDITIONS));
    assertTrue(alignment.describe().nulls().contains(NullModel.PERMUTE_CONDITIONS));
  }

  @Test
  void permutingConditionsMattersInConditionSpaceOnly() {
    NeuralSystem system = SyntheticSystems.random(4, 8, 2, 3, 6);
    Design design = new Design(system.conditions());
    Draw shuffle = Draw.shuffle(Axis.CONDITION, new int[] {3, 1, 0, 2, 7, 6, 5, 4});
    for (String space : new String[] {"condition", "condition-time"}) {
      PcaAlignmentOptions options = options(Map.of("space", space));
      Components whole = prepare(system, options);
      Components slow = alignment.prepare(design.sample(system, shuffle), options, run);
      Components fast = alignment.redraw(whole, shuffle, options).orElseThrow();
      assertArrayEquals(slow.basis().array(), fast.basis().array(), 0);
      assertTrue(alignment.score(whole, fast, options, run).get(0).value() < 0.99);
    }
    PcaAlignmentOptions units = options(Map.of("space", "unit"));
    Components moved = alignment.prepare(design.sample(system, shuffle), units, run);
    assertEquals(
        1, alignment.score(prepare(system, units), moved, units, run).get(0).value(), 1e-9);
  }

  @Test
  void copiesOfAConditionAddNothing() {
    NeuralSystem system = SyntheticSystems.random(4, 8, 2, 1, 6);
    Design design = new Design(system.conditions());
    PcaAlignmentOptions options = options(Map.of());
    Components copied =
        alignment.prepare(
            design.sample(
                system, Draw.resample(Axis.CONDITION, new int[] {5, 1, 1, 3, 5, 7, 0, 5})),
            options,
            run);
    Components distinct =
        alignment.prepare(
            design.sample(system, Draw.resample(Axis.CONDITION, new int[] {0, 1, 3, 5, 7})),
            options,
            run);
    assertEquals(List.of("c0", "c1", "c3", "c5", "c7"), copied.features());
    assertArrayEquals(distinct.basis().array(), copied.basis().array(), 0);
  }

  @Test
  void tooFewDirectionsHaveAReason() {
    NeuralSystem thin = SyntheticSystems.random(5, 9, 1, 1, 2);
    NeuralSystem wide = SyntheticSystems.random(6, 9, 1, 1, 20);
    for (Score score : scores(wide, thin, options(Map.of())).values()) {
      if (score.name().startsWith("participation") || score.name().startsWith("components")) {
        assertTrue(!score.isUndefined(), score.toString());
      } else {
        assertTrue(score.reason().contains("random 5 span only 2"), score.toString());
      }
    }
    NeuralSystem still = SyntheticSystems.system("still", 9, 1, 1, 3, new double[27]);
    Map<String, Score> scores = scores(wide, still, options(Map.of("standardise", true)));
    assertTrue(scores.get("participation-ratio-candidate").reason().contains("do not vary"));
  }

  @Test
  void differentTimeBinsAreRefusedWithTheWayOut() {
    NeuralSystem three = SyntheticSystems.random(5, 6, 1, 3, 8);
    NeuralSystem four = SyntheticSystems.random(6, 6, 1, 4, 8);
    HomologException refused =
        assertThrows(HomologException.class, () -> scores(three, four, options(Map.of())));
    assertTrue(String.valueOf(refused.getMessage()).contains("space: condition"));
    assertTrue(
        !scores(three, four, options(Map.of("space", "condition")))
            .get("alignment-index forward")
            .isUndefined());
    assertThrows(RuntimeException.class, () -> options(Map.of("missing", "pairwise")));
  }

  @Test
  void missingValuesAreRefusedOrLeaveTheirUnitOut() {
    double[] values =
        SyntheticSystems.random(7, 6, 1, 1, 8).require(Population.class).byEntry().array();
    values[3] = Double.NaN;
    NeuralSystem holed = SyntheticSystems.system("holed", 6, 1, 1, 8, values);
    assertThrows(HomologException.class, () -> prepare(holed, options(Map.of())));
    assertEquals(5, prepare(holed, options(Map.of("missing", "drop-unit"))).rank());
    assertTrue(run.warnings().toString().contains("1 units"), run.warnings().toString());
    Components left = prepare(holed, options(Map.of("missing", "drop-condition")));
    assertEquals(5, left.features().size());
    NeuralSystem whole = SyntheticSystems.random(8, 6, 1, 1, 8);
    Sample sample = new Design(whole.conditions()).sample(whole);
    PcaAlignmentOptions dropping = options(Map.of("missing", "drop-condition"));
    assertThrows(
        HomologException.class,
        () -> alignment.score(left, alignment.prepare(sample, dropping, run), dropping, run));
  }

  @Test
  void trajectoriesAreShownWhereThereIsTime() {
    PcaAlignmentOptions options = options(Map.of());
    Components moving = prepare(SyntheticSystems.random(9, 30, 2, 5, 8), options);
    Outcome outcome = alignment.explain(moving, moving, options, run);
    LineFigure plane =
        assertInstanceOf(LineFigure.class, alignment.show(moving, options, run).figures().get(0));
    assertEquals(24, plane.series().size());
    assertEquals(5, plane.series().get(0).x().length);
    assertTrue(plane.caption().contains("24 are shown"), plane.caption());
    assertEquals(3, outcome.tables().get("Principal angles").rows());
    Components still = prepare(SyntheticSystems.random(9, 30, 2, 1, 8), options);
    assertInstanceOf(ScatterFigure.class, alignment.show(still, options, run).figures().get(0));
  }

  @Test
  void sharedVarianceIsWhatBothSubspacesHold() {
    NeuralSystem a = SyntheticSystems.random(1, 12, 1, 1, 7);
    NeuralSystem b = SyntheticSystems.random(2, 12, 1, 1, 9);
    PcaAlignmentOptions options = options(Map.of());
    Components own = prepare(a, options);
    Components other = prepare(b, options);
    // Project responses onto the own subspace, then onto the other's.
    Matrix inOwn = project(own.leading(3), scaled(own));
    Matrix inBoth = project(other.leading(3), inOwn);
    double shared = 0;
    for (double value : inBoth.array()) {
      shared += value * value;
    }
    Map<String, Score> scores = scores(a, b, options);
    double expected = shared / own.totalVariance();
    assertEquals(expected, scores.get("shared-variance forward").value(), 1e-12);
    assertTrue(expected <= scores.get("cross-explained-variance forward").value());
    assertEquals(
        own.leadingShare(3), scores(a, a, options).get("shared-variance forward").value(), 1e-12);
    double chance = scores.get("chance-shared-variance forward").value();
    assertTrue(
        chance > 0 && chance < scores.get("chance-cross-explained-variance forward").value());
  }

  /** Components times the roots of their variances: a matrix with the system's covariance. */
  private static Matrix scaled(Components components) {
    Matrix scaled = components.basis();
    double[] eigenvalues = components.eigenvalues();
    for (int i = 0; i < scaled.array().length; i++) {
      scaled.array()[i] *= Math.sqrt(eigenvalues[i % eigenvalues.length]);
    }
    return scaled;
  }

  private Matrix project(Matrix basis, Matrix values) {
    return run.algebra().multiply(basis, run.algebra().multiply(basis, true, values, false));
  }

  @Test
  void alignedTrajectoriesOfARotatedCopyCoincide() {
    PcaAlignmentOptions options = options(Map.of());
    NeuralSystem system = SyntheticSystems.random(9, 8, 1, 5, 6);
    Population population = system.require(Population.class);
    Matrix turn = run.algebra().qr(org.homolog.geometry.Pairs.random(4, 6, 6)).q();
    NeuralSystem turned =
        NeuralSystem.builder("turned", system.kind())
            .facet(
                Population.class,
                population.toBuilder()
                    .values(run.algebra().multiply(population.byEntryAndTime(), turn).array())
                    .build())
            .build();
    Outcome outcome =
        alignment.explain(prepare(system, options), prepare(turned, options), options, run);
    LineFigure aligned = assertInstanceOf(LineFigure.class, outcome.figures().get(2));
    assertEquals(16, aligned.series().size());
    for (int i = 0; i < 16; i += 2) {
      assertArrayEquals(aligned.series().get(i).x(), aligned.series().get(i + 1).x(), 1e-9);
      assertArrayEquals(aligned.series().get(i).y(), aligned.series().get(i + 1).y(), 1e-9);
    }
  }

  @Test
  void signsFollowTheLargestLoading() {
    NeuralSystem system = SyntheticSystems.random(10, 9, 1, 1, 5);
    Components components = prepare(system, options(Map.of("space", "unit")));
    Matrix basis = components.basis();
    for (int c = 0; c < basis.columns(); c++) {
      double[] loadings = basis.column(c);
      double most = java.util.Arrays.stream(loadings).max().orElse(0);
      double least = java.util.Arrays.stream(loadings).min().orElse(0);
      assertTrue(most >= -least, "component " + c);
    }
  }
}
