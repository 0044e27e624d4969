package org.homolog.population;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;

/**
 * One session's entries, dealt into folds.
 *
 * @param name the session
 * @param entries condition label to its entries, fold by fold
 * @param seed seed of the draws
 */
record SessionFolds(String name, Map<String, List<List<Integer>>> entries, long seed) {

  /**
   * Deals entries so that every condition is spread evenly: blocks of entries with one repeat
   * label, in random order, among blocks that hold the same conditions.
   */
  static SessionFolds deal(String name, Population population, int folds, long seed) {
    Map<BitSet, List<List<Integer>>> alike = new LinkedHashMap<>();
    for (List<Integer> block : blocks(population)) {
      BitSet held = new BitSet();
      block.forEach(entry -> held.set(population.conditionOf(entry)));
      alike.computeIfAbsent(held, key -> new ArrayList<>()).add(block);
    }
    Map<String, List<List<Integer>>> dealt = new LinkedHashMap<>();
    population
        .conditionLabels()
        .forEach(
            label ->
                dealt.put(
                    label,
                    IntStream.range(0, folds)
                        .<List<Integer>>mapToObj(f -> new ArrayList<>())
                        .toList()));
    alike.forEach(
        (held, blocks) -> {
          String first = population.conditionLabels().get(held.nextSetBit(0));
          int[] order =
              random(seed, "deal", name, first, Integer.toString(held.cardinality()))
                  .permutation(blocks.size());
          for (int i = 0; i < order.length; i++) {
            for (int entry : blocks.get(order[i])) {
              String label = population.conditionLabels().get(population.conditionOf(entry));
              dealt.getOrDefault(label, List.of()).get(i % folds).add(entry);
            }
          }
        });
    dealt.forEach(
        (label, parts) -> {
          if (parts.stream().anyMatch(List::isEmpty)) {
            throw HomologException.mistake(
                "session "
                    + name
                    + " has too few repeats of condition \""
                    + label
                    + "\" for "
                    + folds
                    + " folds: "
                    + parts.stream().mapToInt(List::size).sum());
          }
        });
    return new SessionFolds(name, dealt, seed);
  }

  private static List<List<Integer>> blocks(Population population) {
    Map<String, List<Integer>> blocks = new LinkedHashMap<>();
    for (int entry = 0; entry < population.entryCount(); entry++) {
      int row = entry;
      String key =
          population
              .repeatColumn()
              .map(column -> population.entries().column(column).text(row))
              .orElse(Integer.toString(row));
      blocks.computeIfAbsent(key, k -> new ArrayList<>()).add(entry);
    }
    return List.copyOf(blocks.values());
  }

  /** The entries of a condition in a fold. */
  int[] entries(String label, int fold) {
    return entries.getOrDefault(label, List.of()).get(fold).stream()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Entries in random order; beyond as many as there are, all of them once more, and so on. */
  int[] draw(String label, int fold, int wanted) {
    int[] all = entries(label, fold);
    CounterRandom random = random(seed, "draw", name, label, Integer.toString(fold));
    int[] drawn = new int[wanted];
    int[] order = new int[0];
    for (int k = 0; k < wanted; k++) {
      order = k % all.length == 0 ? random.permutation(all.length) : order;
      drawn[k] = all[order[k % all.length]];
    }
    return drawn;
  }

  private static CounterRandom random(long seed, String... identity) {
    String[] whole = new String[identity.length + 1];
    whole[0] = "pseudo-population";
    System.arraycopy(identity, 0, whole, 1, identity.length);
    return new CounterRandom(CounterRandom.seed(seed, whole), 0);
  }
}
