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
 * is signal, and the noise of single entries. Columns are time bins x units, time-major. Missing
 * values are passed over; where a condition has none in a column, its mean there is the column's.
 */
final class RecordedResponses {
  private final NeuralSystem system;
  private final Population population;
  private final int width;
  private final int[][] entries;
  private final double[] deviations;
  private final double[] means;
  private final double[] signal;
  private final double reliability;
  private final EntryNoise noise;
  private final boolean missing;

  private RecordedResponses(
      NeuralSystem system,
      Population population,
      RecoverySettings settings,
      LinearAlgebra algebra) {
    this.system = system;
    this.population = population;
    width = population.timeCount() * population.unitCount();
    entries = population.entriesByCondition();
    double[] values = population.byEntry().array();
    missing = !Arrays.stream(values).allMatch(Double::isFinite);
    int conditions = entries.length;
    means = new double[width];
    deviations = new double[Math.multiplyExact(conditions, width)];
    double[] residuals = new double[values.length];
    double[] squares = new double[width];
    int[] freedom = new int[width];
    double[] ofMean = new double[width];
    for (int column = 0; column < width; column++) {
      int present = 0;
      for (int c = 0; c < conditions; c++) {
        double sum = 0;
        int count = 0;
        for (int entry : entries[c]) {
          double value = values[entry * width + column];
          if (Double.isFinite(value)) {
            sum += value;
            count++;
          }
        }
        double mean = sum / count;
        deviations[c * width + column] = mean;
        if (count > 0) {
          present++;
          means[column] += mean;
          ofMean[column] += 1.0 / count;
          freedom[column] += count - 1;
        }
        for (int entry : entries[c]) {
          double value = values[entry * width + column];
          if (Double.isFinite(value)) {
            residuals[entry * width + column] = value - mean;
            squares[column] += (value - mean) * (value - mean);
          }
        }
      }
      means[column] /= Math.max(1, present);
      ofMean[column] /= Math.max(1, present);
      for (int c = 0; c < conditions; c++) {
        int at = c * width + column;
        deviations[at] = Double.isNaN(deviations[at]) ? 0 : deviations[at] - means[column];
      }
    }
    double[] spread = spread(conditions);
    signal = new double[width];
    double[] single = new double[width];
    double ratios = 0;
    double positive = 0;
    int noisy = 0;
    for (int column = 0; column < width; column++) {
      double ofNoise =
          settings.isNoiseGiven()
              ? settings.noise() * spread[column]
              : squares[column] / Math.max(1, freedom[column]) * ofMean[column];
      signal[column] = Math.max(0, spread[column] - ofNoise);
      if (ofNoise > 0) {
        double ratio = spread[column] / ofNoise * unbiased(settings, freedom[column]) - 1;
        ratios += ratio;
        positive += Math.max(0, ratio);
        noisy++;
      }
      single[column] = ofMean[column] > 0 ? Math.sqrt(ofNoise / ofMean[column]) : 0;
    }
    reliability = noisy == 0 ? 1 : Math.max(0, ratios / noisy / (1 + ratios / noisy));
    // Estimates below zero were cut: without this, columns of mere noise would add signal.
    double kept = positive > 0 ? Math.max(0, ratios) / positive : 1;
    for (int column = 0; column < width; column++) {
      signal[column] *= single[column] > 0 ? kept : 1;
    }
    noise =
        settings.isNoiseGiven()
            ? EntryNoise.independent(single)
            : EntryNoise.like(
                Matrix.of(population.entryCount(), width, residuals),
                single,
                population.entryCount() - conditions,
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

  /** What takes the bias of F, the ratio of two estimated variances, away: its mean is not one. */
  private static double unbiased(RecoverySettings settings, int freedom) {
    return settings.isNoiseGiven() || freedom < 3 ? 1 : (freedom - 2.0) / freedom;
  }

  /** Variance of the means over conditions, per column. */
  private double[] spread(int conditions) {
    double[] spread = new double[width];
    for (int i = 0; i < deviations.length; i++) {
      spread[i % width] += deviations[i] * deviations[i] / Math.max(1, conditions - 1);
    }
    return spread;
  }

  /** Columns of units that were recorded together. */
  private List<int[]> together() {
    int units = population.unitCount();
    if (population.sessionColumn().isEmpty()) {
      return List.of(IntStream.range(0, width).toArray());
    }
    Column session = population.units().column(population.sessionColumn().get());
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int column = 0; column < width; column++) {
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
    return width;
  }

  /** The entries of each condition. */
  int[][] entries() {
    return entries;
  }

  /** Mean responses less the mean of each column over conditions: conditions x columns. */
  double[] deviations() {
    return deviations;
  }

  /** The mean of each column over conditions. */
  double[] means() {
    return means;
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
    return missing;
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
