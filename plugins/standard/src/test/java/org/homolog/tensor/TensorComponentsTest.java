package org.homolog.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Components that are known, and fits against what defines them. */
class TensorComponentsTest {
  private static final int CONDITIONS = 9;
  private static final int BINS = 10;
  private static final int RANK = 3;
  private static final LinearAlgebra ALGEBRA = Pairs.run().algebra();

  private static Matrix positive(long seed, int rows) {
    CounterRandom random = new CounterRandom(seed, rows);
    Matrix factors = Matrix.zeros(rows, RANK);
    for (int i = 0; i < factors.array().length; i++) {
      factors.array()[i] = Math.pow(random.nextDouble(), 2);
    }
    return factors;
  }

  private static Matrix times(long seed) {
    return positive(100 + seed, BINS);
  }

  private static Matrix conditions(long seed) {
    return positive(200 + seed, CONDITIONS);
  }

  /** Three components whose time and condition factors are a seed's, seen by other units. */
  static NeuralSystem system(long factors, long seed, int units, double noise) {
    Matrix times = times(factors);
    Matrix conditions = conditions(factors);
    Matrix loadings = positive(300 + seed, units);
    CounterRandom random = new CounterRandom(seed, 4);
    int repeats = 2;
    double[] values = new double[CONDITIONS * repeats * BINS * units];
    for (int i = 0; i < values.length; i++) {
      int unit = i % units;
      int bin = i / units % BINS;
      int condition = i / units / BINS / repeats;
      for (int r = 0; r < RANK; r++) {
        values[i] += loadings.get(unit, r) * times.get(bin, r) * conditions.get(condition, r);
      }
      values[i] += noise * random.nextGaussian();
    }
    return SyntheticSystems.system("system " + seed, CONDITIONS, repeats, BINS, units, values);
  }

  private static ComponentFit fit(NeuralSystem system, Map<String, Object> options) {
    return new TensorComponents()
        .prepare(
            Design.shared(List.of(system)).sample(system),
            Options.bind(TensorOptions.class, options),
            Pairs.run());
  }

  private static ComponentModel truth(long factors) {
    Matrix units = positive(1, 4);
    return ComponentModel.of(units, times(factors), conditions(factors), 1, true);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("finds the factors that responses are made of, and nothing else")
  void recovery(boolean nonNegative) {
    Map<String, Object> options =
        Map.of("non-negative", nonNegative, "tolerance", 1e-13, "iterations", 20_000);
    ComponentFit fit = fit(system(1, 2, 12, 0), options);
    assertEquals(1, fit.best().explained(), 1e-8);
    assertTrue(fit.best().paired(truth(1)).both() > 0.999, "similarity to the truth");
    assertTrue(fit.best().paired(truth(5)).both() < 0.95, "similarity to something else");
    assertTrue(fit.best().converged());
  }

  @Test
  @DisplayName("finds systems alike that share courses over time and conditions, not units")
  void comparison() {
    Map<String, Object> options = Map.of("restarts", 5);
    NeuralSystem one = system(1, 2, 12, 0.01);
    Map<String, Score> alike =
        Pairs.scores(new TensorComponents(), options, one, system(1, 3, 20, 0.01));
    Map<String, Score> unlike =
        Pairs.scores(new TensorComponents(), options, one, system(6, 3, 20, 0.01));
    assertTrue(alike.get("factor-similarity").value() > 0.98, alike.toString());
    assertTrue(alike.get("time-similarity").value() > 0.98, alike.toString());
    assertTrue(unlike.get("factor-similarity").value() < 0.9, unlike.toString());
    assertTrue(alike.get("stability-reference").value() > 0.9, alike.toString());
    assertTrue(alike.get("explained-candidate").value() > 0.98, alike.toString());
  }

  private static Tensor random(long seed, int conditions, int bins, int units) {
    return new Tensor(
        Pairs.random(seed, conditions * bins, units),
        IntStream.range(0, conditions).mapToObj(c -> "c" + c).toList(),
        bins);
  }

  /** The error of a model at each value, without any trick: (conditions x bins) x units. */
  private static Matrix error(Tensor tensor, ComponentModel model) {
    Matrix error = tensor.values().copy();
    for (int row = 0; row < error.rows(); row++) {
      for (int unit = 0; unit < error.columns(); unit++) {
        for (int r = 0; r < model.weights().length; r++) {
          error.array()[row * error.columns() + unit] -=
              model.weights()[r]
                  * model.units().get(unit, r)
                  * model.times().get(row % tensor.bins(), r)
                  * model.conditions().get(row / tensor.bins(), r);
        }
      }
    }
    return error;
  }

  @ParameterizedTest
  @CsvSource({"1,false", "2,false", "1,true", "3,true"})
  @DisplayName("ends where no change of any factor lowers the error")
  void stationary(int components, boolean nonNegative) {
    Tensor tensor = random(3, 5, 6, 7);
    TensorOptions options =
        Options.bind(
            TensorOptions.class,
            Map.of(
                "components",
                components,
                "non-negative",
                nonNegative,
                "tolerance",
                1e-15,
                "iterations",
                50_000));
    ComponentModel model = AlternatingFit.of(tensor, options, 7, 0, ALGEBRA);
    Matrix error = error(tensor, model);
    double squares = Arrays.stream(error.array()).map(v -> v * v).sum();
    assertEquals(1 - squares / tensor.squares(), model.explained(), 1e-10);
    double size = Math.sqrt(tensor.squares());
    for (int r = 0; r < components; r++) {
      double[] slopes = new double[error.columns() + tensor.bins() + 5];
      for (int row = 0; row < error.rows(); row++) {
        int bin = row % tensor.bins();
        int condition = row / tensor.bins();
        for (int unit = 0; unit < error.columns(); unit++) {
          double residual = error.get(row, unit);
          double a = model.units().get(unit, r);
          double b = model.times().get(bin, r);
          double c = model.conditions().get(condition, r);
          slopes[unit] += residual * b * c;
          slopes[error.columns() + bin] += residual * a * c;
          slopes[error.columns() + tensor.bins() + condition] += residual * a * b;
        }
      }
      for (int i = 0; i < slopes.length; i++) {
        double factor = factor(model, i, r, error.columns(), tensor.bins());
        assertTrue(!nonNegative || factor >= 0, "a negative factor");
        // Where a factor is held at zero the error may fall towards negative ones only.
        assertTrue(
            Math.abs(slopes[i]) < 1e-4 * size || (nonNegative && factor == 0 && slopes[i] < 0),
            "slope " + slopes[i] + " at " + factor);
      }
    }
  }

  private static double factor(ComponentModel model, int i, int r, int units, int bins) {
    if (i < units) {
      return model.units().get(i, r);
    }
    return i < units + bins
        ? model.times().get(i - units, r)
        : model.conditions().get(i - units - bins, r);
  }

  @Test
  @DisplayName("reaches with one component what the best of many power iterations reaches")
  void rankOne() {
    Tensor tensor = random(9, 4, 5, 6);
    ComponentFit fit =
        fit(
            SyntheticSystems.system("one", 4, 1, 5, 6, tensor.values().array()),
            Map.of("components", 1, "normalise", false, "tolerance", 1e-15));
    double most = 0;
    for (int start = 0; start < 50; start++) {
      CounterRandom random = new CounterRandom(77, start);
      double[] b = IntStream.range(0, 5).mapToDouble(i -> random.nextGaussian()).toArray();
      double[] c = IntStream.range(0, 4).mapToDouble(i -> random.nextGaussian()).toArray();
      double weight = 0;
      for (int step = 0; step < 500; step++) {
        double[] a = new double[6];
        double[] nextB = new double[5];
        double[] nextC = new double[4];
        for (int i = 0; i < tensor.values().array().length; i++) {
          a[i % 6] += tensor.values().array()[i] * b[i / 6 % 5] * c[i / 30];
        }
        normalise(a);
        for (int i = 0; i < tensor.values().array().length; i++) {
          nextB[i / 6 % 5] += tensor.values().array()[i] * a[i % 6] * c[i / 30];
        }
        b = nextB;
        normalise(b);
        for (int i = 0; i < tensor.values().array().length; i++) {
          nextC[i / 30] += tensor.values().array()[i] * a[i % 6] * b[i / 6 % 5];
        }
        c = nextC;
        weight = normalise(c);
      }
      most = Math.max(most, weight);
    }
    assertEquals(most, fit.best().weights()[0], 1e-6 * most);
    assertEquals(most * most / tensor.squares(), fit.best().explained(), 1e-8);
  }

  private static double normalise(double[] vector) {
    double norm = Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= norm;
    }
    return norm;
  }

  @Test
  @DisplayName("sums products of responses and factors as the definition does")
  void products() {
    Tensor tensor = random(5, 3, 4, 6);
    Matrix units = Pairs.random(1, 6, 2);
    Matrix times = Pairs.random(2, 4, 2);
    Matrix conditions = Pairs.random(3, 3, 2);
    double[][] expected = new double[3][];
    expected[0] = new double[12];
    expected[1] = new double[8];
    expected[2] = new double[6];
    for (int row = 0; row < 12; row++) {
      for (int unit = 0; unit < 6; unit++) {
        for (int r = 0; r < 2; r++) {
          double x = tensor.values().get(row, unit);
          double a = units.get(unit, r);
          double b = times.get(row % 4, r);
          double c = conditions.get(row / 4, r);
          expected[0][unit * 2 + r] += x * b * c;
          expected[1][row % 4 * 2 + r] += x * a * c;
          expected[2][row / 4 * 2 + r] += x * a * b;
        }
      }
    }
    Matrix along = tensor.along(units, ALGEBRA);
    assertArrayEquals(expected[0], tensor.overUnits(times, conditions, ALGEBRA).array(), 1e-9);
    assertArrayEquals(expected[1], tensor.overTimes(along, conditions).array(), 1e-9);
    assertArrayEquals(expected[2], tensor.overConditions(along, times).array(), 1e-9);
  }

  @Test
  @DisplayName("pairs components by the best of all pairings")
  void pairing() {
    ComponentModel one =
        ComponentModel.of(
            Pairs.random(1, 6, 3), Pairs.random(2, 5, 3), Pairs.random(3, 4, 3), 1, true);
    ComponentModel other =
        ComponentModel.of(
            Pairs.random(4, 6, 3), Pairs.random(5, 5, 3), Pairs.random(6, 4, 3), 1, true);
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    double across = 0;
    double within = 0;
    for (int[] order : orders) {
      double factors = 0;
      double all = 0;
      for (int r = 0; r < 3; r++) {
        int s = order[r];
        double product =
            cosine(one.times(), r, other.times(), s)
                * cosine(one.conditions(), r, other.conditions(), s);
        double larger = Math.max(one.weights()[r], other.weights()[s]);
        factors += product / 3;
        all +=
            (1 - Math.abs(one.weights()[r] - other.weights()[s]) / larger)
                * product
                * cosine(one.units(), r, other.units(), s)
                / 3;
      }
      across = Math.max(across, factors);
      within = Math.max(within, all);
    }
    assertEquals(across, one.paired(other).both(), 1e-12);
    assertEquals(within, one.similarity(other), 1e-12);
    assertEquals(1, one.similarity(one), 1e-12);
    assertEquals(one.similarity(other), other.similarity(one), 1e-12);
  }

  private static double cosine(Matrix one, int r, Matrix other, int s) {
    double product = 0;
    for (int i = 0; i < one.rows(); i++) {
      product += one.get(i, r) * other.get(i, s);
    }
    return Math.abs(product);
  }

  @Test
  @DisplayName("orders components by weight and turns time and condition factors upwards")
  void signs() {
    Matrix units = Matrix.of(2, 2, new double[] {1, 3, 0, 4});
    Matrix times = Matrix.of(2, 2, new double[] {-2, 1, 0, 0});
    Matrix conditions = Matrix.of(2, 2, new double[] {0, 1, 5, -4});
    ComponentModel model = ComponentModel.of(units, times, conditions, 1, true);
    assertArrayEquals(new double[] {5 * Math.sqrt(17), 10}, model.weights(), 1e-12);
    assertArrayEquals(new double[] {-0.6, -0.8}, model.units().column(0), 1e-12);
    assertArrayEquals(new double[] {-1, 0}, model.units().column(1), 1e-12);
    assertArrayEquals(new double[] {1, 0}, model.times().column(1), 1e-12);
    assertTrue(model.conditions().get(1, 0) > 0);
  }

  @Test
  @DisplayName("moves condition factors where conditions are exchanged, as a new fit would")
  void exchangedConditions() {
    NeuralSystem system = system(1, 2, 8, 0.05);
    Design design = Design.shared(List.of(system));
    TensorOptions options = Options.bind(TensorOptions.class, Map.of("tolerance", 1e-12));
    int[] rows = {3, 1, 0, 2, 8, 7, 6, 5, 4};
    ComponentFit whole =
        new TensorComponents().prepare(design.sample(system), options, Pairs.run());
    ComponentFit moved =
        new TensorComponents()
            .prepare(
                design.sample(system, Draw.shuffle(Axis.CONDITION, rows)), options, Pairs.run());
    assertArrayEquals(
        whole.best().conditions().selectRows(rows).array(), moved.best().conditions().array());
    ComponentFit anew = moved.with(options, new TestRun(5, ALGEBRA));
    assertEquals(1, anew.best().similarity(moved.best()), 1e-3);
    assertTrue(
        new TensorComponents()
            .describe()
            .refusal(NullModel.PERMUTE_CONDITIONS, "time-similarity")
            .contains("over time"));
  }

  @Test
  @DisplayName("warns where the data do not determine so many components")
  void unstable() {
    TestRun run = new TestRun(1, ALGEBRA);
    NeuralSystem noise = SyntheticSystems.random(3, 6, 1, 6, 6);
    new TensorComponents()
        .prepare(
            Design.shared(List.of(noise)).sample(noise),
            Options.bind(TensorOptions.class, Map.of("components", 6, "iterations", 30)),
            run);
    assertTrue(run.warnings().toString().contains("not determined"), run.warnings().toString());
    assertTrue(run.warnings().toString().contains("not converged"), run.warnings().toString());
  }

  @Test
  @DisplayName("says why flat, zero or negative responses have no components")
  void obstacles() {
    NeuralSystem one = system(1, 2, 5, 0.1);
    NeuralSystem still = SyntheticSystems.random(1, CONDITIONS, 2, 1, 5);
    NeuralSystem longer = SyntheticSystems.random(1, CONDITIONS, 2, BINS + 1, 5);
    double[] none = new double[CONDITIONS * BINS * 5];
    NeuralSystem zero = SyntheticSystems.system("zero", CONDITIONS, 1, BINS, 5, none);
    double[] below = new double[CONDITIONS * BINS * 5];
    Arrays.fill(below, -1);
    NeuralSystem negative = SyntheticSystems.system("negative", CONDITIONS, 1, BINS, 5, below);
    assertTrue(reason(Map.of(), one, still).contains("two or more"));
    assertTrue(reason(Map.of(), one, longer).contains("differ in time bins"));
    assertTrue(reason(Map.of(), zero, one).contains("are zero"));
    assertTrue(reason(Map.of("non-negative", true), one, negative).contains("positive"));
    assertTrue(
        Pairs.scores(new TensorComponents(), Map.of("restarts", 1), one, one)
            .get("stability-reference")
            .reason()
            .contains("single start"));
  }

  private static String reason(Map<String, Object> options, NeuralSystem a, NeuralSystem b) {
    return Pairs.scores(new TensorComponents(), options, a, b).get("factor-similarity").reason();
  }
}
