package org.homolog.population;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;

/**
 * Conditions brought to the same number of entries by leaving some out at random, so that none has
 * a mean that is less noisy than others.
 *
 * @param entries how many entries each condition keeps; 0 for as many as the rarest has
 * @param fewer what happens to conditions with fewer entries than that
 * @param seed which entries are kept: a function of seed and condition label
 */
public record Balancing(int entries, Fewer fewer, long seed) {

  /** What happens to conditions with too few entries. */
  public enum Fewer {
    /** They are refused by name. */
    REFUSE,
    /** They are left out. */
    DROP
  }

  /**
   * Checks the number.
   *
   * @throws HomologException if it is negative
   */
  public Balancing {
    if (entries < 0) {
      throw HomologException.mistake(
          "the number of entries to keep must be 0 (as many as the rarest condition has) or more"
              + " but is "
              + entries);
    }
  }

  /**
   * Leaves out entries.
   *
   * @param population the population
   * @return the kept entries in their order, conditions in theirs; all columns
   * @throws HomologException if a condition has too few entries and is not to be dropped, or none
   *     is left
   */
  public Population apply(Population population) {
    int[][] byCondition = population.entriesByCondition();
    int wanted =
        entries > 0
            ? entries
            : Arrays.stream(byCondition).mapToInt(members -> members.length).min().orElse(0);
    IntStream.Builder kept = IntStream.builder();
    for (int condition = 0; condition < byCondition.length; condition++) {
      int[] members = byCondition[condition];
      String label = population.conditionLabels().get(condition);
      if (members.length < wanted && fewer == Fewer.REFUSE) {
        throw HomologException.mistake(
            population.named()
                + ": condition \""
                + label
                + "\" has "
                + members.length
                + " entries, fewer than the "
                + wanted
                + " to keep; keep fewer, or drop such conditions");
      }
      if (members.length >= wanted) {
        long own = CounterRandom.seed(seed, "balance", label);
        int[] order = new CounterRandom(own, 0).permutation(members.length);
        Arrays.stream(order).limit(wanted).forEach(place -> kept.add(members[place]));
      }
    }
    int[] chosen = kept.build().sorted().toArray();
    if (chosen.length == 0) {
      throw HomologException.mistake(
          population.named() + ": no condition has " + wanted + " entries");
    }
    return population.keepEntries(chosen);
  }
}
