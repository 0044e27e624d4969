package org.homolog.perturbation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;

/**
 * Random sets of units that a group's lesion is held against: as many units, and as active ones.
 */
public final class RandomSets {
  private static final int STRATA = 5;

  private RandomSets() {}

  /**
   * Random sets matched to a group in number and mean rate: units are ranked by rate and cut into
   * fifths, and a set takes as many units of each fifth as the group has there.
   *
   * @param rates mean rate of each unit
   * @param group the group; a set may share units with it
   * @param count how many sets
   * @param seed the same seed gives the same sets
   * @return sets of units, ascending
   */
  public static List<int[]> matched(double[] rates, int[] group, int count, long seed) {
    int[] ranked = ranked(rates);
    int[] stratumOf = new int[rates.length];
    for (int rank = 0; rank < ranked.length; rank++) {
      stratumOf[ranked[rank]] = (int) ((long) rank * STRATA / ranked.length);
    }
    int[] wanted = new int[STRATA];
    for (int unit : group) {
      wanted[stratumOf[unit]]++;
    }
    List<int[]> sets = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      CounterRandom random = new CounterRandom(CounterRandom.seed(seed, "matched sets"), k);
      int[] left = wanted.clone();
      int[] order = random.permutation(rates.length);
      sets.add(Arrays.stream(order).filter(unit -> left[stratumOf[unit]]-- > 0).sorted().toArray());
    }
    return sets;
  }

  /**
   * Random sets of growing size, each with about the mean rate of all units: units are ranked by
   * rate and cut into as many parts as a set has units, of which each gives one.
   *
   * @param rates mean rate of each unit
   * @param sizes sizes of sets
   * @param perSize how many sets of each size
   * @param seed the same seed gives the same sets
   * @return sets of units, ascending, size by size
   * @throws HomologException if a size is below 1 or above the number of units
   */
  public static List<int[]> growing(double[] rates, List<Integer> sizes, int perSize, long seed) {
    int[] ranked = ranked(rates);
    List<int[]> sets = new ArrayList<>();
    for (int size : sizes) {
      if (size < 1 || size > rates.length) {
        throw HomologException.mistake(
            "a set of " + size + " units cannot be drawn from " + rates.length);
      }
      for (int k = 0; k < perSize; k++) {
        CounterRandom random =
            new CounterRandom(CounterRandom.seed(seed, "growing sets", Integer.toString(size)), k);
        int[] set = new int[size];
        for (int part = 0; part < size; part++) {
          int from = (int) ((long) part * rates.length / size);
          int to = (int) ((long) (part + 1) * rates.length / size);
          set[part] = ranked[from + random.nextInt(to - from)];
        }
        Arrays.sort(set);
        sets.add(set);
      }
    }
    return sets;
  }

  private static int[] ranked(double[] rates) {
    return IntStream.range(0, rates.length)
        .boxed()
        .sorted(Comparator.comparingDouble(unit -> rates[unit]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
