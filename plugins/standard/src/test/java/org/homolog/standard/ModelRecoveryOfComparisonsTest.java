package org.homolog.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.homolog.canonical.Svcca;
import org.homolog.kernel.Cka;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.matched.MatchedComparison;
import org.homolog.matched.MatchedSettings;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.predictivity.PredictivityComparison;
import org.homolog.random.CounterRandom;
import org.homolog.recovery.Mapping;
import org.homolog.recovery.ModelRecovery;
import org.homolog.recovery.RecoverySettings;
import org.homolog.resample.MemberPolicy;
import org.homolog.resample.PreparedCache;
import org.homolog.result.Matched;
import org.homolog.result.Recovery;
import org.homolog.result.Recovery.Setting;
import org.homolog.rsa.Rsa;
import org.homolog.run.HostRun;
import org.homolog.shape.Procrustes;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.Options;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Comparisons of every kind can be asked whether they tell candidates apart. */
class ModelRecoveryOfComparisonsTest {
  private static final int CONDITIONS = 40;

  static List<Comparison<?, ?>> comparisons() {
    return List.of(
        new Rsa(), new PredictivityComparison(), new Cka(), new Svcca(), new Procrustes());
  }

  private static NeuralSystem system(String name, int repeats, int units, long seed) {
    CounterRandom signal = new CounterRandom(seed, 0);
    CounterRandom noise = new CounterRandom(seed, 1);
    double[] values = new double[CONDITIONS * repeats * units];
    String[] conditions = new String[CONDITIONS * repeats];
    String[] trials = new String[CONDITIONS * repeats];
    for (int c = 0; c < CONDITIONS; c++) {
      for (int u = 0; u < units; u++) {
        double mean = signal.nextGaussian();
        for (int r = 0; r < repeats; r++) {
          int entry = c * repeats + r;
          conditions[entry] = "c" + c;
          trials[entry] = "r" + r;
          values[entry * units + u] = mean + (repeats > 1 ? 0.5 * noise.nextGaussian() : 0);
        }
      }
    }
    String[] names = new String[units];
    java.util.Arrays.setAll(names, u -> "u" + u);
    Population population =
        Population.builder(
                Table.of(Column.texts("condition", conditions), Column.texts("trial", trials)),
                Table.of(Column.texts("unit", names)))
            .name(name)
            .conditions(List.of("condition"))
            .repeats("trial")
            .values(values)
            .build();
    return NeuralSystem.builder(
            name, repeats > 1 ? NeuralSystem.Kind.RECORDED : NeuralSystem.Kind.TRAINED)
        .facet(Population.class, population)
        .build();
  }

  private static Design design() {
    List<String> labels = new ArrayList<>();
    for (int c = 0; c < CONDITIONS; c++) {
      labels.add("c" + c);
    }
    return new Design(labels);
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void candidatesThatDifferAreRecovered(Comparison<?, ?> comparison) {
    recovered(comparison);
  }

  private static <O extends Record, P> void recovered(Comparison<O, P> comparison) {
    Cohort brain = Cohort.of(system("brain", 5, 20, 1));
    List<Cohort> candidates =
        List.of(Cohort.of(system("one", 1, 12, 2)), Cohort.of(system("two", 1, 12, 3)));
    O options = Options.defaults(comparison.options());
    RecoverySettings settings =
        new RecoverySettings(
            6, List.of(Mapping.RIDGE, Mapping.RANDOM), Double.NaN, 0, List.of(), 0.95);
    try (HostRun run = HostRun.of(5, 2, OpenBlasAlgebra::new)) {
      Recovery found =
          new ModelRecovery<>(
                  comparison,
                  options,
                  design(),
                  brain,
                  candidates,
                  MemberPolicy.EACH,
                  settings,
                  7,
                  run,
                  new PreparedCache(50))
              .compute();
      for (Setting setting : found.settings()) {
        assertEquals("", setting.missing());
        double rate = found.confusion(setting).recovered().value();
        assertTrue(rate > 0.9, comparison.describe().id() + " " + setting.mapping() + " " + rate);
      }
      Matched matched =
          new MatchedComparison<>(
                  comparison,
                  options,
                  design(),
                  brain,
                  candidates,
                  MemberPolicy.EACH,
                  new MatchedSettings(3, List.of(6, 12), true, 0.95),
                  7,
                  run,
                  new PreparedCache(50))
              .compute();
      assertEquals(3, matched.spread(0, 0).scored(), matched.notes().toString());
      assertEquals(found.convention(), matched.convention());
    }
  }
}
