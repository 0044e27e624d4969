package org.homolog.population;

import java.util.Arrays;
import org.homolog.failure.HomologException;

/** Where a population's values are NaN or infinite, and what a policy makes of it. */
final class MissingValues {
  private final Population population;
  private final boolean[] units;
  private final boolean[] conditions;
  private final boolean[] entries;
  private final String first;

  private MissingValues(
      Population population,
      boolean[] units,
      boolean[] conditions,
      boolean[] entries,
      String first) {
    this.population = population;
    this.units = units;
    this.conditions = conditions;
    this.entries = entries;
    this.first = first;
  }

  static MissingValues of(Population population) {
    int count = population.unitCount();
    boolean[] units = new boolean[count];
    boolean[] conditions = new boolean[population.conditionCount()];
    boolean[] entries = new boolean[population.entryCount()];
    String first = "";
    double[] one = new double[population.timeCount() * count];
    for (int entry = 0; entry < population.entryCount(); entry++) {
      population.read(entry, one, 0);
      if (isFinite(one)) {
        continue;
      }
      for (int i = 0; i < one.length; i++) {
        if (!Double.isFinite(one[i])) {
          int condition = population.conditionOf(entry);
          units[i % count] = true;
          conditions[condition] = true;
          entries[entry] = true;
          if (first.isEmpty()) {
            first =
                one[i]
                    + " at condition \""
                    + population.conditionLabels().get(condition)
                    + "\" (entry "
                    + entry
                    + "), time bin "
                    + i / count
                    + ", unit "
                    + i % count;
          }
        }
      }
    }
    return new MissingValues(population, units, conditions, entries, first);
  }

  /** Zero times NaN or infinity is NaN, and NaN stays in the sums: no branch per value. */
  private static boolean isFinite(double[] values) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = 0;
    for (; i + 3 < values.length; i += 4) {
      sum0 += values[i] * 0;
      sum1 += values[i + 1] * 0;
      sum2 += values[i + 2] * 0;
      sum3 += values[i + 3] * 0;
    }
    for (; i < values.length; i++) {
      sum0 += values[i] * 0;
    }
    return sum0 + sum1 + (sum2 + sum3) == 0;
  }

  boolean any() {
    return !first.isEmpty();
  }

  Population handle(MissingPolicy policy) {
    if (!any() || policy == MissingPolicy.PAIRWISE) {
      return population;
    }
    if (policy == MissingPolicy.REFUSE) {
      throw HomologException.mistake(
          population.named()
              + " holds "
              + first
              + "; choose missing: drop-condition, drop-unit or pairwise, or select other data");
    }
    boolean byUnit = policy == MissingPolicy.DROP_UNIT;
    int[] kept = placesOfFalse(byUnit ? units : conditions);
    if (kept.length == 0) {
      throw HomologException.mistake(
          population.named()
              + ": every "
              + (byUnit ? "unit" : "condition")
              + " has a missing value");
    }
    return byUnit ? population.selectUnits(kept) : population.drawConditions(kept);
  }

  Population withoutEntries() {
    int[] kept = placesOfFalse(entries);
    if (kept.length == 0) {
      throw HomologException.mistake(population.named() + ": every entry has a missing value");
    }
    return any() ? population.keepEntries(kept) : population;
  }

  private static int[] placesOfFalse(boolean[] flags) {
    int[] kept = new int[flags.length];
    int count = 0;
    for (int i = 0; i < flags.length; i++) {
      if (!flags[i]) {
        kept[count++] = i;
      }
    }
    return Arrays.copyOf(kept, count);
  }
}
