package org.homolog.stochastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SymmetricEigen;
import org.homolog.linalg.Matrix;
import org.homolog.population.Population;
import org.homolog.shape.ShapeMetric;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.ReferenceAlgebra;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

class StochasticShapeTest {
  private final LinearAlgebra slow = new ReferenceAlgebra();

  @Test
  void factorsGiveTheBuresDistanceOfTheirCovariances() {
    Matrix f = Pairs.random(1, 3, 5);
    Matrix g = Pairs.random(2, 8, 5);
    Matrix a = slow.columnProducts(f);
    Matrix b = slow.columnProducts(g);
    Matrix root = root(a);
    double trace = 0;
    for (double value : slow.symmetricEigen(slow.multiply(slow.multiply(root, b), root)).values()) {
      trace += Math.sqrt(Math.max(0, value));
    }
    double expected = -2 * trace;
    for (int i = 0; i < 5; i++) {
      expected += a.get(i, i) + b.get(i, i);
    }
    assertEquals(expected, GaussianAlignment.squaredBures(f, g, slow), 1e-6);
    assertEquals(0, GaussianAlignment.squaredBures(f, f, slow), 1e-9);
  }

  private Matrix root(Matrix a) {
    SymmetricEigen eigen = slow.symmetricEigen(a);
    Matrix scaled = eigen.vectors().copy();
    int n = a.rows();
    for (int i = 0; i < scaled.array().length; i++) {
      scaled.array()[i] *= Math.sqrt(Math.max(0, eigen.values()[i % n]));
    }
    return slow.multiply(scaled, false, eigen.vectors(), true);
  }

  @Test
  void ofMeansAloneIsTheShapeMetric() {
    NeuralSystem a = SyntheticSystems.random(1, 9, 4, 1, 5);
    NeuralSystem b = SyntheticSystems.random(2, 9, 4, 1, 7);
    double alone =
        Pairs.scores(new StochasticShapeMetric(), Map.of("alpha", 2), a, b).get("distance").value();
    double shape =
        Pairs.scores(new ShapeMetric(), Map.of("ground", "euclidean"), a, b)
            .get("distance")
            .value();
    assertEquals(shape * Math.sqrt(2 / 9.0), alone, 1e-9);
  }

  @Test
  void aRotatedCopyIsFoundAndMoreNoiseIsSeen() {
    NeuralSystem a = SyntheticSystems.random(1, 9, 6, 1, 4);
    Population population = a.require(Population.class);
    Matrix turn = slow.qr(Pairs.random(5, 4, 4)).q();
    NeuralSystem turned = with(a, slow.multiply(population.byEntry(), turn));
    Matrix noisy = population.byEntry();
    Matrix means = population.averageRepeats().byEntry();
    for (int entry = 0; entry < noisy.rows(); entry++) {
      for (int u = 0; u < 4; u++) {
        double mean = means.get(entry / 6, u);
        noisy.array()[entry * 4 + u] = mean + 3 * (noisy.get(entry, u) - mean);
      }
    }
    for (String alpha : new String[] {"0", "1"}) {
      Map<String, Object> options = Map.of("alpha", Double.parseDouble(alpha));
      assertEquals(
          0,
          Pairs.scores(new StochasticShapeMetric(), options, a, turned).get("distance").value(),
          1e-5);
      assertTrue(
          Pairs.scores(new StochasticShapeMetric(), options, a, with(a, noisy))
                  .get("distance")
                  .value()
              > 0.3);
    }
    assertEquals(
        0, Pairs.scores(new EnergyDistance(), Map.of(), a, turned).get("distance").value(), 1e-3);
    assertTrue(
        Pairs.scores(new EnergyDistance(), Map.of(), a, with(a, noisy)).get("distance").value()
            > 0.1);
  }

  private static NeuralSystem with(NeuralSystem system, Matrix values) {
    return NeuralSystem.builder(system.name() + " changed", system.kind())
        .facet(
            Population.class,
            system.require(Population.class).toBuilder().values(values.array()).build())
        .build();
  }

  @Test
  void withoutRepeatsThereIsAReason() {
    NeuralSystem a = SyntheticSystems.random(1, 9, 1, 1, 5);
    NeuralSystem b = SyntheticSystems.random(2, 9, 3, 1, 5);
    Score gaussian = Pairs.scores(new StochasticShapeMetric(), Map.of(), a, b).get("distance");
    Score energy = Pairs.scores(new EnergyDistance(), Map.of(), b, a).get("distance");
    assertTrue(gaussian.reason().contains("single repeat"), gaussian.toString());
    assertTrue(energy.reason().contains("single repeat"), energy.toString());
  }
}
