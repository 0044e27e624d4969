package org.homolog.task;

import java.util.function.Predicate;
import org.homolog.random.CounterRandom;

/** Accuracies of observers, by simulation with fixed seeds. */
public final class Simulated {
  private Simulated() {}

  /**
   * The share of simulated trials that an observer answers rightly.
   *
   * @param observer name of the observer, which the random numbers derive from
   * @param count number of trials
   * @param right simulates one trial
   * @return from 0 to 1, the same at every call
   */
  public static double share(String observer, int count, Predicate<CounterRandom> right) {
    long seed = CounterRandom.seed(1, "observer", observer);
    int sum = 0;
    for (int k = 0; k < count; k++) {
      sum += right.test(new CounterRandom(seed, k)) ? 1 : 0;
    }
    return (double) sum / count;
  }
}
