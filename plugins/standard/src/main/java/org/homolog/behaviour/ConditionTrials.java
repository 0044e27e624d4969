package org.homolog.behaviour;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.random.CounterRandom;

/**
 * The trials of one condition. Immutable.
 *
 * @param truth the right answer, the object shown; empty where it is not told
 * @param outcomes per trial 1 if right, 0 if not, NaN if unknown
 * @param answers per trial what was answered, empty if unknown
 * @param alternatives per trial what else could be chosen, empty if not told
 * @param groups per trial its number among the condition's repeats; copies have equal numbers
 */
@SuppressWarnings("ArrayRecordComponent")
record ConditionTrials(
    String truth, double[] outcomes, String[] answers, String[] alternatives, int[] groups) {

  int size() {
    return outcomes.length;
  }

  /** How many trials have an outcome. */
  int known() {
    return (int) Arrays.stream(outcomes).filter(v -> !Double.isNaN(v)).count();
  }

  /** How many trials were answered rightly. */
  int right() {
    return (int) Arrays.stream(outcomes).filter(v -> v == 1).count();
  }

  /** The share answered rightly; NaN without a trial. */
  double accuracy() {
    return right() / (double) known();
  }

  /** How often each answer was given; trials without one are left out. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new HashMap<>();
    for (String answer : answers) {
      if (!answer.isEmpty()) {
        counts.merge(answer, 1, Integer::sum);
      }
    }
    return counts;
  }

  ConditionTrials select(int[] trials) {
    return new ConditionTrials(
        truth,
        Arrays.stream(trials).mapToDouble(i -> outcomes[i]).toArray(),
        Arrays.stream(trials).mapToObj(i -> answers[i]).toArray(String[]::new),
        Arrays.stream(trials).mapToObj(i -> alternatives[i]).toArray(String[]::new),
        Arrays.stream(trials).map(i -> groups[i]).toArray());
  }

  /**
   * One half of the trials. Copies of a trial, and trials of one repeat, lie in one half.
   *
   * @param seed the seed of the split
   * @param split which split
   * @param second whether the other half is wanted
   */
  ConditionTrials half(long seed, int split, boolean second) {
    int[] distinct = Arrays.stream(groups).distinct().toArray();
    int[] order = new CounterRandom(seed, split).permutation(distinct.length);
    Map<Integer, Boolean> first = new HashMap<>();
    for (int i = 0; i < order.length; i++) {
      first.put(distinct[order[i]], i < (order.length + split % 2) / 2);
    }
    return select(
        IntStream.range(0, size())
            .filter(i -> first.getOrDefault(groups[i], false) != second)
            .toArray());
  }

  /** The trials of several members' conditions together; each member's repeats are its own. */
  static ConditionTrials together(java.util.List<ConditionTrials> members) {
    int[] groups = new int[members.stream().mapToInt(ConditionTrials::size).sum()];
    int at = 0;
    int offset = 0;
    for (ConditionTrials member : members) {
      for (int group : member.groups) {
        groups[at++] = offset + group;
      }
      offset += Arrays.stream(member.groups).max().orElse(-1) + 1;
    }
    return new ConditionTrials(
        members.get(0).truth,
        members.stream().flatMapToDouble(m -> Arrays.stream(m.outcomes)).toArray(),
        members.stream().flatMap(m -> Arrays.stream(m.answers)).toArray(String[]::new),
        members.stream().flatMap(m -> Arrays.stream(m.alternatives)).toArray(String[]::new),
        groups);
  }
}
