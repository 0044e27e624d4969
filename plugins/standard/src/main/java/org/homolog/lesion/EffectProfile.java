package org.homolog.lesion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.linalg.Matrix;

/**
 * What it costs one system to do without each group of units. Immutable.
 *
 * @param system the system's name
 * @param groups names of groups
 * @param sizes number of units in each; -1 where unknown
 * @param conditions what the cost is told for: values of a column, or conditions
 * @param intact how well each is done with all units
 * @param effects groups x conditions: intact less without the group; NaN where it was not measured
 * @param singles the mean cost of each unit alone; empty where it was not measured
 * @param groupOf the group of each of these units
 * @param random groups x sets: the mean cost of random sets of as many units, as active; without
 *     columns where there are none
 * @param obstacle why there are no effects; empty if there are
 */
@SuppressWarnings("ArrayRecordComponent")
public record EffectProfile(
    String system,
    List<String> groups,
    int[] sizes,
    List<String> conditions,
    double[] intact,
    Matrix effects,
    double[] singles,
    int[] groupOf,
    Matrix random,
    String obstacle) {
  /** Copies the lists. */
  public EffectProfile {
    groups = List.copyOf(groups);
    conditions = List.copyOf(conditions);
  }

  static EffectProfile none(String system, String obstacle) {
    Matrix empty = Matrix.zeros(0, 0);
    return new EffectProfile(
        system,
        List.of(),
        new int[0],
        List.of(),
        new double[0],
        empty,
        new double[0],
        new int[0],
        empty,
        obstacle);
  }

  /**
   * Mean cost of a group over the conditions it was measured in.
   *
   * @param group place of the group
   * @return the mean; NaN if it was measured in none
   */
  public double overall(int group) {
    return mean(effects.row(group));
  }

  double intactMean() {
    return mean(intact);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
  }

  /**
   * How much of what groups do can be done without any one of their units: 1 - (sum of the costs of
   * single units) / (sum of the costs of their groups). 0 where costs add up, 1 where no single
   * unit is missed; NaN where leaving whole groups out costs nothing.
   */
  double degeneracy() {
    double together = 0;
    for (int g = 0; g < groups.size(); g++) {
      together += overall(g);
    }
    double alone = 0;
    for (int u = 0; u < singles.length; u++) {
      alone += groupOf[u] < 0 ? 0 : singles[u];
    }
    return together > 1e-12 ? 1 - alone / together : Double.NaN;
  }

  /**
   * The share of random sets that cost less than the group they stand for, ties half, averaged over
   * groups that have units; NaN without random sets.
   */
  double rankAmongRandom() {
    double sum = 0;
    int counted = 0;
    for (int g = 0; g < groups.size(); g++) {
      double own = overall(g);
      if (sizes[g] == 0 || random.columns() == 0 || Double.isNaN(own)) {
        continue;
      }
      for (double set : random.row(g)) {
        sum += (set < own ? 1 : set == own ? 0.5 : 0) / random.columns();
      }
      counted++;
    }
    return counted == 0 ? Double.NaN : sum / counted;
  }

  /** Groups by cost, the dearest first; unmeasured ones last. */
  int[] byCost() {
    return IntStream.range(0, groups.size())
        .boxed()
        .sorted(
            java.util.Comparator.comparingDouble(
                g -> Double.isNaN(overall(g)) ? Double.POSITIVE_INFINITY : -overall(g)))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
