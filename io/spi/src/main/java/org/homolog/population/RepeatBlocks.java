package org.homolog.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;

/**
 * The entries of each repeat as a block. Entries of two blocks correspond by the condition columns
 * that vary within a repeat, such as time bins within a clip.
 *
 * @param name what to call the population in an error
 * @param within the condition columns that vary within a repeat
 * @param blocks repeat to the entries within it, by their values in those columns
 * @param entryCount number of entries
 */
record RepeatBlocks(
    String name, List<Column> within, Map<String, Map<String, Integer>> blocks, int entryCount) {

  static RepeatBlocks of(Population population, Column repeat) {
    List<Column> within = within(population, repeat);
    Map<String, Map<String, Integer>> blocks = new LinkedHashMap<>();
    for (int entry = 0; entry < population.entryCount(); entry++) {
      String key = key(within, entry);
      Integer twice =
          blocks.computeIfAbsent(repeat.text(entry), k -> new LinkedHashMap<>()).put(key, entry);
      if (twice != null) {
        throw HomologException.mistake(
            population.named()
                + ": repeat \""
                + repeat.text(entry)
                + "\" holds two entries of the same condition; repeats cannot be exchanged");
      }
    }
    return new RepeatBlocks(population.named(), within, blocks, population.entryCount());
  }

  /** The entries of chosen repeats, sorted by condition; a repeat chosen twice enters twice. */
  static int[] drawn(Population population, Column repeat, int[] chosen) {
    Map<String, List<Integer>> byRepeat = new LinkedHashMap<>();
    for (int entry = 0; entry < population.entryCount(); entry++) {
      byRepeat.computeIfAbsent(repeat.text(entry), key -> new ArrayList<>()).add(entry);
    }
    List<List<Integer>> levels = List.copyOf(byRepeat.values());
    return Arrays.stream(chosen)
        .boxed()
        .flatMap(place -> levels.get(place).stream())
        .sorted(Comparator.<Integer>comparingInt(population::conditionOf).thenComparingInt(e -> e))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static List<Column> within(Population population, Column repeat) {
    List<Column> within = new ArrayList<>();
    for (String name : population.conditionColumns()) {
      Column column = population.entries().column(name);
      Map<String, String> first = new LinkedHashMap<>();
      for (int entry = 0; entry < population.entryCount(); entry++) {
        String value = column.text(entry);
        if (!first.computeIfAbsent(repeat.text(entry), k -> value).equals(value)) {
          within.add(column);
          break;
        }
      }
    }
    return within;
  }

  private static String key(List<Column> columns, int entry) {
    StringBuilder key = new StringBuilder();
    for (Column column : columns) {
      key.append(column.text(entry)).append('\u0000');
    }
    return key.toString();
  }

  /**
   * Which entry's values each entry takes over when repeat i takes those of repeat {@code
   * order[i]}.
   *
   * @param order a permutation of the repeats, in order of first appearance
   * @return one entry per entry
   */
  int[] exchanged(int[] order) {
    List<String> repeats = List.copyOf(blocks.keySet());
    int[] moved = new int[entryCount];
    for (int i = 0; i < order.length; i++) {
      Map<String, Integer> to = blocks.getOrDefault(repeats.get(i), Map.of());
      Map<String, Integer> from = blocks.getOrDefault(repeats.get(order[i]), Map.of());
      if (!to.keySet().equals(from.keySet())) {
        throw HomologException.mistake(
            name
                + ": repeats \""
                + repeats.get(i)
                + "\" and \""
                + repeats.get(order[i])
                + "\" differ in "
                + within.stream().map(Column::name).toList()
                + " and cannot be exchanged");
      }
      to.forEach((key, entry) -> moved[entry] = from.getOrDefault(key, entry));
    }
    return moved;
  }
}
