package org.homolog.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.geometry.Centring;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.LinearAlgebra.SymmetricEigen;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Options;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.ReferenceAlgebra;
import org.junit.jupiter.api.Test;

class ShapeMetricTest {
  private final LinearAlgebra slow = new ReferenceAlgebra();

  private static Map<String, Object> options(double alpha, String ground) {
    Map<String, Object> options = new HashMap<>();
    options.put("alpha", alpha);
    options.put("ground", ground);
    return options;
  }

  /** Zero-padded, whitened by the full matrix, rotated by the full decomposition. */
  private double textbook(Matrix x, Matrix y, double alpha, Ground ground) {
    int width = Math.max(x.columns(), y.columns());
    Matrix a = whitened(padded(Centring.ofColumns(x), width), alpha);
    Matrix b = whitened(padded(Centring.ofColumns(y), width), alpha);
    SingularValues svd = slow.svd(slow.multiply(a, true, b, false));
    Matrix own = slow.multiply(a, svd.u());
    Matrix other = slow.multiply(b, false, svd.vTransposed(), true);
    double product = Centring.dot(own, other);
    return new Separation(product, Centring.sumOfSquares(own), Centring.sumOfSquares(other))
        .distance(ground);
  }

  private static Matrix padded(Matrix x, int width) {
    Matrix padded = Matrix.zeros(x.rows(), width);
    for (int i = 0; i < x.rows(); i++) {
      for (int c = 0; c < x.columns(); c++) {
        padded.array()[i * width + c] = x.get(i, c);
      }
    }
    return padded;
  }

  private Matrix whitened(Matrix x, double alpha) {
    if (alpha == 1) {
      return x;
    }
    SymmetricEigen eigen = slow.symmetricEigen(slow.columnProducts(x));
    double before = 0;
    double after = 0;
    Matrix scaled = eigen.vectors().copy();
    int n = x.columns();
    for (int k = 0; k < n; k++) {
      double value = Math.max(1e-7, eigen.values()[k]);
      double gain = alpha + (1 - alpha) / Math.sqrt(value);
      before += value;
      after += gain * gain * value;
      for (int u = 0; u < n; u++) {
        scaled.array()[u * n + k] *= gain;
      }
    }
    Matrix z = slow.multiply(scaled, false, eigen.vectors(), true);
    for (int i = 0; i < z.array().length; i++) {
      z.array()[i] *= Math.sqrt(before / after);
    }
    return slow.multiply(x, z);
  }

  @Test
  void agreesWithTheTextbookOnShapesOfAllKinds() {
    for (int[] shape : new int[][] {{20, 4, 6}, {20, 7, 3}, {6, 9, 14}, {8, 8, 8}, {10, 1, 1}}) {
      Matrix x = Pairs.random(1, shape[0], shape[1]);
      Matrix y = Pairs.random(2, shape[0], shape[2]);
      for (double alpha : new double[] {0, 0.3, 1}) {
        boolean trivial = alpha == 0 && Math.max(shape[1], shape[2]) >= shape[0];
        for (Ground ground : Ground.values()) {
          if (!trivial) {
            assertEquals(
                textbook(x, y, alpha, ground),
                Pairs.main(new ShapeMetric(), options(alpha, Options.kebab(ground.name())), x, y),
                1e-6,
                Arrays.toString(shape) + alpha + ground);
          }
        }
      }
    }
  }

  @Test
  void whitenedSystemsWithManyUnitsAreAllAlikeAndSaidToBe() {
    Score score =
        Pairs.scores(
                new ShapeMetric(),
                options(0, "angular"),
                Pairs.random(1, 6, 9),
                Pairs.random(2, 6, 4))
            .get("distance");
    assertTrue(score.reason().contains("9 units, 6 conditions"), score.toString());
  }

  @Test
  void isAMetric() {
    for (double alpha : new double[] {0, 0.5, 1}) {
      for (String ground : new String[] {"angular", "euclidean"}) {
        Map<String, Object> options = options(alpha, ground);
        ShapeMetric metric = new ShapeMetric();
        for (int seed = 0; seed < 10; seed++) {
          Matrix x = Pairs.random(seed, 14, 4);
          Matrix y = Pairs.random(100 + seed, 14, 4);
          Matrix z = Pairs.random(200 + seed, 14, 4);
          double xy = Pairs.main(metric, options, x, y);
          double yz = Pairs.main(metric, options, y, z);
          double xz = Pairs.main(metric, options, x, z);
          assertTrue(xz <= xy + yz + 1e-9, xz + " > " + xy + " + " + yz);
          assertEquals(xy, Pairs.main(metric, options, y, x), 1e-9);
          assertEquals(0, Pairs.main(metric, options, x, x), 2e-6);
        }
      }
    }
  }

  @Test
  void permutedUnitsObeyTheTriangleInequalityToo() {
    Map<String, Object> options = Map.of("alignment", "permutation", "ground", "euclidean");
    ShapeMetric metric = new ShapeMetric();
    for (int seed = 0; seed < 20; seed++) {
      Matrix x = Pairs.random(seed, 10, 4);
      Matrix y = Pairs.random(100 + seed, 10, 6);
      Matrix z = Pairs.random(200 + seed, 10, 5);
      assertTrue(
          Pairs.main(metric, options, x, z)
              <= Pairs.main(metric, options, x, y) + Pairs.main(metric, options, y, z) + 1e-9);
    }
  }

  @Test
  void withAlphaZeroAnyInvertibleMapIsImmaterial() {
    Matrix x = Pairs.random(1, 20, 4);
    Matrix y = Pairs.random(2, 20, 4);
    Matrix mixed = slow.multiply(x, Pairs.random(3, 4, 4));
    Map<String, Object> options = options(0, "angular");
    assertEquals(
        Pairs.main(new ShapeMetric(), options, x, y),
        Pairs.main(new ShapeMetric(), options, mixed, y),
        1e-6);
    Map<String, Object> partly = options(0.5, "angular");
    double apart =
        Pairs.main(new ShapeMetric(), partly, x, y)
            - Pairs.main(new ShapeMetric(), partly, mixed, y);
    assertTrue(Math.abs(apart) > 1e-3, "alpha 0.5 must notice");
  }

  @Test
  void aRotatedCopyStaysAtDistanceZeroOnConditionsLeftOut() {
    Matrix x = Pairs.random(1, 30, 5);
    Matrix turn = slow.qr(Pairs.random(2, 5, 5)).q();
    Map<String, Object> options = options(1, "angular");
    options.put("folds", 5);
    Map<String, Score> scores = Pairs.scores(new ShapeMetric(), options, x, slow.multiply(x, turn));
    assertEquals(0, scores.get("held-out-distance").value(), 1e-6);
    Map<String, Score> unrelated =
        Pairs.scores(new ShapeMetric(), options, x, Pairs.random(9, 30, 5));
    assertTrue(
        unrelated.get("held-out-distance").value() > unrelated.get("distance").value(),
        "fitted alignments flatter unrelated systems");
  }

  @Test
  void conditionsLeftOutMayLieOutsideWhatWasFitted() {
    Matrix x = Pairs.random(1, 12, 20);
    Matrix turn = slow.qr(Pairs.random(2, 20, 20)).q();
    int[] train = IntStream.range(0, 8).toArray();
    int[] test = IntStream.range(8, 12).toArray();
    ShapeMetricOptions options = Options.bind(ShapeMetricOptions.class, Map.of());
    Separation one = ShapeMetric.heldOut(x, slow.multiply(x, turn), train, test, options, slow);
    Matrix centred = x.selectRows(test);
    double[] means = Centring.means(x.selectRows(train));
    for (int i = 0; i < centred.array().length; i++) {
      centred.array()[i] -= means[i % 20];
    }
    assertEquals(Centring.sumOfSquares(centred), one.ownSquares(), 1e-8);
    assertEquals(one.ownSquares(), one.otherSquares(), 1e-8);
    assertTrue(one.product() < one.ownSquares(), "directions never seen cannot be aligned");
  }

  @Test
  void procrustesAgreesWithTheShapeMetric() {
    Matrix x = Pairs.random(1, 9, 5);
    Matrix y = Pairs.random(2, 9, 12);
    Map<String, Score> scores = Pairs.scores(new Procrustes(), Map.of(), x, y);
    double angle = Pairs.main(new ShapeMetric(), Map.of(), x, y);
    assertEquals(angle, scores.get("angular-distance").value(), 1e-12);
    assertEquals(2 - 2 * Math.cos(angle), scores.get("squared-distance").value(), 1e-12);
  }

  @Test
  void everyConditionCountsAlikeInTheAlignedCosine() {
    Matrix x = Pairs.random(1, 9, 5);
    Matrix turned = slow.multiply(x, slow.qr(Pairs.random(2, 5, 5)).q());
    assertEquals(
        1,
        Pairs.main(new AlignedCosine(), Map.of("centre", false, "unit-norm", false), x, turned),
        1e-9);
    Score none =
        Pairs.scores(new AlignedCosine(), Map.of(), Matrix.zeros(4, 3), Pairs.random(1, 4, 3))
            .get("aligned-cosine");
    assertTrue(none.reason().contains("no condition"), none.toString());
  }
}
