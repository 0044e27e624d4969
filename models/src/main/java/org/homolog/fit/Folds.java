package org.homolog.fit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;

/** Which conditions are held out together. Every condition is held out exactly once. Immutable. */
public final class Folds {
  private final int[] foldOf;
  private final List<String> names;

  private Folds(int[] foldOf, List<String> names) {
    this.foldOf = foldOf;
    this.names = List.copyOf(names);
    if (names.size() < 2) {
      throw HomologException.mistake("folds: two or more are needed, but there is " + names.size());
    }
  }

  /**
   * Each condition held out alone.
   *
   * @param conditions the conditions' labels, which name the folds
   * @return as many folds as conditions
   */
  public static Folds leaveOneOut(List<String> conditions) {
    return new Folds(IntStream.range(0, conditions.size()).toArray(), conditions);
  }

  /**
   * Folds of nearly equal size, conditions assigned at random.
   *
   * @param conditions number of conditions
   * @param folds number of folds, 2 to conditions
   * @param seed where the assignment comes from
   * @return the folds
   * @throws HomologException if there are more folds than conditions, or fewer than two
   */
  public static Folds random(int conditions, int folds, long seed) {
    if (folds < 2 || folds > conditions) {
      throw HomologException.mistake(
          "folds: from 2 to the number of conditions ("
              + conditions
              + ") are possible, but "
              + folds
              + " were asked for");
    }
    int[] order = new CounterRandom(CounterRandom.seed(seed, "folds"), 0).permutation(conditions);
    int[] foldOf = new int[conditions];
    for (int i = 0; i < conditions; i++) {
      foldOf[order[i]] = i % folds;
    }
    return new Folds(foldOf, IntStream.rangeClosed(1, folds).mapToObj(i -> "fold " + i).toList());
  }

  /**
   * Folds of single trials of nearly equal size, the trials of each condition dealt over them in
   * random order: a condition of two trials or more is in no fold alone.
   *
   * @param byCondition for each condition its trials, every trial once
   * @param folds number of folds, 2 to the number of trials
   * @param seed where the assignment comes from
   * @return the folds
   * @throws HomologException if there are more folds than trials, or fewer than two
   */
  public static Folds trials(int[][] byCondition, int folds, long seed) {
    int trials = Arrays.stream(byCondition).mapToInt(one -> one.length).sum();
    if (folds < 2 || folds > trials) {
      throw HomologException.mistake(
          "folds: from 2 to the number of trials ("
              + trials
              + ") are possible, but "
              + folds
              + " were asked for");
    }
    int[] foldOf = new int[trials];
    int dealt = 0;
    for (int condition = 0; condition < byCondition.length; condition++) {
      int[] order =
          new CounterRandom(CounterRandom.seed(seed, "folds of trials"), condition)
              .permutation(byCondition[condition].length);
      for (int place : order) {
        foldOf[byCondition[condition][place]] = dealt++ % folds;
      }
    }
    return new Folds(foldOf, IntStream.rangeClosed(1, folds).mapToObj(i -> "fold " + i).toList());
  }

  /**
   * Folds given by a label per condition: equal labels are held out together.
   *
   * @param labels one per condition
   * @return one fold per distinct label, in order of first appearance
   */
  public static Folds given(List<String> labels) {
    Map<String, Integer> places = new LinkedHashMap<>();
    labels.forEach(label -> places.putIfAbsent(label, places.size()));
    int[] foldOf = labels.stream().mapToInt(places::get).toArray();
    return new Folds(foldOf, List.copyOf(places.keySet()));
  }

  /**
   * Number of folds.
   *
   * @return folds, 2 or more
   */
  public int count() {
    return names.size();
  }

  /**
   * Number of conditions.
   *
   * @return conditions
   */
  public int conditions() {
    return foldOf.length;
  }

  /**
   * A fold's name.
   *
   * @param fold fold, from 0
   * @return the name
   */
  public String name(int fold) {
    return names.get(fold);
  }

  /**
   * The fold a condition is held out in.
   *
   * @param condition condition, from 0
   * @return fold, from 0
   */
  public int foldOf(int condition) {
    return foldOf[condition];
  }

  /**
   * The conditions a fold holds out.
   *
   * @param fold fold, from 0
   * @return conditions, ascending
   */
  public int[] heldOut(int fold) {
    return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == fold).toArray();
  }

  /**
   * The conditions a fold trains on.
   *
   * @param fold fold, from 0
   * @return conditions, ascending
   */
  public int[] training(int fold) {
    return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] != fold).toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Folds that
        && Arrays.equals(foldOf, that.foldOf)
        && names.equals(that.names);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(foldOf) + names.hashCode();
  }
}
