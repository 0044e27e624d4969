package org.homolog.rsa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.spi.Options;

/**
 * Observed patterns, one row each: the entries of a population, each at the place it belongs to.
 *
 * @param patterns observations x features (units, or bins x units)
 * @param places the place of each observation
 * @param labels one label per place
 * @param bins time bins per condition that are places of their own
 * @param folds the fold of each observation, from 0; empty where folds play no part
 * @param foldNames the names of the folds
 */
@SuppressWarnings("ArrayRecordComponent")
record Observations(
    Matrix patterns,
    int[] places,
    List<String> labels,
    int bins,
    int[] folds,
    List<String> foldNames) {

  /**
   * The entries of a population under a design.
   *
   * @param population conditions in any order; those of the design that it lacks stay empty
   * @param design one label per condition
   * @param options the options
   * @return the observations
   */
  static Observations of(Population population, List<String> design, RsaOptions options) {
    TimeBins time = TimeBins.of(population, options.binSamples());
    boolean separate = options.time() == TimeUse.SEPARATE && time.seconds().length > 1;
    int bins = separate ? time.seconds().length : 1;
    Matrix patterns =
        separate ? time.rows() : options.time() == TimeUse.AVERAGE ? time.mean() : time.values();
    Map<String, Integer> placeOf = new HashMap<>();
    for (int i = 0; i < design.size(); i++) {
      placeOf.put(design.get(i), i);
    }
    int[] condition = population.conditionLabels().stream().mapToInt(placeOf::get).toArray();
    int[] places = new int[patterns.rows()];
    for (int row = 0; row < places.length; row++) {
      places[row] = condition[population.conditionOf(row / bins)] * bins + row % bins;
    }
    Map<String, Integer> foldOf = new LinkedHashMap<>();
    int[] folds = new int[0];
    if (options.needsFolds()) {
      Column column = foldColumn(population, options);
      folds = new int[patterns.rows()];
      for (int row = 0; row < folds.length; row++) {
        String fold = column.text(row / bins);
        foldOf.putIfAbsent(fold, foldOf.size());
        folds[row] = foldOf.get(fold);
      }
    }
    return new Observations(
        patterns,
        places,
        separate ? binLabels(design, time) : design,
        bins,
        folds,
        List.copyOf(foldOf.keySet()));
  }

  /**
   * The entries of a population under a design, one time bin after the other where every bin has
   * dissimilarities of its own.
   *
   * @param population conditions in any order; those of the design that it lacks stay empty
   * @param design one label per condition
   * @param options the options
   * @return the observations of each bin, or of all time
   */
  static Map<String, Observations> layers(
      Population population, List<String> design, RsaOptions options) {
    Observations whole = of(population, design, options);
    if (options.time() != TimeUse.PER_BIN) {
      return Map.of("", whole);
    }
    TimeBins time = TimeBins.of(population, options.binSamples());
    Map<String, Observations> layers = new LinkedHashMap<>();
    for (int t = 0; t < time.seconds().length; t++) {
      layers.put(time.label(t), whole.withPatterns(time.bin(t)));
    }
    return layers;
  }

  private static Column foldColumn(Population population, RsaOptions options) {
    if (!options.folds().isEmpty()) {
      return population.entries().column(options.folds());
    }
    String repeat =
        population
            .repeatColumn()
            .orElseThrow(
                () ->
                    HomologException.mistake(
                        (options.dissimilarity().isCrossValidated()
                                ? "dissimilarity: " + Options.kebab(options.dissimilarity().name())
                                : "condition-noise: "
                                    + Options.kebab(options.conditionNoise().name()))
                            + " needs folds, but population "
                            + population.name()
                            + " names no column of repeats; say folds: COLUMN"));
    return population.entries().column(repeat);
  }

  private static List<String> binLabels(List<String> design, TimeBins time) {
    List<String> labels = new ArrayList<>();
    for (String condition : design) {
      for (int t = 0; t < time.seconds().length; t++) {
        labels.add(condition + " | " + time.label(t));
      }
    }
    return labels;
  }

  /** Number of places. */
  int size() {
    return labels.size();
  }

  /** The same observations with other patterns. */
  Observations withPatterns(Matrix other) {
    return new Observations(other, places, labels, bins, folds, foldNames);
  }

  /** Each pattern with its mean over features removed; missing values stay missing. */
  Observations centred() {
    Matrix centred = patterns.copy();
    double[] values = centred.array();
    int features = centred.columns();
    for (int row = 0; row < centred.rows(); row++) {
      double sum = 0;
      int count = 0;
      for (int i = row * features; i < (row + 1) * features; i++) {
        if (Double.isFinite(values[i])) {
          sum += values[i];
          count++;
        }
      }
      for (int i = row * features; i < (row + 1) * features; i++) {
        values[i] -= sum / count;
      }
    }
    return withPatterns(centred);
  }

  /**
   * Each feature with its mean over all observations removed: differences stay as they are. Missing
   * values stay missing.
   */
  Observations aroundTheirMean() {
    Matrix centred = patterns.copy();
    double[] values = centred.array();
    int features = centred.columns();
    double[] means = new double[features];
    int[] counts = new int[features];
    for (int row = 0; row < centred.rows(); row++) {
      for (int c = 0; c < features; c++) {
        double value = values[row * features + c];
        boolean present = Double.isFinite(value);
        means[c] += present ? value : 0;
        counts[c] += present ? 1 : 0;
      }
    }
    for (int c = 0; c < features; c++) {
      means[c] /= Math.max(1, counts[c]);
    }
    for (int row = 0; row < centred.rows(); row++) {
      for (int c = 0; c < features; c++) {
        values[row * features + c] -= means[c];
      }
    }
    return withPatterns(centred);
  }

  /** The rows without missing values. */
  int[] completeRows() {
    int features = patterns.columns();
    double[] values = patterns.array();
    return IntStream.range(0, patterns.rows())
        .filter(
            row -> {
              double sum = 0;
              for (int i = row * features; i < (row + 1) * features; i++) {
                sum += values[i] * 0;
              }
              return sum == 0;
            })
        .toArray();
  }

  /** The same without the observations of a fold, whose number stays unused. */
  Observations withoutFold(int fold) {
    int[] kept = IntStream.range(0, folds.length).filter(row -> folds[row] != fold).toArray();
    return new Observations(
        patterns.selectRows(kept),
        Arrays.stream(kept).map(row -> places[row]).toArray(),
        labels,
        bins,
        Arrays.stream(kept).map(row -> folds[row]).toArray(),
        foldNames);
  }

  /** The rows of each fold. */
  int[][] rowsByFold() {
    int[] counts = new int[foldNames.size()];
    for (int fold : folds) {
      counts[fold]++;
    }
    int[][] rows = new int[counts.length][];
    Arrays.setAll(rows, fold -> new int[counts[fold]]);
    Arrays.fill(counts, 0);
    for (int row = 0; row < folds.length; row++) {
      rows[folds[row]][counts[folds[row]]++] = row;
    }
    return rows;
  }

  /** Whether every place that has observations has some in every fold. */
  boolean everyPlaceHasEveryFold() {
    BitSet present = new BitSet();
    BitSet[] within = new BitSet[foldNames.size()];
    Arrays.setAll(within, fold -> new BitSet());
    for (int row = 0; row < places.length; row++) {
      present.set(places[row]);
      within[folds[row]].set(places[row]);
    }
    return Arrays.stream(within).allMatch(present::equals);
  }

  /** The fold that all observations of a place are of; empty if there are several or none. */
  Optional<String> onlyFold(int place) {
    int[] own =
        IntStream.range(0, folds.length)
            .filter(row -> places[row] == place)
            .map(row -> folds[row])
            .distinct()
            .toArray();
    return own.length == 1 ? Optional.of(foldNames.get(own[0])) : Optional.empty();
  }
}
