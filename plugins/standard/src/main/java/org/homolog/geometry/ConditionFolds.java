package org.homolog.geometry;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.random.CounterRandom;

/**
 * Folds over conditions, drawn by the conditions' labels: their order does not matter, and a
 * condition, all its bins and all its copies lie in one fold.
 */
public final class ConditionFolds {
  private final int[] foldOfRow;

  private ConditionFolds(int[] foldOfRow) {
    this.foldOfRow = foldOfRow;
  }

  /**
   * Folds of equal size but for one condition.
   *
   * @param responses whose conditions
   * @param folds how many, at most the number of distinct conditions
   * @param seed the seed
   * @return the folds
   */
  public static ConditionFolds of(ResponseMatrix responses, int folds, long seed) {
    List<String> distinct = responses.conditions().stream().distinct().toList();
    int[] order = order(distinct, seed);
    Map<String, Integer> foldOf = new HashMap<>();
    for (int i = 0; i < order.length; i++) {
      foldOf.put(distinct.get(order[i]), i % folds);
    }
    int[] foldOfRow = new int[responses.conditions().size() * responses.bins()];
    for (int row = 0; row < foldOfRow.length; row++) {
      String condition = responses.conditions().get(row / responses.bins());
      foldOfRow[row] = foldOf.getOrDefault(condition, 0);
    }
    return new ConditionFolds(foldOfRow);
  }

  /**
   * A random order of conditions that depends on their labels alone.
   *
   * @param labels distinct labels
   * @param seed the seed
   * @return places in the list of labels
   */
  public static int[] order(List<String> labels, long seed) {
    long[] keys = labels.stream().mapToLong(label -> CounterRandom.seed(seed, label)).toArray();
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> keys[i]).thenComparing(labels::get))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * The rows of a fold.
   *
   * @param fold the fold, from 0
   * @return rows, ascending
   */
  public int[] inside(int fold) {
    return IntStream.range(0, foldOfRow.length).filter(i -> foldOfRow[i] == fold).toArray();
  }

  /**
   * The rows of all other folds.
   *
   * @param fold the fold, from 0
   * @return rows, ascending
   */
  public int[] outside(int fold) {
    return IntStream.range(0, foldOfRow.length).filter(i -> foldOfRow[i] != fold).toArray();
  }
}
