package org.homolog.resample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.system.NeuralSystem;

/**
 * The repeats of a population, in groups within which they are exchangeable, so that a draw never
 * changes how often a condition occurs.
 *
 * <p>Where a column names the repeats, repeats that hold the same conditions form one group: one
 * group of whole repeats where repeats are crossed with conditions, one per condition where they
 * are nested in them. Without such a column the entries of each condition form a group.
 */
public final class RepeatStrata {
  private final Population population;
  private final int[][] groups;
  private final boolean named;

  private RepeatStrata(Population population, int[][] groups, boolean named) {
    this.population = population;
    this.groups = groups;
    this.named = named;
  }

  /**
   * The groups of a population's repeats.
   *
   * @param population the population, its conditions in the order of the design
   * @return the groups, empty if no condition has a repeat
   */
  public static Optional<RepeatStrata> of(Population population) {
    if (!population.hasRepeats()) {
      return Optional.empty();
    }
    if (population.repeatColumn().isEmpty()) {
      return Optional.of(new RepeatStrata(population, population.entriesByCondition(), false));
    }
    Column column = population.entries().column(population.repeatColumn().get());
    Map<String, BitSet> held = new LinkedHashMap<>();
    population.repeats().forEach(label -> held.put(label, new BitSet()));
    for (int entry = 0; entry < population.entryCount(); entry++) {
      held.computeIfAbsent(column.text(entry), label -> new BitSet())
          .set(population.conditionOf(entry));
    }
    Map<BitSet, List<Integer>> alike = new LinkedHashMap<>();
    int place = 0;
    for (BitSet conditions : held.values()) {
      alike.computeIfAbsent(conditions, key -> new ArrayList<>()).add(place++);
    }
    int[][] groups =
        alike.values().stream()
            .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    return Optional.of(new RepeatStrata(population, groups, true));
  }

  /**
   * The repeats of a system under a design.
   *
   * @param system the system
   * @param conditions the design's conditions
   * @return the groups, empty if the system has no population or no repeats
   */
  static Optional<RepeatStrata> of(NeuralSystem system, List<String> conditions) {
    return system.facet(Population.class).flatMap(p -> of(p.orderConditions(conditions)));
  }

  /**
   * The groups.
   *
   * @return one array per group: places in {@link Population#repeats} where a column names the
   *     repeats, else entries; a copy
   */
  public int[][] groups() {
    return Arrays.stream(groups).map(int[]::clone).toArray(int[][]::new);
  }

  /**
   * How many repeats there are in all groups.
   *
   * @return repeats
   */
  public int count() {
    return Arrays.stream(groups).mapToInt(group -> group.length).sum();
  }

  /**
   * Whether a column names the repeats.
   *
   * @return true if so; without one, repeats cannot be exchanged between conditions
   */
  public boolean named() {
    return named;
  }

  /**
   * Whether every repeat holds every condition.
   *
   * @return true if so
   */
  public boolean crossed() {
    return named && groups.length == 1;
  }

  /**
   * Chosen repeats, one chosen twice entering twice.
   *
   * @param rows repeats, as in {@link #groups}
   * @return their population; a condition left without entries is absent
   */
  public Population select(int[] rows) {
    if (named) {
      return population.drawRepeats(rows);
    }
    int[] sorted = rows.clone();
    Arrays.sort(sorted);
    return population.selectEntries(sorted);
  }

  /**
   * The system with chosen repeats only. Given dissimilarities do not follow repeats and are left
   * out.
   *
   * @param system the system these repeats belong to
   * @param rows repeats, as in {@link #groups}
   * @return a system of the same name without a content key
   */
  NeuralSystem select(NeuralSystem system, int[] rows) {
    return DerivedSystem.of(system, select(rows));
  }
}
