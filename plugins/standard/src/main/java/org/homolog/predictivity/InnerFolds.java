package org.homolog.predictivity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Folds within the training samples, for what a regression chooses by itself. */
final class InnerFolds {
  private InnerFolds() {}

  /**
   * Consecutive conditions in each fold, the first folds one condition larger where the number does
   * not divide. Samples of one condition, and copies of it, share a fold.
   *
   * @param conditionOf the condition of each sample
   * @param count how many folds; fewer where there are fewer conditions
   * @return the samples held out in each fold, ascending
   */
  static List<int[]> consecutive(int[] conditionOf, int count) {
    Map<Integer, Integer> place = new LinkedHashMap<>();
    for (int condition : conditionOf) {
      place.putIfAbsent(condition, place.size());
    }
    int folds = Math.min(count, place.size());
    int least = place.size() / folds;
    int larger = place.size() % folds;
    List<List<Integer>> held = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      held.add(new ArrayList<>());
    }
    for (int sample = 0; sample < conditionOf.length; sample++) {
      int at = place.getOrDefault(conditionOf[sample], 0);
      int inLarger = larger * (least + 1);
      int fold = at < inLarger ? at / (least + 1) : larger + (at - inLarger) / least;
      held.get(fold).add(sample);
    }
    return held.stream().map(list -> list.stream().mapToInt(i -> i).toArray()).toList();
  }
}
