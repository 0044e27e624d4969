package org.homolog.demixing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;

/** One system's responses to all combinations of levels, demixed. Immutable. */
public final class Demixing {
  private final String system;
  private final List<List<String>> levels;
  private final Demixed demixed;

  private Demixing(String system, List<List<String>> levels, Demixed demixed) {
    this.system = system;
    this.levels = List.copyOf(levels);
    this.demixed = demixed;
  }

  static Demixing of(Sample sample, DemixedPcaOptions options, Run run) {
    String name = sample.system().name();
    Population raw = sample.require(Population.class);
    Population population = raw.handleMissing(options.missing()).averageRepeats();
    if (population.unitCount() == 0) {
      throw HomologException.mistake("system " + name + " has no units");
    }
    if (sample.draw().isEmpty()
        && (population.unitCount() < raw.unitCount()
            || population.conditionCount() < raw.conditionCount())) {
      run.warn(name + ": units or conditions with missing values are left out");
    }
    int conditions = population.conditionCount();
    List<List<String>> levels = new ArrayList<>();
    int[] cellOf = new int[conditions];
    if (options.columns().isEmpty()) {
      Arrays.setAll(cellOf, i -> i);
      levels.add(population.conditionLabels());
    } else {
      Table table = population.conditions();
      for (String wanted : options.columns()) {
        levels.add(number(name, table, wanted, cellOf));
      }
    }
    int cells = levels.stream().mapToInt(List::size).reduce(1, Math::multiplyExact);
    Matrix responses = cellMeans(name, population, cellOf, cells, levels);
    int[] counts = new int[levels.size() + 1];
    Arrays.setAll(counts, f -> f < levels.size() ? levels.get(f).size() : population.timeCount());
    return new Demixing(name, levels, Demixed.of(responses, counts, options, run.algebra()));
  }

  /** Continues the number of each condition's combination by the level of one more column. */
  private static List<String> number(String system, Table table, String wanted, int[] cellOf) {
    Column column =
        table
            .find(wanted)
            .orElseThrow(
                () ->
                    HomologException.mistake(
                        "system "
                            + system
                            + ": "
                            + HomologException.unknownText(
                                "condition column", wanted, table.names())));
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (int i = 0; i < cellOf.length; i++) {
      numbers.putIfAbsent(column.text(i), numbers.size());
    }
    for (int i = 0; i < cellOf.length; i++) {
      cellOf[i] = cellOf[i] * numbers.size() + numbers.getOrDefault(column.text(i), 0);
    }
    return List.copyOf(numbers.keySet());
  }

  private static Matrix cellMeans(
      String system, Population population, int[] cellOf, int cells, List<List<String>> levels) {
    int[] counts = new int[cells];
    for (int cell : cellOf) {
      counts[cell]++;
    }
    for (int cell = 0; cell < cells; cell++) {
      if (counts[cell] == 0) {
        throw HomologException.mistake(
            "demixed-pca needs every combination of the columns, but system "
                + system
                + " has no condition for "
                + combination(cell, levels)
                + ": name fewer columns, or select conditions that are fully crossed");
      }
    }
    int width = population.timeCount() * population.unitCount();
    double[] values = population.byEntry().array();
    double[] means = new double[Math.multiplyExact(cells, width)];
    for (int i = 0; i < values.length; i++) {
      int cell = cellOf[i / width];
      means[cell * width + i % width] += values[i] / counts[cell];
    }
    return Matrix.of(cells * population.timeCount(), population.unitCount(), means);
  }

  private static String combination(int cell, List<List<String>> levels) {
    List<String> words = new ArrayList<>();
    int rest = cell;
    for (int f = levels.size() - 1; f >= 0; f--) {
      words.add(0, levels.get(f).get(rest % levels.get(f).size()));
      rest /= levels.get(f).size();
    }
    return String.join(", ", words);
  }

  /**
   * The system's name.
   *
   * @return the name
   */
  public String system() {
    return system;
  }

  Demixed demixed() {
    return demixed;
  }

  /** Why nothing can be demixed; empty if it can. */
  String obstacle() {
    return demixed.parts().isEmpty() ? "the responses of " + system + " do not vary" : "";
  }

  /** Whether another system's combinations, in their order, are the same. */
  boolean hasLevelsOf(Demixing other) {
    return levels.equals(other.levels);
  }

  @Override
  public String toString() {
    return "demixed responses of system " + system;
  }
}
