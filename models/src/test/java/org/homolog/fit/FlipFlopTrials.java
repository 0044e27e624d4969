package org.homolog.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.learning.TrainingOptions;
import org.homolog.population.Alignment;
import org.homolog.population.Population;
import org.homolog.random.CounterRandom;
import org.homolog.simulation.FlipFlopPopulation;
import org.homolog.simulation.FlipFlopPopulationOptions;
import org.homolog.spi.Options;

/** A simulated population and its trials, binned as its network steps. */
final class FlipFlopTrials {
  static final List<String> DRIVE =
      List.of(
          "first_1 from 0 to 0.1",
          "first_2 from 0 to 0.1",
          "second_1 from 0.5 to 0.6",
          "second_2 from 0.5 to 0.6");

  final FlipFlopPopulation generator;
  final Population counts;
  private final double spread;

  FlipFlopTrials(Map<String, ?> options, long seed) {
    FlipFlopPopulationOptions bound = Options.bind(FlipFlopPopulationOptions.class, options);
    spread = bound.spread();
    generator = FlipFlopPopulation.of(bound, seed);
    counts =
        Alignment.of(
                "trials",
                "start_time",
                0,
                2 * (bound.cue() + bound.delay()) / 1000,
                bound.step() / 1000,
                bound.cues()
                    ? IntStream.range(0, 2 * bound.bits())
                        .mapToObj(
                            i -> (i < bound.bits() ? "first_" : "second_") + (i % bound.bits() + 1))
                        .toArray(String[]::new)
                    : new String[] {"repeat"})
            .apply(generator.session())
            .withName("recorded");
  }

  /** Trials of the same cues held out together. */
  Folds byCues(int folds, long seed) {
    Folds conditions = Folds.random(counts.conditionCount(), folds, seed);
    return Folds.given(
        IntStream.range(0, counts.entryCount())
            .mapToObj(trial -> "fold " + conditions.foldOf(counts.conditionOf(trial)))
            .toList());
  }

  /** What the generator itself reaches, in bits per spike. */
  double reached(int[] units) {
    double[] all = counts.byEntry().array();
    double[] expected = new double[all.length];
    int perTrial = counts.timeCount() * counts.unitCount();
    for (int trial = 0; trial < counts.entryCount(); trial++) {
      double[] truth = generator.expected(trial, generator.beginning(trial));
      System.arraycopy(truth, 0, expected, trial * perTrial, perTrial);
    }
    return score(expected, units);
  }

  /**
   * What the generator itself reaches for some units from the spikes of others where trials differ
   * by their beginning alone: the posterior mean of the rates over beginnings drawn from their
   * prior, in bits per spike.
   */
  double reachedFrom(int[] seen, int[] units) {
    int draws = 4000;
    int perTrial = counts.timeCount() * counts.unitCount();
    double[][] expected = new double[draws][];
    double[][] logarithms = new double[draws][];
    for (int draw = 0; draw < draws; draw++) {
      CounterRandom random = new CounterRandom(99, draw);
      double[] beginning = new double[generator.beginning(0).length];
      Arrays.setAll(beginning, bit -> spread * random.nextGaussian());
      expected[draw] = generator.expected(0, beginning);
      logarithms[draw] = Arrays.stream(expected[draw]).map(Math::log).toArray();
    }
    double[] all = counts.byEntry().array();
    double[] mean = new double[all.length];
    for (int trial = 0; trial < counts.entryCount(); trial++) {
      double[] likelihood = new double[draws];
      for (int draw = 0; draw < draws; draw++) {
        for (int bin = 0; bin < counts.timeCount(); bin++) {
          for (int unit : seen) {
            int i = bin * counts.unitCount() + unit;
            likelihood[draw] += all[trial * perTrial + i] * logarithms[draw][i] - expected[draw][i];
          }
        }
      }
      double largest = Arrays.stream(likelihood).max().orElseThrow();
      double total = Arrays.stream(likelihood).map(l -> Math.exp(l - largest)).sum();
      for (int draw = 0; draw < draws; draw++) {
        double weight = Math.exp(likelihood[draw] - largest) / total;
        for (int i = 0; weight > 1e-12 && i < perTrial; i++) {
          mean[trial * perTrial + i] += weight * expected[draw][i];
        }
      }
    }
    return score(mean, units);
  }

  private double score(double[] expected, int[] units) {
    return HeldOutScore.bitsPerSpike(
        counts,
        expected,
        IntStream.range(0, counts.entryCount()).toArray(),
        unit -> Arrays.stream(units).anyMatch(u -> u == unit));
  }

  static TrainingOptions training(Map<String, ?> options) {
    return Options.bind(TrainingOptions.class, options);
  }

  static RecurrentFitOptions fit(Map<String, ?> options) {
    return Options.bind(RecurrentFitOptions.class, options);
  }
}
