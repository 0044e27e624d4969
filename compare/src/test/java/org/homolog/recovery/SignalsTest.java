package org.homolog.recovery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.resample.Simulated;
import org.homolog.spi.Design;
import org.homolog.system.Cohort;
import org.homolog.system.Dissimilarities;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

class SignalsTest {
  private static final LinearAlgebra ALGEBRA = new OpenBlasAlgebra();
  private static final RecoverySettings USUAL = RecoverySettings.usual();

  private static RecordedResponses recorded(NeuralSystem system, int conditions) {
    return RecordedResponses.of(system, Simulated.design(conditions), USUAL, ALGEBRA);
  }

  @Test
  void signalAndNoiseAreTheirTrueVariancesOnAverage() {
    int units = 400;
    RecordedResponses found = recorded(Simulated.repeated("brain", 1, 20, 5, units, 2, 1.5), 20);
    double signal = 0;
    for (double variance : found.signal()) {
      signal += variance / units;
    }
    // Truth: signal 1, noise of an entry 2.25, of a mean of five 0.45.
    assertEquals(1, signal, 0.06);
    double[] noise = found.noise().draw(200, new CounterRandom(1, 1), ALGEBRA);
    double squares = 0;
    for (double one : noise) {
      squares += one * one / noise.length;
    }
    assertEquals(2.25, squares, 0.06);
    assertEquals(1 / 1.45, found.reliability(), 0.05);
    assertEquals(5, found.repeats());
  }

  @Test
  void noiseThatHappensToVaryOverConditionsIsNoSignal() {
    int units = 400;
    Population noise = Simulated.noise("noise", 4, 100, units).require(Population.class);
    Population population =
        Simulated.repeated("brain", 1, 20, 5, units, 2, 1).require(Population.class).toBuilder()
            .values(noise.byEntry().array())
            .build();
    // Half of the units vary over conditions by more than their own estimate of noise.
    double found;
    try {
      found = recorded(Simulated.system("brain", population), 20).reliability();
    } catch (HomologException e) {
      assertTrue(String.valueOf(e.getMessage()).contains("no more than their noise"));
      found = 0;
    }
    assertEquals(0, found, 0.04);
  }

  @Test
  void simulatedDataAreAsNoisyAsTheRecording() {
    for (double noise : new double[] {0.5, 2, 5}) {
      NeuralSystem brain = Simulated.repeated("brain", 1, 16, 4, 200, 2, noise);
      double measured = UnitVariance.of(brain.require(Population.class)).ratio();
      DataSets data =
          new DataSets(
              Simulated.design(16),
              List.of(recorded(brain, 16)),
              List.of(Cohort.of(Simulated.noise("candidate", 5, 16, 40))),
              7,
              ALGEBRA);
      for (Mapping mapping : Mapping.values()) {
        DataSets.OfSize sets = data.new OfSize(mapping, "", Optional.empty(), 1);
        double mean = 0;
        for (int number = 0; number < 20; number++) {
          Population one = sets.get(0, number).get(0).require(Population.class);
          mean += UnitVariance.of(one).ratio() / 20;
        }
        assertEquals(measured, mean, 0.03 * measured + 0.01, mapping + " at noise " + noise);
      }
    }
  }

  @Test
  void ridgeGivesBackWhatTheFeaturesMadeAndNothingElse() {
    int conditions = 30;
    NeuralSystem candidate = Simulated.noise("candidate", 5, conditions, 6);
    CandidateFeatures features =
        CandidateFeatures.of(candidate, Simulated.design(conditions), 1, ALGEBRA);
    CounterRandom random = new CounterRandom(3, 3);
    double[] weights = new double[6 * 4];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextGaussian();
    }
    Matrix truth = ALGEBRA.multiply(features.values(), Matrix.of(6, 4, weights));
    double[] values = new double[conditions * 2 * 4];
    for (int entry = 0; entry < conditions * 2; entry++) {
      for (int unit = 0; unit < 4; unit++) {
        values[entry * 4 + unit] = 7 + truth.get(entry / 2, unit) + 0.001 * random.nextGaussian();
      }
    }
    Population population =
        Simulated.repeated("brain", 1, conditions, 2, 4, 2, 1).require(Population.class).toBuilder()
            .values(values)
            .build();
    RecordedResponses recorded = recorded(Simulated.system("brain", population), conditions);
    double[] ridge = new Signals(recorded, features, ALGEBRA).ridge(new CounterRandom(8, 8));
    double products = 0;
    double squares = 0;
    for (int i = 0; i < ridge.length; i++) {
      products += ridge[i] * truth.array()[i];
      squares += truth.array()[i] * truth.array()[i];
    }
    // As a whole it is smaller by what makes up for the bias of ratios of variances.
    double scale = products / squares;
    assertEquals(Math.sqrt(28.0 / 30), scale, 0.002);
    double[] expected = Arrays.stream(truth.array()).map(value -> scale * value).toArray();
    assertArrayEquals(expected, ridge, 0.01);
    assertEquals(7, recorded.means()[2], 0.01);
  }

  @Test
  void everyMappingKeepsToTheFeaturesAndToTheMeasuredSignal() {
    int conditions = 12;
    NeuralSystem candidate = Simulated.noise("candidate", 5, conditions, 3);
    CandidateFeatures features =
        CandidateFeatures.of(candidate, Simulated.design(conditions), 1, ALGEBRA);
    RecordedResponses recorded =
        recorded(Simulated.repeated("brain", 1, conditions, 4, 9, 2, 0.5), conditions);
    Signals signals = new Signals(recorded, features, ALGEBRA);
    for (double[] signal :
        List.of(signals.ridge(new CounterRandom(1, 1)), signals.random(new CounterRandom(1, 1)))) {
      Matrix made = Matrix.of(conditions, 9, signal);
      Matrix weights = ALGEBRA.leastSquares(features.values(), made);
      assertArrayEquals(made.array(), ALGEBRA.multiply(features.values(), weights).array(), 1e-9);
      for (int unit = 0; unit < 9; unit++) {
        double variance = 0;
        for (int c = 0; c < conditions; c++) {
          variance += made.get(c, unit) * made.get(c, unit) / (conditions - 1);
        }
        assertEquals(recorded.signal()[unit], variance, 1e-9);
      }
    }
  }

  @Test
  void binsStandAgainstBinsWhereThereAreAsMany() {
    Population mean = Simulated.noise("a", 5, 6, 8).require(Population.class);
    Population timed =
        Population.builder(mean.entries(), Simulated.units(4))
            .name("a")
            .times(0.1, 0.2)
            .conditions(List.of("condition"))
            .values(mean.byEntry().array())
            .build();
    NeuralSystem system = Simulated.system("a", timed);
    CandidateFeatures bins = CandidateFeatures.of(system, Simulated.design(6), 2, ALGEBRA);
    assertEquals(12, bins.values().rows());
    assertEquals(4, bins.values().columns());
    CandidateFeatures flat = CandidateFeatures.of(system, Simulated.design(6), 5, ALGEBRA);
    assertEquals(6, flat.values().rows());
    RecordedResponses recorded =
        RecordedResponses.of(
            Simulated.system("b", timed),
            Simulated.design(6),
            new RecoverySettings(1, List.of(Mapping.RANDOM), 0.5, 0, List.of(), 0.95),
            ALGEBRA);
    double[] signal = new Signals(recorded, bins, ALGEBRA).random(new CounterRandom(1, 1));
    assertEquals(6 * 8, signal.length);
    // The same weights in both bins: what one bin shows of the features, the other shows too.
    Matrix weights = ALGEBRA.leastSquares(bins.values(), Matrix.of(12, 4, signal));
    assertArrayEquals(signal, ALGEBRA.multiply(bins.values(), weights).array(), 1e-9);
  }

  @Test
  void furtherConditionsAreTheSameMixturesForEverySystem() {
    int size = 10;
    Design design = Simulated.design(size);
    NeuralSystem points = Simulated.noise("points", 5, size, 4);
    Population population = points.require(Population.class);
    double[] distances = new double[size * (size - 1) / 2];
    int at = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        distances[at++] = squaredDistance(population, i, j);
      }
    }
    Table table = Table.of(Column.texts("condition", Simulated.labels(size, i -> "c" + i)));
    NeuralSystem given =
        NeuralSystem.builder("given", NeuralSystem.Kind.STATED)
            .facet(
                Dissimilarities.class,
                Dissimilarities.of(table, design.conditions(), distances, "squared"))
            .build();
    LargerDesign larger = new LargerDesign(design, 3, new CounterRandom(1, 1), ALGEBRA);
    assertEquals(30, larger.design().conditions().size());
    assertEquals(design.conditions(), larger.design().conditions().subList(0, size));
    Population all = larger.of(Cohort.of(points)).members().get(0).require(Population.class);
    Dissimilarities mixed =
        larger.of(Cohort.of(given)).members().get(0).require(Dissimilarities.class);
    for (int i = 0; i < 30; i++) {
      for (int j = i + 1; j < 30; j++) {
        assertEquals(squaredDistance(all, i, j), mixed.get(i, j), 1e-9);
      }
    }
    for (int i = 0; i < size; i++) {
      assertArrayEquals(population.byEntry().row(i), all.byEntry().row(i), 1e-12);
    }
  }

  private static double squaredDistance(Population population, int i, int j) {
    Matrix values = population.byEntry();
    double sum = 0;
    for (int k = 0; k < values.columns(); k++) {
      sum += Math.pow(values.get(i, k) - values.get(j, k), 2);
    }
    return sum;
  }

  @Test
  void layoutsAreThoseOfTheRecording() {
    Population whole = Simulated.repeated("brain", 1, 5, 3, 4, 2, 0.3).require(Population.class);
    // Conditions of unlike numbers of repeats, and a missing value.
    double[] values =
        whole.selectEntries(new int[] {0, 1, 2, 3, 4, 6, 7, 8, 9, 12}).byEntry().array();
    values[5] = Double.NaN;
    Population uneven =
        whole.selectEntries(new int[] {0, 1, 2, 3, 4, 6, 7, 8, 9, 12}).toBuilder()
            .values(values)
            .build();
    RecordedResponses recorded = recorded(Simulated.system("brain", uneven), 5);
    assertTrue(recorded.hasMissing());
    NeuralSystem drawn =
        new SimulatedRecording(recorded, Simulated.design(5), 1)
            .draw(new double[20], new CounterRandom(1, 1), ALGEBRA);
    Population found = drawn.require(Population.class);
    assertEquals(uneven.entries(), found.entries());
    assertEquals(uneven.conditionLabels(), found.conditionLabels());
    assertEquals(uneven.repeatColumn(), found.repeatColumn());
    assertTrue(Double.isNaN(found.byEntry().get(1, 1)));
    assertEquals(1, Arrays.stream(found.byEntry().array()).filter(Double::isNaN).count());
    Population thrice =
        new SimulatedRecording(recorded, Simulated.design(5), 3)
            .draw(new double[20], new CounterRandom(1, 1), ALGEBRA)
            .require(Population.class);
    assertEquals(30, thrice.entryCount());
    assertEquals(5, thrice.conditionCount());
    assertEquals(9, thrice.repeats().size());
    LargerDesign larger =
        new LargerDesign(Simulated.design(5), 2, new CounterRandom(1, 1), ALGEBRA);
    Population mixed =
        new SimulatedRecording(recorded, larger.design(), 1)
            .draw(larger.extended(new double[20]), new CounterRandom(1, 1), ALGEBRA)
            .require(Population.class);
    assertEquals(20, mixed.entryCount());
    assertEquals(larger.design().conditions(), mixed.conditionLabels());
    assertEquals(List.of("condition", "repeat"), mixed.entries().names());
  }
}
