package org.homolog.lesion;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;

/**
 * Units in named groups, so that groups of two systems can be told to be the same. Immutable.
 *
 * @param names names of groups
 * @param groupOf the group of each unit; -1 for a unit in none
 */
@SuppressWarnings("ArrayRecordComponent")
record FunctionalGroups(List<String> names, int[] groupOf) {
  FunctionalGroups {
    names = List.copyOf(names);
  }

  /** Groups by a column of the units; a unit without a value is in none. */
  static FunctionalGroups byColumn(String system, Table units, String wanted) {
    Column column =
        units
            .find(wanted)
            .orElseThrow(
                () ->
                    HomologException.mistake(
                        "system "
                            + system
                            + ": "
                            + HomologException.unknownText("unit column", wanted, units.names())));
    TreeSet<String> names = new TreeSet<>();
    for (int u = 0; u < units.rows(); u++) {
      if (!column.isMissing(u)) {
        names.add(column.text(u));
      }
    }
    List<String> ordered = List.copyOf(names);
    return new FunctionalGroups(
        ordered,
        IntStream.range(0, units.rows())
            .map(u -> column.isMissing(u) ? -1 : ordered.indexOf(column.text(u)))
            .toArray());
  }

  /**
   * Groups by the value that each unit responds to most.
   *
   * @param responses conditions x (bins x units)
   * @param values the value of each condition
   * @param units number of units
   */
  static FunctionalGroups byPreference(Matrix responses, List<String> values, int units) {
    List<String> names = List.copyOf(new TreeSet<>(values));
    double[] sums = new double[names.size() * units];
    int[] counts = new int[names.size()];
    for (int row = 0; row < responses.rows(); row++) {
      int value = names.indexOf(values.get(row));
      counts[value]++;
      for (int i = 0; i < responses.columns(); i++) {
        sums[value * units + i % units] += responses.get(row, i);
      }
    }
    int[] preferred = new int[units];
    for (int u = 0; u < units; u++) {
      for (int v = 1; v < names.size(); v++) {
        boolean more =
            sums[v * units + u] / counts[v] > sums[preferred[u] * units + u] / counts[preferred[u]];
        preferred[u] = more ? v : preferred[u];
      }
    }
    return new FunctionalGroups(names, preferred);
  }

  /** The units of a group. */
  int[] units(int group) {
    return IntStream.range(0, groupOf.length).filter(u -> groupOf[u] == group).toArray();
  }

  /** The same groups with other units in each place, as many in each group. */
  FunctionalGroups exchanged(int[] order) {
    int[] moved = new int[groupOf.length];
    for (int i = 0; i < order.length; i++) {
      moved[order[i]] = groupOf[i];
    }
    return new FunctionalGroups(names, moved);
  }

  int[] sizes() {
    int[] sizes = new int[names.size()];
    Arrays.stream(groupOf).filter(g -> g >= 0).forEach(g -> sizes[g]++);
    return sizes;
  }
}
