package org.homolog.fit;

import java.util.Arrays;
import org.homolog.failure.HomologException;
import org.homolog.population.Population;
import org.homolog.spi.Trials;

/**
 * Recorded trials as a network meets them: some steps of preparation, in which it is shown the
 * initial state to take, then a step per bin. Steps of preparation and bins in which a response is
 * missing weigh nothing.
 */
final class FittedTrials {
  private final Population recorded;
  private final double[] counts;
  private final TrialInputs inputs;
  private final RecurrentFitOptions options;
  private final int[] seenUnits;
  private final int[] preparedBy;
  private final int initial;

  /**
   * Trials.
   *
   * @param recorded responses, trials x bins x units
   * @param inputs what drives the network
   * @param options how initial states are made
   * @param seenUnits units whose counts are inputs; empty where none are
   */
  FittedTrials(
      Population recorded, TrialInputs inputs, RecurrentFitOptions options, int[] seenUnits) {
    this.recorded = recorded;
    this.counts = recorded.byEntry().array();
    this.inputs = inputs;
    this.options = options;
    this.seenUnits = seenUnits;
    boolean encoded = seenUnits.length > 0;
    this.initial =
        encoded
            ? 0
            : switch (options.initialState()) {
              case ZERO -> 0;
              case LEARNED -> 1;
              case CONDITION -> recorded.conditionCount();
            };
    this.preparedBy = new int[recorded.entryCount()];
    for (int trial = 0; trial < preparedBy.length; trial++) {
      preparedBy[trial] = initial > 1 ? recorded.conditionOf(trial) : 0;
    }
    if (options.loss() == RecurrentFitOptions.Loss.POISSON) {
      checkCounts();
    }
  }

  private void checkCounts() {
    for (double count : counts) {
      if (count < 0 || count != Math.rint(count) && !Double.isNaN(count)) {
        throw HomologException.mistake(
            "population "
                + recorded.name()
                + ": a Poisson likelihood needs counts, but there is a response of "
                + count
                + "; align with measure: count and without smoothing, or fit with loss:"
                + " squared-error");
      }
    }
  }

  int count() {
    return recorded.entryCount();
  }

  int bins() {
    return recorded.timeCount();
  }

  int units() {
    return recorded.unitCount();
  }

  int preparation() {
    return initial > 0 ? options.preparation() : 0;
  }

  int channels() {
    return seenUnits.length + inputs.channels().size() + initial;
  }

  double response(int trial, int bin, int unit) {
    return counts[(trial * bins() + bin) * units() + unit];
  }

  /** Mean response of each unit over some trials, missing ones left out; 0 where all are. */
  double[] means(int[] trials) {
    double[] sums = new double[units()];
    double[] present = new double[units()];
    for (int trial : trials) {
      for (int bin = 0; bin < bins(); bin++) {
        for (int unit = 0; unit < units(); unit++) {
          double response = response(trial, bin, unit);
          if (!Double.isNaN(response)) {
            sums[unit] += response;
            present[unit]++;
          }
        }
      }
    }
    for (int unit = 0; unit < sums.length; unit++) {
      sums[unit] = present[unit] == 0 ? 0 : sums[unit] / present[unit];
    }
    return sums;
  }

  /** Scaling of responses over some trials. */
  Standardisation scale(int[] trials) {
    int[] rows =
        Arrays.stream(trials)
            .flatMap(t -> java.util.stream.IntStream.range(t * bins(), (t + 1) * bins()))
            .filter(this::isComplete)
            .toArray();
    if (rows.length == 0) {
      throw HomologException.mistake(
          "population " + recorded.name() + ": every bin of the training trials lacks a response");
    }
    return Standardisation.of(counts, units(), rows);
  }

  private boolean isComplete(int row) {
    for (int unit = 0; unit < units(); unit++) {
      if (!Double.isFinite(counts[row * units() + unit])) {
        return false;
      }
    }
    return true;
  }

  /** Some trials as a batch, targets scaled. */
  Trials batch(int[] trials, Standardisation scale) {
    int before = preparation();
    int steps = before + bins();
    int n = trials.length;
    int channels = channels();
    float[] x = new float[Math.multiplyExact(steps * n, channels)];
    float[] y = new float[Math.multiplyExact(steps * n, units())];
    float[] weights = new float[steps * n];
    int driven = inputs.channels().size();
    for (int i = 0; i < n; i++) {
      int trial = trials[i];
      for (int step = 0; step < before; step++) {
        x[(step * n + i) * channels + channels - initial + preparedBy[trial]] = 1;
      }
      for (int bin = 0; bin < bins(); bin++) {
        int at = (before + bin) * n + i;
        int row = trial * bins() + bin;
        for (int k = 0; k < seenUnits.length; k++) {
          double count = counts[row * units() + seenUnits[k]];
          x[at * channels + k] = Double.isNaN(count) ? 0 : (float) count;
        }
        System.arraycopy(
            inputs.values(), row * driven, x, at * channels + seenUnits.length, driven);
        if (isComplete(row)) {
          weights[at] = 1;
          for (int unit = 0; unit < units(); unit++) {
            y[at * units() + unit] = (float) scale.forward(counts[row * units() + unit], unit);
          }
        }
      }
    }
    int[] lengths = new int[n];
    Arrays.fill(lengths, steps);
    return new Trials(
        steps, n, channels, units(), x, y, weights, lengths, recorded.entries().select(trials));
  }
}
