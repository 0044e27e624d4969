package org.homolog.decoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.homolog.geometry.ColumnedSystems;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.ReferenceAlgebra;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes that last and codes that move on, and decoding against the slow formula. */
class TemporalGeneralisationTest {
  private static final int CONDITIONS = 16;
  private static final int REPEATS = 4;
  private static final int BINS = 6;
  private static final Map<String, Object> CHOICE = Map.of("column", "choice", "folds", 4);
  private static final LinearAlgebra ALGEBRA = new ReferenceAlgebra();

  /** A choice coded along one axis at all times, or along another axis in every bin. */
  private static NeuralSystem coding(String name, boolean lasting, int units, long seed) {
    CounterRandom random = new CounterRandom(seed, 0);
    Matrix axes = ALGEBRA.qr(Pairs.random(seed, units, BINS)).q();
    double[] values = new double[CONDITIONS * REPEATS * BINS * units];
    for (int i = 0; i < values.length; i++) {
      int bin = i / units % BINS;
      int condition = i / units / BINS / REPEATS;
      double choice = condition % 2 == 0 ? -1 : 1;
      values[i] =
          3 + choice * axes.get(i % units, lasting ? 0 : bin) + 0.05 * random.nextGaussian();
    }
    Column column = ColumnedSystems.alternating("choice", CONDITIONS, "left", "right");
    return ColumnedSystems.of(name, List.of(column), REPEATS, BINS, units, values);
  }

  @Test
  @DisplayName(
      "is high everywhere for a code that lasts, and on the diagonal for one that moves on")
  void lastingAndMoving() {
    NeuralSystem lasting = coding("lasting", true, 12, 1);
    NeuralSystem moving = coding("moving", false, 9, 2);
    Map<String, Score> scores = Pairs.scores(new TemporalGeneralisation(), CHOICE, lasting, moving);
    assertEquals(1, scores.get("diagonal-accuracy-reference").value(), 1e-12);
    assertEquals(1, scores.get("off-diagonal-accuracy-reference").value(), 1e-12);
    assertEquals(1, scores.get("diagonal-accuracy-candidate").value(), 1e-12);
    double chance = scores.get("off-diagonal-accuracy-candidate").value();
    assertEquals(0.5, chance, 0.1);
    assertEquals((1 - chance) * (BINS - 1) / BINS, scores.get("matrix-difference").value(), 1e-12);
    assertTrue(scores.get("matrix-correlation").reason().contains("same at all pairs"));
    NeuralSystem other = coding("moving on", false, 20, 3);
    Map<String, Score> alike = Pairs.scores(new TemporalGeneralisation(), CHOICE, moving, other);
    assertTrue(alike.get("matrix-correlation").value() > 0.5, alike.toString());
  }

  @ParameterizedTest
  @CsvSource({"4,0.1", "12,0.1", "60,0.7"})
  @DisplayName("is what the formula says, decoder by decoder")
  void textbook(int units, double penalty) {
    int classes = 3;
    int repeats = 4;
    Matrix values = Pairs.random(units, 6 * repeats, 3 * units);
    int[] classOf = new int[values.rows()];
    int[] foldOf = new int[values.rows()];
    for (int i = 0; i < classOf.length; i++) {
      classOf[i] = i / repeats % classes;
      foldOf[i] = i % repeats;
      values.array()[i * 3 * units] += classOf[i];
    }
    LabelledTrials trials = new LabelledTrials(values, classOf, foldOf, classes, repeats, "");
    double[] expected = slow(trials, 3, penalty);
    assertArrayEquals(
        expected, GeneralisationMatrix.of(trials, 3, penalty, ALGEBRA).accuracy().array(), 1e-12);
    assertTrue(Arrays.stream(expected).distinct().count() > 1);
  }

  private static double[] slow(LabelledTrials trials, int bins, double penalty) {
    int units = trials.patterns().columns() / bins;
    double[] accuracy = new double[bins * bins];
    for (int from = 0; from < bins; from++) {
      for (int to = 0; to < bins; to++) {
        double[] right = new double[trials.classes()];
        double[] all = new double[trials.classes()];
        for (int fold = 0; fold < trials.folds(); fold++) {
          List<Integer> train = new ArrayList<>();
          for (int i = 0; i < trials.foldOf().length; i++) {
            if (trials.foldOf()[i] != fold) {
              train.add(i);
            }
          }
          double[] mean = new double[units];
          for (int i : train) {
            for (int u = 0; u < units; u++) {
              mean[u] += trials.patterns().get(i, from * units + u) / train.size();
            }
          }
          RealMatrix x = new Array2DRowRealMatrix(train.size(), units);
          RealMatrix y = new Array2DRowRealMatrix(train.size(), trials.classes());
          double variance = 0;
          for (int k = 0; k < train.size(); k++) {
            for (int u = 0; u < units; u++) {
              double value = trials.patterns().get(train.get(k), from * units + u) - mean[u];
              x.setEntry(k, u, value);
              variance += value * value / units;
            }
            y.setEntry(k, trials.classOf()[train.get(k)], 1);
          }
          double[] share = new double[trials.classes()];
          for (int c = 0; c < share.length; c++) {
            share[c] = Arrays.stream(y.getColumn(c)).average().orElseThrow();
          }
          RealMatrix gram = x.transpose().multiply(x);
          for (int u = 0; u < units; u++) {
            gram.addToEntry(u, u, penalty * variance);
          }
          RealMatrix weights =
              new LUDecomposition(gram).getSolver().solve(x.transpose().multiply(y));
          for (int i = 0; i < trials.foldOf().length; i++) {
            if (trials.foldOf()[i] == fold) {
              int best = 0;
              double most = Double.NEGATIVE_INFINITY;
              for (int c = 0; c < share.length; c++) {
                double predicted = share[c];
                for (int u = 0; u < units; u++) {
                  predicted +=
                      (trials.patterns().get(i, to * units + u) - mean[u]) * weights.getEntry(u, c);
                }
                if (predicted > most) {
                  most = predicted;
                  best = c;
                }
              }
              int actual = trials.classOf()[i];
              all[actual]++;
              right[actual] += best == actual ? 1 : 0;
            }
          }
        }
        for (int c = 0; c < all.length; c++) {
          accuracy[from * bins + to] += right[c] / all[c] / all.length;
        }
      }
    }
    return accuracy;
  }

  @Test
  @DisplayName("fits the same decoder through products of trials and through those of units")
  void dualAndPrimal() {
    Matrix few = Pairs.random(1, 10, 9);
    int[] classOf = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1};
    Matrix primal = RidgeReadout.of(few, classOf, 2, 0.5, ALGEBRA).weights();
    double[] wide = new double[10 * 12];
    for (int i = 0; i < 10; i++) {
      System.arraycopy(few.array(), i * 9, wide, i * 12, 9);
    }
    // Three units that do not vary change the number of units, which the penalty is relative to.
    Matrix dual =
        RidgeReadout.of(Matrix.of(10, 12, wide), classOf, 2, 0.5 * 12 / 9, ALGEBRA).weights();
    for (int u = 0; u < 9; u++) {
      assertEquals(primal.get(u, 0), dual.get(u, 0), 1e-12);
    }
  }

  @Test
  @DisplayName("decodes noise at chance where a draw copies trials")
  void copiesOfTrialsLieInOneFold() {
    Draw copies =
        Draw.resample(
            Axis.REPEAT, new int[] {0, 0, 0, 1, 1, 1, 4, 4, 4, 5, 5, 5, 9, 9, 9, 2, 2, 2});
    Map<String, Object> choice = Map.of("column", "choice");
    int systems = 8;
    double overTime = 0;
    double atOnce = 0;
    for (int seed = 1; seed <= systems; seed++) {
      double[] noise =
          SyntheticSystems.random(seed, 24, 1, 3, 40).require(Population.class).byEntry().array();
      Column column = ColumnedSystems.alternating("choice", 2, "left", "right");
      NeuralSystem system = ColumnedSystems.of("noise", List.of(column), 12, 3, 40, noise);
      Sample copied = Design.shared(List.of(system)).sample(system, copies);
      overTime +=
          new TemporalGeneralisation()
                  .prepare(
                      copied,
                      Options.bind(TemporalGeneralisationOptions.class, choice),
                      Pairs.run())
                  .matrix(ALGEBRA)
                  .diagonal()
              / systems;
      atOnce +=
          new Decoding()
                  .prepare(copied, Options.bind(DecodingOptions.class, choice), Pairs.run())
                  .derived(ALGEBRA)
                  .value()
              / systems;
    }
    assertEquals(0.5, overTime, 0.13);
    assertEquals(0.5, atOnce, 0.17);
  }

  @Test
  @DisplayName("has the null of exchanged conditions only where conditions share values")
  void nulls() {
    TemporalGeneralisation one = new TemporalGeneralisation();
    assertFalse(one.describe().nulls().contains(NullModel.PERMUTE_CONDITIONS));
    assertTrue(
        String.valueOf(one.describe().refusedNulls().get(NullModel.PERMUTE_CONDITIONS))
            .contains("renames"));
    assertTrue(
        one.describe(Options.bind(TemporalGeneralisationOptions.class, CHOICE))
            .nulls()
            .contains(NullModel.PERMUTE_CONDITIONS));
  }

  @Test
  @DisplayName("says why single repeats, static or unlike responses cannot be compared")
  void obstacles() {
    NeuralSystem one = SyntheticSystems.random(1, 5, 3, 4, 6);
    assertTrue(reason(one, SyntheticSystems.random(1, 5, 1, 4, 6)).contains("single repeat"));
    assertTrue(reason(one, SyntheticSystems.random(1, 5, 3, 1, 6)).contains("without time bins"));
    assertTrue(reason(one, SyntheticSystems.random(1, 5, 3, 5, 6)).contains("4 time bins"));
  }

  private static String reason(NeuralSystem a, NeuralSystem b) {
    return Pairs.scores(new TemporalGeneralisation(), Map.of(), a, b)
        .get("matrix-correlation")
        .reason();
  }
}
