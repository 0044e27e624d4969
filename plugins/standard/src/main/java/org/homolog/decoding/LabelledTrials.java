package org.homolog.decoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.homolog.geometry.ConditionFolds;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.Matrix;

/**
 * Single trials with their class and fold. Immutable.
 *
 * @param patterns trials x units
 * @param classOf the class of each trial
 * @param foldOf the fold of each trial
 * @param classes how many classes there are
 * @param folds how many folds
 * @param obstacle why nothing can be decoded; empty if it can
 */
@SuppressWarnings("ArrayRecordComponent")
public record LabelledTrials(
    Matrix patterns, int[] classOf, int[] foldOf, int classes, int folds, String obstacle) {

  /**
   * Trials of a system.
   *
   * @param responses with their single repeats
   * @param values the value to be decoded of each condition
   * @param mostFolds how many folds there are, unless a value has fewer conditions or repeats
   * @param across what is left out together
   * @param seed the seed of the folds
   * @return the trials, condition by condition; classes are the distinct values in their natural
   *     order
   */
  public static LabelledTrials of(
      ResponseMatrix responses,
      List<String> values,
      int mostFolds,
      DecodingOptions.Across across,
      long seed) {
    List<String> classes = List.copyOf(new TreeSet<>(values));
    boolean several =
        classes.stream().allMatch(c -> values.stream().filter(c::equals).count() >= 2);
    boolean acrossConditions =
        across == DecodingOptions.Across.CONDITIONS
            || (across == DecodingOptions.Across.AUTOMATIC && several);
    int fewest = fewest(responses, values, classes, acrossConditions);
    int folds = Math.min(mostFolds, fewest);
    List<double[]> rows = new ArrayList<>();
    List<int[]> labels = new ArrayList<>();
    int[] foldOfCondition =
        acrossConditions && folds >= 2 ? stratified(responses, values, classes, folds, seed) : null;
    for (int condition = 0; condition < values.size(); condition++) {
      Matrix repeats = responses.trials().get(condition);
      int[] numbers = responses.trialNumbers(condition);
      for (int repeat = 0; repeat < repeats.rows(); repeat++) {
        rows.add(repeats.row(repeat));
        int fold =
            foldOfCondition == null
                ? numbers[repeat] % Math.max(1, folds)
                : foldOfCondition[condition];
        labels.add(new int[] {classes.indexOf(values.get(condition)), fold});
      }
    }
    return new LabelledTrials(
        Matrix.copyOf(rows.toArray(new double[0][])),
        labels.stream().mapToInt(l -> l[0]).toArray(),
        labels.stream().mapToInt(l -> l[1]).toArray(),
        classes.size(),
        folds,
        obstacle(classes.size(), fewest, acrossConditions, responses.system()));
  }

  /**
   * The trials of one fold, or of all others.
   *
   * @param fold the fold, from 0
   * @param inside whether those of the fold are wanted
   * @return places of trials, ascending
   */
  public int[] rows(int fold, boolean inside) {
    return IntStream.range(0, foldOf.length).filter(i -> (foldOf[i] == fold) == inside).toArray();
  }

  /**
   * The classes of some trials.
   *
   * @param rows places of trials
   * @return one class per place
   */
  public int[] classes(int[] rows) {
    return Arrays.stream(rows).map(row -> classOf[row]).toArray();
  }

  /** How many parts every class can be split into. */
  private static int fewest(
      ResponseMatrix responses, List<String> values, List<String> classes, boolean conditions) {
    int fewest = Integer.MAX_VALUE;
    if (conditions) {
      for (String one : classes) {
        fewest = Math.min(fewest, (int) values.stream().filter(one::equals).count());
      }
    } else {
      for (int condition = 0; condition < values.size(); condition++) {
        fewest = Math.min(fewest, responses.distinctTrials(condition));
      }
    }
    return fewest;
  }

  /** Folds of conditions within each class, so that every class is in every fold. */
  private static int[] stratified(
      ResponseMatrix responses, List<String> values, List<String> classes, int folds, long seed) {
    int[] order = ConditionFolds.order(responses.conditions(), seed);
    int[] next = new int[classes.size()];
    int[] foldOf = new int[values.size()];
    for (int condition : order) {
      foldOf[condition] = next[classes.indexOf(values.get(condition))]++ % folds;
    }
    return foldOf;
  }

  private static String obstacle(int classes, int fewest, boolean conditions, String system) {
    if (classes < 2) {
      return "there are not two values to be told apart";
    }
    return fewest >= 2
        ? ""
        : conditions
            ? "a value has a single condition, which cannot be left out: say across: repeats"
            : "a condition of system " + system + " has a single repeat, which cannot be left out";
  }
}
