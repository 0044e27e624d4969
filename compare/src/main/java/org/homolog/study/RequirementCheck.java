package org.homolog.study;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.spi.Requirement;

/** Whether a population meets what an analysis asks, on the conditions that systems share. */
final class RequirementCheck {
  private final Population population;
  private final int[] least;

  /**
   * A population under a design.
   *
   * @param population the population
   * @param conditions the conditions shared, all of them its own
   */
  RequirementCheck(Population population, List<String> conditions) {
    this.population = population;
    Set<String> wanted = new HashSet<>(conditions);
    int[][] entries = population.entriesByCondition();
    List<String> labels = population.conditionLabels();
    least =
        java.util.stream.IntStream.range(0, entries.length)
            .filter(c -> wanted.contains(labels.get(c)))
            .map(c -> entries[c].length)
            .toArray();
  }

  /** Entries of the shared condition that has fewest. */
  int fewestRepeats() {
    return Arrays.stream(least).min().orElse(0);
  }

  /** What is missing; empty if the requirement is met. */
  Optional<String> missing(Requirement asked) {
    int numbers = population.unitCount() * population.timeCount();
    return switch (asked.kind()) {
      case CONDITIONS -> fewer(asked, least.length, "conditions");
      case REPEATS -> repeats(asked);
      case TIME_BINS -> fewer(asked, population.timeCount(), "bins of time");
      case UNITS -> fewer(asked, population.unitCount(), "units");
      case MORE_CONDITIONS_THAN_NUMBERS ->
          least.length > numbers
              ? Optional.empty()
              : Optional.of(least.length + " conditions for " + numbers + " numbers in each");
      case COLUMN -> column(asked.columns());
      case CROSSED -> crossed(asked.columns());
    };
  }

  private static Optional<String> fewer(Requirement asked, int there, String what) {
    return there >= asked.least() ? Optional.empty() : Optional.of(there + " " + what);
  }

  private Optional<String> repeats(Requirement asked) {
    long few = Arrays.stream(least).filter(count -> count < asked.least()).count();
    if (few == 0) {
      return Optional.empty();
    }
    return Optional.of(
        few == least.length && fewestRepeats() == 1 && Arrays.stream(least).max().orElse(0) == 1
            ? "no repeats"
            : few + " of " + least.length + " conditions with fewer");
  }

  private Optional<String> column(List<String> anyOf) {
    Table entries = population.entries();
    return anyOf.stream().anyMatch(entries::has)
        ? Optional.empty()
        : Optional.of("only the columns " + String.join(", ", entries.names()));
  }

  private Optional<String> crossed(List<String> columns) {
    Table conditions = population.entries();
    long all = 1;
    for (String name : columns) {
      Optional<Column> column = conditions.find(name);
      if (column.isEmpty()) {
        return Optional.of("no column " + name);
      }
      all *= column.get().levels().size();
    }
    Set<List<String>> seen = new HashSet<>();
    for (int row = 0; row < conditions.rows(); row++) {
      int entry = row;
      seen.add(columns.stream().map(name -> conditions.column(name).text(entry)).toList());
    }
    return seen.size() == all ? Optional.empty() : Optional.of(seen.size() + " of " + all);
  }
}
