package org.homolog.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;

/**
 * Entries divided in two parts by trial parity or at random, told by a column. Without a block
 * column the entries of each condition are divided, so that every condition with two entries has
 * some in either part; with one, such as the run, whole blocks go to a part, so that neighbours in
 * time stay together.
 *
 * @param method how
 * @param block column whose values are divided as wholes; empty: the entries of each condition
 * @param as the column that takes the parts' names: "odd" and "even", or "first" and "second"
 * @param seed seed of random halves: the halves are a function of it and of the labels
 */
public record Splitting(Method method, Optional<String> block, String as, long seed) {
  /** The column that takes the parts' names where none is named. */
  public static final String PART = "part";

  /** How entries are divided. */
  public enum Method {
    /** First, third, fifth ... against second, fourth ...; blocks of numbers are sorted before. */
    PARITY,
    /** Random halves; of an odd number the one left over goes to the smaller part. */
    RANDOM_HALVES
  }

  /**
   * Odd against even entries of each condition, in the order of the recording.
   *
   * @return the splitting
   */
  public static Splitting parity() {
    return new Splitting(Method.PARITY, Optional.empty(), PART, 0);
  }

  /**
   * Random halves of the entries of each condition.
   *
   * @param seed the same seed gives the same halves
   * @return the splitting
   */
  public static Splitting randomHalves(long seed) {
    return new Splitting(Method.RANDOM_HALVES, Optional.empty(), PART, seed);
  }

  /**
   * The same with whole blocks.
   *
   * @param column column of the entries whose values are the blocks, such as the run
   * @return the splitting
   */
  public Splitting of(String column) {
    return new Splitting(method, Optional.of(column), as, seed);
  }

  /**
   * A population whose entries carry the name of their part.
   *
   * @param population the population
   * @return the same entries and conditions with one more column
   * @throws HomologException if the block column does not exist or has one value only, or no
   *     condition has two entries
   */
  public Population apply(Population population) {
    boolean[] second =
        block.isPresent()
            ? ofBlocks(population.entries().column(block.get()))
            : ofConditions(population);
    String[] parts = new String[second.length];
    Arrays.setAll(parts, entry -> names().get(second[entry] ? 1 : 0));
    return population.withEntryColumn(
        Column.texts(as, parts)
            .description(
                (method == Method.PARITY ? "parity" : "random half, seed " + seed)
                    + block.map(column -> " of " + column).orElse(" within each condition")));
  }

  /**
   * The parts.
   *
   * @param population the population
   * @return part name to its entries, with the column {@code as}; conditions without an entry in a
   *     part are absent from it
   * @throws HomologException as {@link #apply}
   */
  public Map<String, Population> parts(Population population) {
    Population told = apply(population);
    Column column = told.entries().column(as);
    Map<String, Population> parts = new LinkedHashMap<>();
    for (String name : names()) {
      int[] kept =
          IntStream.range(0, column.size()).filter(e -> column.text(e).equals(name)).toArray();
      parts.put(name, told.keepEntries(kept));
    }
    return parts;
  }

  private List<String> names() {
    return method == Method.PARITY ? List.of("odd", "even") : List.of("first", "second");
  }

  private boolean[] ofConditions(Population population) {
    if (!population.hasRepeats()) {
      throw HomologException.mistake(
          population.named()
              + " has one entry per condition, which cannot be split; split before averaging, or"
              + " by blocks");
    }
    boolean[] second = new boolean[population.entryCount()];
    int[][] byCondition = population.entriesByCondition();
    int ahead = 0;
    for (int condition = 0; condition < byCondition.length; condition++) {
      String label = population.conditionLabels().get(condition);
      boolean[] members = halves(byCondition[condition].length, ahead, label);
      for (int i = 0; i < members.length; i++) {
        second[byCondition[condition][i]] = members[i];
        ahead += members[i] ? -1 : 1;
      }
    }
    return second;
  }

  private boolean[] ofBlocks(Column column) {
    List<String> values = new ArrayList<>(column.levels().keySet());
    if (values.size() < 2) {
      throw HomologException.mistake(
          "column \"" + column.name() + "\" has one value only, which cannot be split");
    }
    if (column.isNumeric()) {
      values.sort(Comparator.comparingDouble(v -> v.isEmpty() ? Double.NaN : numberOf(v)));
    }
    boolean[] halves = halves(values.size(), 0, column.name());
    Map<String, Boolean> partOf = new HashMap<>();
    for (int i = 0; i < halves.length; i++) {
      partOf.put(values.get(i), halves[i]);
    }
    boolean[] second = new boolean[column.size()];
    for (int entry = 0; entry < second.length; entry++) {
      second[entry] = partOf.getOrDefault(column.text(entry), false);
    }
    return second;
  }

  private static double numberOf(String text) {
    return text.equals("true") ? 1 : text.equals("false") ? 0 : Double.parseDouble(text);
  }

  /** Which of some are in the second part; {@code ahead}: by how many the first is larger. */
  private boolean[] halves(int size, int ahead, String label) {
    boolean[] second = new boolean[size];
    if (method == Method.PARITY) {
      for (int i = 1; i < size; i += 2) {
        second[i] = true;
      }
      return second;
    }
    CounterRandom random = new CounterRandom(CounterRandom.seed(seed, "split", label), 0);
    int[] order = random.permutation(size);
    boolean extraFirst = ahead == 0 ? random.nextInt(2) == 0 : ahead < 0;
    int toFirst = size / 2 + (extraFirst ? size % 2 : 0);
    for (int i = toFirst; i < size; i++) {
      second[order[i]] = true;
    }
    return second;
  }
}
