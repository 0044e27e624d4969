package org.homolog.task.reward;

import java.util.Arrays;

/**
 * What a Bayesian knows of which of some options is the good one, while it may change: the exact
 * filter.
 */
final class ReversalBelief {
  private static final double TIED = 1e-9;

  private final double high;
  private final double low;
  private final double switching;
  private final double[] belief;

  ReversalBelief(int options, double high, double low, double switching) {
    this.high = high;
    this.low = low;
    this.switching = switching;
    belief = new double[options];
    Arrays.fill(belief, 1.0 / options);
  }

  /** Knows which option is the good one now. */
  void know(int option) {
    Arrays.fill(belief, 0);
    belief[option] = 1;
  }

  /** Learns that an option was rewarded or not, and that the good one may have changed since. */
  void learn(int option, boolean rewarded) {
    double sum = 0;
    for (int k = 0; k < belief.length; k++) {
      double chance = k == option ? high : low;
      belief[k] *= rewarded ? chance : 1 - chance;
      sum += belief[k];
    }
    for (int k = 0; k < belief.length; k++) {
      double kept = sum == 0 ? 1.0 / belief.length : belief[k] / sum;
      belief[k] = kept * (1 - switching) + (1 - kept) * switching / (belief.length - 1);
    }
  }

  /** The option that is likeliest the good one; the first of equals. */
  int best() {
    int best = 0;
    for (int k = 1; k < belief.length; k++) {
      best = belief[k] > belief[best] + TIED ? k : best;
    }
    return best;
  }

  /** Whether another option is as likely as the best. */
  boolean isTied() {
    double most = belief[best()];
    return Arrays.stream(belief).filter(b -> b > most - TIED).count() > 1;
  }
}
