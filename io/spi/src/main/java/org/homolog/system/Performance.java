package org.homolog.system;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The outcome of a task, overall and per condition: what behaviour shows. Decoding a condition from
 * units is not performance. Immutable.
 */
public final class Performance {
  private final String measure;
  private final double overall;
  private final Map<String, Double> byCondition;
  private final OptionalDouble chance;
  private final OptionalDouble idealObserver;

  private Performance(
      String measure,
      double overall,
      Map<String, Double> byCondition,
      OptionalDouble chance,
      OptionalDouble idealObserver) {
    this.measure = measure;
    this.overall = overall;
    this.byCondition = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byCondition));
    this.chance = chance;
    this.idealObserver = idealObserver;
  }

  /**
   * An outcome.
   *
   * @param measure what is measured, such as "accuracy"
   * @param overall over all trials
   * @param byCondition condition label to value, in order
   * @param chance what guessing reaches, if known
   * @param idealObserver what an ideal observer of the same stimuli reaches, if known
   * @return the performance
   */
  public static Performance of(
      String measure,
      double overall,
      Map<String, Double> byCondition,
      OptionalDouble chance,
      OptionalDouble idealObserver) {
    return new Performance(measure, overall, byCondition, chance, idealObserver);
  }

  /**
   * What is measured.
   *
   * @return such as "accuracy"
   */
  public String measure() {
    return measure;
  }

  /**
   * Over all trials.
   *
   * @return the value
   */
  public double overall() {
    return overall;
  }

  /**
   * Per condition.
   *
   * @return condition label to value, in order
   */
  public Map<String, Double> byCondition() {
    return byCondition;
  }

  /**
   * What guessing reaches.
   *
   * @return the value, if known
   */
  public OptionalDouble chance() {
    return chance;
  }

  /**
   * What an ideal observer of the same stimuli reaches.
   *
   * @return the value, if known
   */
  public OptionalDouble idealObserver() {
    return idealObserver;
  }
}
