package org.homolog.resample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;

/**
 * Every draw of the engine, as functions of the study's seed, the design and a number: the same for
 * all candidates, whatever the order or number of threads, and replayable.
 */
public final class Draws {

  /**
   * Two halves of the repeats.
   *
   * @param first repeats of one half, ascending
   * @param second repeats of the other, ascending
   */
  public record Halves(List<Integer> first, List<Integer> second) {
    /** Takes copies. */
    public Halves {
      first = List.copyOf(first);
      second = List.copyOf(second);
    }

    int[] firstRows() {
      return first.stream().mapToInt(Integer::intValue).toArray();
    }

    int[] secondRows() {
      return second.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  private Draws() {}

  /**
   * Bootstrap draws over conditions.
   *
   * @param studySeed the study's seed
   * @param design the conditions, in order
   * @param count how many draws
   * @return draws 0 to count - 1
   */
  public static List<Draw> bootstrap(long studySeed, Design design, int count) {
    List<Draw> draws = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      draws.add(conditions(studySeed, design, number));
    }
    return List.copyOf(draws);
  }

  /**
   * One bootstrap draw over conditions: as many as there are, with replacement, sorted, so that
   * copies stand side by side and two systems keep one order.
   *
   * @param studySeed the study's seed
   * @param design the conditions, in order
   * @param number number of the draw
   * @return the draw
   */
  public static Draw conditions(long studySeed, Design design, int number) {
    int[] rows = random(studySeed, identity(design), number).withReplacement(size(design));
    Arrays.sort(rows);
    return Draw.resample(Axis.CONDITION, rows);
  }

  /**
   * One bootstrap draw over the members of a cohort.
   *
   * @param studySeed the study's seed
   * @param side "reference" or "candidate", whose members are drawn apart
   * @param members how many members there are
   * @param number number of the draw
   * @return the draw, sorted
   */
  public static Draw members(long studySeed, String side, int members, int number) {
    String[] identity = {"bootstrap", "member", side, Integer.toString(members)};
    int[] rows = random(studySeed, identity, number).withReplacement(members);
    Arrays.sort(rows);
    return Draw.resample(Axis.MEMBER, rows);
  }

  /**
   * One bootstrap draw over repeats, within each group of exchangeable repeats.
   *
   * @param studySeed the study's seed
   * @param side whose repeats, such as "reference 0"
   * @param strata the groups
   * @param number number of the draw
   * @return the draw, sorted
   */
  public static Draw repeats(long studySeed, String side, RepeatStrata strata, int number) {
    CounterRandom random = random(studySeed, identity("bootstrap", side, strata), number);
    int[] rows =
        Arrays.stream(strata.groups())
            .flatMapToInt(
                group -> Arrays.stream(random.withReplacement(group.length)).map(i -> group[i]))
            .toArray();
    Arrays.sort(rows);
    return Draw.resample(Axis.REPEAT, rows);
  }

  /**
   * One bootstrap draw over units, or over the sessions they were recorded in.
   *
   * @param studySeed the study's seed
   * @param side whose units, such as "reference 0"; each side's are drawn apart
   * @param groups what is drawn whole
   * @param number number of the draw
   * @return the draw of units, sorted; units of one group occur equally often
   */
  public static Draw units(long studySeed, String side, UnitGroups groups, int number) {
    String[] identity = {"bootstrap", side, groups.identity()};
    int[] drawn = random(studySeed, identity, number).withReplacement(groups.count());
    return Draw.resample(Axis.UNIT, groups.units(drawn));
  }

  /**
   * The permutations of a null: all but the identity where there are at most so many (it then is
   * exact), else random ones.
   *
   * @param studySeed the study's seed
   * @param axis what is permuted
   * @param size how many are permuted
   * @param atMost how many permutations are wanted
   * @return shuffles
   */
  public static List<Draw> permutations(long studySeed, Axis axis, int size, int atMost) {
    List<Draw> draws = new ArrayList<>();
    if (isExact(size, atMost)) {
      int[] order = new int[size];
      Arrays.setAll(order, i -> i);
      while (next(order)) {
        draws.add(Draw.shuffle(axis, order));
      }
      return List.copyOf(draws);
    }
    return randomPermutations(studySeed, axis, size, atMost);
  }

  /** Random permutations, whatever the size. */
  static List<Draw> randomPermutations(long studySeed, Axis axis, int size, int count) {
    List<Draw> draws = new ArrayList<>();
    String[] identity = {"permutation", axis.name(), Integer.toString(size)};
    for (int number = 0; number < count; number++) {
      draws.add(Draw.shuffle(axis, random(studySeed, identity, number).permutation(size)));
    }
    return List.copyOf(draws);
  }

  /**
   * Whether all permutations are gone through.
   *
   * @param size how many are permuted
   * @param atMost how many permutations are wanted
   * @return true if size! is at most that
   */
  public static boolean isExact(int size, int atMost) {
    long factorial = 1;
    for (int i = 2; i <= size && factorial <= atMost; i++) {
      factorial *= i;
    }
    return factorial <= atMost;
  }

  /**
   * Random halves of the repeats, within each group of exchangeable repeats. Of an odd group the
   * one left over goes to the half that has fewer.
   *
   * @param studySeed the study's seed
   * @param side whose repeats, such as "reference 0"
   * @param strata the groups
   * @param splits how many splits
   * @return splits
   */
  public static List<Halves> splitHalves(
      long studySeed, String side, RepeatStrata strata, int splits) {
    List<Halves> all = new ArrayList<>();
    for (int number = 0; number < splits; number++) {
      CounterRandom random = random(studySeed, identity("halves", side, strata), number);
      List<Integer> first = new ArrayList<>();
      List<Integer> second = new ArrayList<>();
      boolean tie = random.nextInt(2) == 0;
      for (int[] group : strata.groups()) {
        int[] order = random.permutation(group.length);
        boolean extraFirst = first.size() == second.size() ? tie : first.size() < second.size();
        int toFirst = group.length / 2 + (extraFirst ? group.length % 2 : 0);
        for (int i = 0; i < order.length; i++) {
          (i < toFirst ? first : second).add(group[order[i]]);
        }
      }
      first.sort(null);
      second.sort(null);
      all.add(new Halves(first, second));
    }
    return List.copyOf(all);
  }

  private static CounterRandom random(long studySeed, String[] identity, int number) {
    return new CounterRandom(CounterRandom.seed(studySeed, identity), number);
  }

  private static int size(Design design) {
    return design.conditions().size();
  }

  private static String[] identity(Design design) {
    List<String> names = new ArrayList<>(List.of("bootstrap", "condition"));
    names.addAll(design.conditions());
    return names.toArray(String[]::new);
  }

  private static String[] identity(String what, String side, RepeatStrata strata) {
    return new String[] {what, "repeat", side, Arrays.deepToString(strata.groups())};
  }

  /** The next permutation in lexicographic order, in place; false after the last. */
  private static boolean next(int[] order) {
    int i = order.length - 2;
    while (i >= 0 && order[i] > order[i + 1]) {
      i--;
    }
    if (i < 0) {
      return false;
    }
    int j = order.length - 1;
    while (order[j] < order[i]) {
      j--;
    }
    swap(order, i, j);
    for (int a = i + 1, b = order.length - 1; a < b; a++, b--) {
      swap(order, a, b);
    }
    return true;
  }

  private static void swap(int[] order, int i, int j) {
    int kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
}
