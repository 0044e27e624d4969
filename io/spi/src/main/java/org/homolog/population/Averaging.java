package org.homolog.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Means over repeats and over time. */
public final class Averaging {
  private Averaging() {}

  /**
   * The mean over the repeats of each condition. NaN in one repeat makes the mean NaN.
   *
   * @param population entries x times x units
   * @return conditions x times x units, in the order of {@link Population#conditionLabels}, with
   *     the columns of {@link Population#conditions}
   */
  public static Population repeats(Population population) {
    if (!population.hasRepeats()) {
      int[] inOrder = range(population.conditionCount());
      boolean ordered =
          Arrays.stream(inOrder).allMatch(i -> population.conditionOf(i) == inOrder[i]);
      return ordered ? population : population.drawConditions(inOrder);
    }
    return mean(population, false);
  }

  /**
   * The mean over those repeats of each condition that are present: NaN and infinite values are
   * passed over, value by value. A value that is missing in all repeats stays missing (NaN).
   *
   * @param population entries x times x units
   * @return conditions x times x units, as {@link #repeats}
   */
  public static Population presentRepeats(Population population) {
    return mean(population, true);
  }

  private static Population mean(Population population, boolean presentOnly) {
    int perEntry = population.timeCount() * population.unitCount();
    int[][] byCondition = population.entriesByCondition();
    double[] means = new double[Math.multiplyExact(byCondition.length, perEntry)];
    double[] one = new double[perEntry];
    int[] counts = new int[perEntry];
    for (int condition = 0; condition < byCondition.length; condition++) {
      int start = condition * perEntry;
      Arrays.fill(counts, 0);
      for (int entry : byCondition[condition]) {
        population.read(entry, one, 0);
        for (int i = 0; i < perEntry; i++) {
          if (!presentOnly || Double.isFinite(one[i])) {
            means[start + i] += one[i];
            counts[i]++;
          }
        }
      }
      for (int i = 0; i < perEntry; i++) {
        means[start + i] = counts[i] == 0 ? Double.NaN : means[start + i] / counts[i];
      }
    }
    PopulationBuilder builder =
        population.toBuilder().entries(conditions(population)).values(means);
    builder.repeatColumn = null;
    return builder.grouped(population.conditionLabels(), range(byCondition.length));
  }

  /**
   * The mean over time of each entry. NaN in one bin makes the mean NaN.
   *
   * @param population entries x times x units
   * @return a static population with the same entries and conditions
   */
  public static Population time(Population population) {
    int times = population.timeCount();
    int units = population.unitCount();
    double[] one = new double[times * units];
    double[] means = new double[Math.multiplyExact(population.entryCount(), units)];
    for (int entry = 0; entry < population.entryCount(); entry++) {
      population.read(entry, one, 0);
      for (int t = 0; t < times; t++) {
        for (int u = 0; u < units; u++) {
          means[entry * units + u] += one[t * units + u] / times;
        }
      }
    }
    int[] conditionOf = new int[population.entryCount()];
    Arrays.setAll(conditionOf, population::conditionOf);
    return population.toBuilder()
        .time(PopulationBuilder.STATIC)
        .values(means)
        .grouped(population.conditionLabels(), conditionOf);
  }

  /** One row per condition, with the columns that are constant within each. */
  static Table conditions(Population population) {
    int[][] byCondition = population.entriesByCondition();
    int[] first = new int[byCondition.length];
    Arrays.setAll(first, i -> byCondition[i][0]);
    List<String> varying = new ArrayList<>();
    for (Column column : population.entries().columns()) {
      boolean constant =
          Arrays.stream(byCondition)
              .allMatch(
                  members ->
                      Arrays.stream(members)
                          .allMatch(e -> column.text(e).equals(column.text(members[0]))));
      if (!constant) {
        varying.add(column.name());
      }
    }
    return population.entries().select(first).without(varying);
  }

  private static int[] range(int size) {
    int[] all = new int[size];
    Arrays.setAll(all, i -> i);
    return all;
  }
}
