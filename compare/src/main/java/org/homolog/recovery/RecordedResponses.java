package org.homolog.recovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.spi.Design;
import org.homolog.system.NeuralSystem;

/**
 * What a recording shows of its units: mean responses, how much of their variance over conditions
 * is signal, and the noise of single entries. Columns are time bins x units, time-major.
 */
final class RecordedResponses {
  private final NeuralSystem system;
  private final Population population;
  private final UnitVariance variance;
  private final int[][] entries;
  private final double[] signal;
  private final double reliability;
  private final EntryNoise noise;

  private RecordedResponses(
      NeuralSystem system,
      Population population,
      RecoverySettings settings,
      LinearAlgebra algebra) {
    this.system = system;
    this.population = population;
    variance = UnitVariance.of(population);
    entries = population.entriesByCondition();
    int width = width();
    signal = new double[width];
    double[] single = new double[width];
    double[] spread = variance.spread();
    double[] inverse = variance.inverse();
    if (settings.isNoiseGiven()) {
      for (int column = 0; column < width; column++) {
        signal[column] = (1 - settings.noise()) * spread[column];
        double ofEntry = settings.noise() * spread[column] / inverse[column];
        single[column] = inverse[column] > 0 ? Math.sqrt(ofEntry) : 0;
      }
      reliability = 1 - settings.noise();
      noise = EntryNoise.independent(single);
      return;
    }
    double ratios = 0;
    double positive = 0;
    for (int column = 0; column < width; column++) {
      signal[column] = Math.max(0, spread[column] - variance.ofEntry()[column] * inverse[column]);
      double ratio = variance.ratio(column);
      if (Double.isFinite(ratio)) {
        ratios += ratio;
        positive += signal[column] / (variance.ofEntry()[column] * inverse[column]);
      }
      single[column] = Math.sqrt(variance.ofEntry()[column]);
    }
    reliability = UnitVariance.share(variance.ratio());
    // Estimates below zero were cut and ratios of variances are biased: the mean ratio is kept.
    double kept = positive > 0 ? Math.max(0, ratios) / positive : 1;
    for (int column = 0; column < width; column++) {
      signal[column] *= single[column] > 0 ? kept : 1;
    }
    noise =
        EntryNoise.like(
            Matrix.of(population.entryCount(), width, variance.residuals(population)),
            single,
            population.entryCount() - entries.length,
            together(),
            algebra);
  }

  /**
   * What a member of the reference shows.
   *
   * @throws HomologException if it has no responses or no repeats where they are needed, or its
   *     units vary over conditions by no more than their noise
   */
  static RecordedResponses of(
      NeuralSystem system, Design design, RecoverySettings settings, LinearAlgebra algebra) {
    Population population =
        system
            .facet(Population.class)
            .orElseThrow(
                () ->
                    HomologException.mistake(
                        system.name()
                            + " has no responses: model recovery simulates responses of units"))
            .orderConditions(design.conditions());
    if (!settings.isNoiseGiven() && !population.hasRepeats()) {
      throw HomologException.mistake(withoutRepeats(system.name()));
    }
    RecordedResponses found = new RecordedResponses(system, population, settings, algebra);
    if (Arrays.stream(found.signal).noneMatch(variance -> variance > 0)) {
      throw HomologException.mistake(
          "the units of "
              + system.name()
              + " vary over conditions by no more than their noise: there is no signal to simulate");
    }
    return found;
  }

  /** Why the noise of a system without repeats is not known. */
  static String withoutRepeats(String name) {
    return "model recovery needs repeats, to know the noise of "
        + name
        + ", which has one entry per condition: do not average over repeats, or give the noise with"
        + " recovery: {noise: 0.3} (the share of each unit's variance over conditions that is noise)";
  }

  /** Columns of units that were recorded together. */
  private List<int[]> together() {
    int units = population.unitCount();
    if (population.sessionColumn().isEmpty()) {
      return List.of(IntStream.range(0, width()).toArray());
    }
    Column session = population.units().column(population.sessionColumn().get());
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int column = 0; column < width(); column++) {
      groups.computeIfAbsent(session.text(column % units), name -> new ArrayList<>()).add(column);
    }
    return groups.values().stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  NeuralSystem system() {
    return system;
  }

  /** The recorded population, conditions in the order of the design. */
  Population population() {
    return population;
  }

  /** Time bins x units. */
  int width() {
    return population.timeCount() * population.unitCount();
  }

  /** The entries of each condition. */
  int[][] entries() {
    return entries;
  }

  /** Mean responses less the mean of each column over conditions: conditions x columns. */
  double[] deviations() {
    return variance.deviations();
  }

  /** The mean of each column over conditions. */
  double[] means() {
    return variance.means();
  }

  /**
   * The variance over conditions of each column that is not noise of the mean. Ratios of signal to
   * noise have the mean over columns that was measured, though none is below zero.
   */
  double[] signal() {
    return signal;
  }

  /** Whether the recording lacks values. */
  boolean hasMissing() {
    return variance.hasMissing();
  }

  EntryNoise noise() {
    return noise;
  }

  /** Share of signal in the variance over conditions, by the mean ratio of signal to noise. */
  double reliability() {
    return reliability;
  }

  /** Mean number of entries of a condition. */
  double repeats() {
    return (double) population.entryCount() / entries.length;
  }
}
