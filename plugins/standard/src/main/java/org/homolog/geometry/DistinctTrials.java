package org.homolog.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homolog.population.Population;

/**
 * Which single trials are copies of each other, as a draw of repeats makes them: those of one
 * condition with the same entries in all columns and the same responses.
 */
final class DistinctTrials {
  private DistinctTrials() {}

  /**
   * Numbers the trials of each condition: copies have the number of the first, and new numbers
   * ascend from 0.
   */
  static List<int[]> numbers(Population population) {
    return Arrays.stream(population.entriesByCondition())
        .map(entries -> numbered(population, entries))
        .toList();
  }

  private static int[] numbered(Population population, int[] entries) {
    Map<List<String>, List<Integer>> alike = new HashMap<>();
    int[] numbers = new int[entries.length];
    int distinct = 0;
    for (int i = 0; i < entries.length; i++) {
      int entry = entries[i];
      List<String> told =
          population.entries().columns().stream().map(column -> column.text(entry)).toList();
      List<Integer> before = alike.computeIfAbsent(told, key -> new ArrayList<>());
      int original = -1;
      for (int other : before) {
        original = sameResponses(population, entry, entries[other]) ? other : original;
      }
      if (original < 0) {
        before.add(i);
      }
      numbers[i] = original < 0 ? distinct++ : numbers[original];
    }
    return numbers;
  }

  private static boolean sameResponses(Population population, int one, int other) {
    int size = population.timeCount() * population.unitCount();
    double[] own = new double[size];
    double[] others = new double[size];
    population.read(one, own, 0);
    population.read(other, others, 0);
    return Arrays.equals(own, others);
  }
}
