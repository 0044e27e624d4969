package org.homolog.resample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.spi.Axis;

/**
 * The units of a population in groups that are drawn whole: each unit by itself, or the units of
 * each session together.
 */
public final class UnitGroups {
  private final int[][] groups;
  private final boolean sessions;

  private UnitGroups(int[][] groups, boolean sessions) {
    this.groups = groups;
    this.sessions = sessions;
  }

  /**
   * The groups of a population's units.
   *
   * @param population the population
   * @param axis {@link Axis#UNIT} or {@link Axis#SESSION}
   * @return the groups; empty if there are fewer than two, or sessions are asked for and the
   *     population does not tell them
   * @throws IllegalArgumentException if the axis is another
   */
  public static Optional<UnitGroups> of(Population population, Axis axis) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    switch (axis) {
      case UNIT -> {
        for (int unit = 0; unit < population.unitCount(); unit++) {
          groups.put(Integer.toString(unit), List.of(unit));
        }
      }
      case SESSION -> {
        if (population.sessionColumn().isPresent()) {
          Column column = population.units().column(population.sessionColumn().get());
          for (int unit = 0; unit < population.unitCount(); unit++) {
            groups.computeIfAbsent(column.text(unit), key -> new ArrayList<>()).add(unit);
          }
        }
      }
      default -> throw new IllegalArgumentException("units are not grouped by " + axis);
    }
    if (groups.size() < 2) {
      return Optional.empty();
    }
    int[][] places =
        groups.values().stream()
            .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    return Optional.of(new UnitGroups(places, axis == Axis.SESSION));
  }

  /**
   * How many groups there are.
   *
   * @return groups
   */
  public int count() {
    return groups.length;
  }

  /** Whether a group is a session, not a single unit. */
  boolean areSessions() {
    return sessions;
  }

  /** What tells these groups from others, for the seed of draws. */
  String identity() {
    return (sessions ? "session " : "unit ")
        + Arrays.toString(Arrays.stream(groups).mapToInt(group -> group.length).toArray());
  }

  /** The units of drawn groups, ascending. */
  int[] units(int[] drawn) {
    return Arrays.stream(drawn).flatMap(group -> Arrays.stream(groups[group])).sorted().toArray();
  }
}
