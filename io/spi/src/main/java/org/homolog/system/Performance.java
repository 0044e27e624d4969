package org.homolog.system;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.homolog.population.Population;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a task, overall and per condition: what behaviour shows. Decoding a condition from
 * units is not performance. Immutable.
 */
public final class Performance {
  /** The column of {@link #trials} that holds what was answered: text, empty where unknown. */
  public static final String ANSWER = "answered";

  /** The column of {@link #trials} that holds 1 where the answer was right, 0 where not. */
  public static final String CORRECT = "correct";

  private final String measure;
  private final double overall;
  private final Map<String, Double> byCondition;
  private final OptionalDouble chance;
  private final OptionalDouble idealObserver;
  private final @Nullable Population trials;

  private Performance(
      String measure,
      double overall,
      Map<String, Double> byCondition,
      OptionalDouble chance,
      OptionalDouble idealObserver,
      @Nullable Population trials) {
    this.measure = measure;
    this.overall = overall;
    this.byCondition = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byCondition));
    this.chance = chance;
    this.idealObserver = idealObserver;
    this.trials = trials;
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
    return new Performance(measure, overall, byCondition, chance, idealObserver, null);
  }

  /**
   * The same outcome with the trials it was found in.
   *
   * @param judged one entry per trial; its columns are what the trial was, {@link #ANSWER} and
   *     {@link #CORRECT}
   * @return the performance
   */
  public Performance withTrials(Population judged) {
    return new Performance(measure, overall, byCondition, chance, idealObserver, judged);
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

  /**
   * The single trials behind it: one entry per trial, whose columns say what the trial was, what
   * was answered and whether that was right. Conditions are those of the responses, repeats the
   * trials; its one unit is the outcome.
   *
   * @return the trials, if they are known
   */
  public Optional<Population> trials() {
    return Optional.ofNullable(trials);
  }
}
