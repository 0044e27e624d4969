package org.homolog.perturbation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well a network did its task.
 *
 * @param accuracy share of trials answered rightly
 * @param loss what training lowers
 * @param byCondition condition label to share of its trials answered rightly, in order
 */
public record TaskScore(double accuracy, double loss, Map<String, Double> byCondition) {
  /** Copies the conditions. */
  public TaskScore {
    byCondition = Collections.unmodifiableMap(new LinkedHashMap<>(byCondition));
  }
}
