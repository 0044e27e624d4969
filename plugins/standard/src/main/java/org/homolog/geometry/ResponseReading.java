package org.homolog.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.population.Population;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;

/** From a sample to its response matrix. */
final class ResponseReading {
  private ResponseReading() {}

  /** The responses of a sample whose conditions are not drawn. */
  static ResponseMatrix whole(Sample sample, ResponseOptions options, Run run, boolean withTrials) {
    Population raw = sample.require(Population.class);
    Population complete = raw.handleMissing(options.missing());
    Population population = complete.averageRepeats();
    String name = sample.system().name();
    if (sample.draw().isEmpty()) {
      tellDropped(name, raw, population, run);
    }
    if (population.unitCount() == 0) {
      throw HomologException.mistake("system " + name + " has no units");
    }
    Map<String, Integer> design = new HashMap<>();
    for (String condition : sample.conditions()) {
      design.put(condition, design.size());
    }
    int[] places =
        population.conditionLabels().stream()
            .mapToInt(label -> design.getOrDefault(label, -1))
            .toArray();
    boolean separate = options.time() == TimeBins.SEPARATE;
    return new ResponseMatrix(
        name,
        population.conditionLabels(),
        places,
        design.size(),
        separate ? population.timeCount() : 1,
        patterns(population, options.time()),
        unitLabels(population, options.time()),
        withTrials ? trials(complete, options.time()) : List.of(),
        withTrials ? DistinctTrials.numbers(complete) : List.of());
  }

  private static Matrix patterns(Population population, TimeBins time) {
    return switch (time) {
      case CONCATENATE -> population.byEntry();
      case AVERAGE -> averagedOverTime(population);
      case SEPARATE -> population.byEntryAndTime();
    };
  }

  /** The repeats of each row. */
  private static List<Matrix> trials(Population population, TimeBins time) {
    Matrix all = patterns(population, time);
    int bins = time == TimeBins.SEPARATE ? population.timeCount() : 1;
    List<Matrix> trials = new ArrayList<>();
    for (int[] entries : population.entriesByCondition()) {
      for (int bin = 0; bin < bins; bin++) {
        int at = bin;
        trials.add(
            all.selectRows(Arrays.stream(entries).map(entry -> entry * bins + at).toArray()));
      }
    }
    return trials;
  }

  private static void tellDropped(String name, Population raw, Population kept, Run run) {
    int units = raw.unitCount() - kept.unitCount();
    int conditions = raw.conditionCount() - kept.conditionCount();
    if (units + conditions > 0) {
      run.warn(
          name
              + ": "
              + (units > 0 ? units + " units" : conditions + " conditions")
              + " with missing values are left out");
    }
  }

  private static Matrix averagedOverTime(Population population) {
    Matrix all = population.byEntryAndTime();
    int times = population.timeCount();
    int units = population.unitCount();
    Matrix means = Matrix.zeros(population.entryCount(), units);
    for (int row = 0; row < all.rows(); row++) {
      int to = row / times * units;
      for (int u = 0; u < units; u++) {
        means.array()[to + u] += all.array()[row * units + u] / times;
      }
    }
    return means;
  }

  private static List<String> unitLabels(Population population, TimeBins time) {
    boolean named = !population.units().columns().isEmpty();
    List<String> labels = new ArrayList<>();
    int bins = time == TimeBins.CONCATENATE ? population.timeCount() : 1;
    for (int t = 0; t < bins; t++) {
      for (int u = 0; u < population.unitCount(); u++) {
        String label = named ? population.units().columns().get(0).text(u) : "unit " + (u + 1);
        labels.add(bins == 1 ? label : label + " | bin " + (t + 1));
      }
    }
    return labels;
  }
}
