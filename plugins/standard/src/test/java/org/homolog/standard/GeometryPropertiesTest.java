package org.homolog.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.baseline.Dimensionality;
import org.homolog.decoding.Decoding;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.neighbourhood.NeighbourhoodOverlap;
import org.homolog.pointcloud.DistanceDifference;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.ReferenceAlgebra;
import org.homolog.subspace.EigenspaceOverlap;
import org.homolog.subspace.ExplainedVariance;
import org.homolog.subspace.Gulp;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

/** Identities, limits and known answers of the smaller measures. */
class GeometryPropertiesTest {
  private final LinearAlgebra slow = new ReferenceAlgebra();

  @Test
  void sameSubspacesOverlapWhollyAndExplainEachOther() {
    Matrix x = Pairs.random(1, 12, 4);
    Matrix mixed = slow.multiply(x, Pairs.random(2, 4, 4));
    assertEquals(1, Pairs.main(new EigenspaceOverlap(), Map.of(), x, mixed), 1e-9);
    assertEquals(1, Pairs.main(new ExplainedVariance(), Map.of(), x, mixed), 1e-9);
    assertEquals(0, Pairs.main(new Gulp(), Map.of("lambda", 0), x, mixed), 1e-6);
    Matrix half = x.selectColumns(new int[] {0, 1});
    assertEquals(0.5, Pairs.main(new EigenspaceOverlap(), Map.of(), x, half), 1e-9);
    Map<String, Score> scores = Pairs.scores(new ExplainedVariance(), Map.of(), x, half);
    assertEquals(1, scores.get("explained-variance reverse").value(), 1e-9);
    assertTrue(scores.get("explained-variance forward").value() < 0.999);
  }

  @Test
  void adjustedVarianceOfUnrelatedSystemsIsZeroOnAverage() {
    double mean = 0;
    for (int i = 0; i < 100; i++) {
      mean +=
          Pairs.main(
                  new ExplainedVariance(),
                  Map.of("adjusted", true),
                  Pairs.random(i, 20, 3),
                  Pairs.random(500 + i, 20, 8))
              / 100;
    }
    assertEquals(0, mean, 0.05);
    Score none =
        Pairs.scores(
                new ExplainedVariance(),
                Map.of("adjusted", true),
                Pairs.random(1, 6, 3),
                Pairs.random(2, 6, 8))
            .get("explained-variance forward");
    assertTrue(none.reason().contains("any responses are fitted"), none.toString());
  }

  @Test
  void predictorsObeyTheTriangleInequality() {
    for (int seed = 0; seed < 20; seed++) {
      Matrix x = Pairs.random(seed, 12, 3);
      Matrix y = Pairs.random(100 + seed, 12, 20);
      Matrix z = Pairs.random(200 + seed, 12, 5);
      Gulp gulp = new Gulp();
      assertTrue(
          Pairs.main(gulp, Map.of(), x, z)
              <= Pairs.main(gulp, Map.of(), x, y) + Pairs.main(gulp, Map.of(), y, z) + 1e-9);
    }
  }

  @Test
  void differencesOfDistancesAreCounted() {
    Matrix x = Matrix.of(3, 1, new double[] {0, 3, 7});
    Matrix y = Matrix.of(3, 1, new double[] {0, 1, 2});
    // Distances 3, 7, 4 and 1, 2, 1: differences 2, 5, 3.
    assertEquals(
        Math.sqrt(2 * (4 + 25 + 9)), Pairs.main(new DistanceDifference(), Map.of(), x, y), 1e-12);
  }

  @Test
  void neighboursAreThoseOfTheTextbook() {
    // Angles on a circle: neighbours follow the angles.
    double[] degrees = {0, 10, 25, 45, 120};
    Matrix x = Matrix.zeros(5, 2);
    for (int i = 0; i < 5; i++) {
      x.array()[2 * i] = 3 * Math.cos(Math.toRadians(degrees[i]));
      x.array()[2 * i + 1] = 3 * Math.sin(Math.toRadians(degrees[i]));
    }
    Matrix y = x.selectRows(new int[] {0, 1, 2, 4, 3});
    Map<String, Object> two = Map.of("neighbours", 2);
    Map<String, Score> same = Pairs.scores(new NeighbourhoodOverlap(), two, x, x);
    for (String name : List.of("jaccard", "second-order-cosine", "rank-similarity")) {
      assertEquals(1, same.get(name).value(), 1e-12, name);
    }
    // In x: 0:{1,2} 1:{0,2} 2:{1,3} 3:{2,1} 4:{3,2}. In y conditions 3 and 4 are exchanged:
    // 0:{1,2} 1:{0,2} 2:{1,4} 3:{4,2} 4:{2,1}. Shared: 2, 2, 1, 1, 1.
    assertEquals(
        (1 + 1 + 1 / 3.0 + 1 / 3.0 + 1 / 3.0) / 5,
        Pairs.main(new NeighbourhoodOverlap(), two, x, y),
        1e-12);
    Score all =
        Pairs.scores(new NeighbourhoodOverlap(), Map.of("neighbours", 4), x, y).get("jaccard");
    assertTrue(all.reason().contains("leave nobody out"), all.toString());
  }

  @Test
  void dimensionsOfEqualVarianceAreCounted() {
    Matrix cube = Matrix.zeros(8, 3);
    for (int i = 0; i < 8; i++) {
      for (int c = 0; c < 3; c++) {
        cube.array()[i * 3 + c] = (i >> c & 1) == 0 ? -2 : 2;
      }
    }
    Matrix line = Matrix.zeros(8, 5);
    for (int i = 0; i < 40; i++) {
      line.array()[i] = i / 5 * (1 + i % 5);
    }
    Map<String, Score> scores = Pairs.scores(new Dimensionality(), Map.of(), cube, line);
    assertEquals(3, scores.get("participation-ratio-reference").value(), 1e-12);
    assertEquals(3, scores.get("effective-rank-reference").value(), 1e-12);
    assertEquals(1, scores.get("participation-ratio-candidate").value(), 1e-12);
    assertEquals(1, scores.get("effective-rank-candidate").value(), 1e-12);
    assertEquals(Math.log(3), scores.get("participation-ratio-log-ratio").value(), 1e-12);
  }

  @Test
  void aColumnIsDecodedAcrossConditionsWhereItIsCoded() {
    NeuralSystem coded = categories("coded", 3);
    NeuralSystem noise = categories("noise", 0);
    Map<String, Score> scores =
        Pairs.scores(new Decoding(), Map.of("column", "category"), coded, noise);
    assertEquals(1, scores.get("accuracy-reference").value(), 1e-12);
    double chance = scores.get("accuracy-candidate").value();
    assertTrue(chance > 0.2 && chance < 0.8, "at chance " + chance);
    assertEquals(1 - chance, scores.get("accuracy-difference").value(), 1e-12);
    Score unknown =
        Pairs.scores(new Decoding(), Map.of("column", "one"), coded, noise)
            .get("accuracy-difference");
    assertTrue(unknown.reason().contains("two values"), unknown.toString());
    Score single =
        Pairs.scores(
                new Decoding(), Map.of("column", "condition", "across", "conditions"), coded, noise)
            .get("accuracy-reference");
    assertTrue(single.reason().contains("across: repeats"), single.toString());
    double repeats =
        Pairs.scores(new Decoding(), Map.of("column", ""), coded, coded)
            .get("accuracy-reference")
            .value();
    assertTrue(repeats >= 0 && repeats < 0.6, "twenty conditions of two kinds: " + repeats);
  }

  /** Twenty conditions of two categories with four repeats. */
  private static NeuralSystem categories(String name, double signal) {
    int conditions = 20;
    int repeats = 4;
    String[] condition = new String[conditions * repeats];
    String[] category = new String[condition.length];
    String[] one = new String[condition.length];
    long[] repeat = new long[condition.length];
    Matrix values = Pairs.random(3, condition.length, 6);
    for (int i = 0; i < condition.length; i++) {
      condition[i] = "c" + i / repeats;
      category[i] = i / repeats % 2 == 0 ? "animal" : "tool";
      one[i] = "same";
      repeat[i] = i % repeats;
      values.array()[i * 6 + 2] += i / repeats % 2 == 0 ? signal : -signal;
    }
    Population population =
        Population.builder(
                Table.of(
                    Column.texts("condition", condition),
                    Column.texts("category", category),
                    Column.texts("one", one),
                    Column.integers("repeat", repeat)),
                Table.of(
                    Column.texts(
                        "unit",
                        Arrays.stream(new int[6]).mapToObj(i -> "u").toArray(String[]::new))))
            .conditions(List.of("condition"))
            .repeats("repeat")
            .values(values.array())
            .build();
    return NeuralSystem.builder(name, NeuralSystem.Kind.SIMULATED)
        .facet(Population.class, population)
        .build();
  }
}
