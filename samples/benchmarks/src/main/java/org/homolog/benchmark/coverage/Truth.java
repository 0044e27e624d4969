package org.homolog.benchmark.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.spi.Run;

/**
 * What a score estimates: its mean over experiments like the one done.
 *
 * @param scenario the scenario
 * @param score name of the score
 * @param count how many experiments it is the mean of
 * @param mean the mean
 * @param deviation standard deviation over experiments
 */
record Truth(String scenario, String score, int count, double mean, double deviation) {
  /** Experiments that no interval is made of. */
  private static final int FIRST = 1_000_000;

  /** The means of all scores of a scenario over so many experiments; undefined scores left out. */
  static List<Truth> of(Scenario<?, ?> scenario, int experiments, Run run) {
    List<Map<String, Double>> all = new ArrayList<>(Collections.nCopies(experiments, Map.of()));
    run.parallel(experiments, i -> all.set(i, scenario.scores(FIRST + i, run)));
    Map<String, double[]> byScore = new LinkedHashMap<>();
    for (String score : all.get(0).keySet()) {
      byScore.put(
          score,
          all.stream()
              .mapToDouble(scores -> scores.getOrDefault(score, Double.NaN))
              .filter(value -> !Double.isNaN(value))
              .toArray());
    }
    return byScore.entrySet().stream()
        .map(entry -> of(scenario.name(), entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Truth of(String scenario, String score, double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new Truth(
        scenario, score, values.length, mean, Math.sqrt(squares / Math.max(1, values.length - 1)));
  }

  /** As a line of a file. */
  String line() {
    return String.join(
        ",",
        scenario,
        score,
        Integer.toString(count),
        Double.toString(mean),
        Double.toString(deviation));
  }

  /** From a line of a file. */
  static Truth of(String line) {
    String[] parts = line.split(",", -1);
    return new Truth(
        parts[0],
        parts[1],
        Integer.parseInt(parts[2]),
        Double.parseDouble(parts[3]),
        Double.parseDouble(parts[4]));
  }
}
