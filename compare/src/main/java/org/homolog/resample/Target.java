package org.homolog.resample;

import java.util.ArrayList;
import java.util.List;
import org.homolog.system.NeuralSystem;

/** One row to be: a pair of members, the mean over pairs, or the members pooled. */
record Target(Kind kind, String label, int reference, int candidate) {
  enum Kind {
    PAIR,
    MEAN,
    POOLED
  }

  /**
   * The rows of two cohorts.
   *
   * @param single whether both cohorts have one member, so that no row needs a name
   */
  static List<Target> of(
      List<NeuralSystem> references,
      List<NeuralSystem> candidates,
      boolean single,
      MemberPolicy policy) {
    if (single) {
      return List.of(new Target(Kind.PAIR, "", 0, 0));
    }
    List<Target> targets = new ArrayList<>();
    if (policy != MemberPolicy.POOLED) {
      for (int i = 0; i < references.size(); i++) {
        for (int j = 0; j < candidates.size(); j++) {
          targets.add(new Target(Kind.PAIR, "", i, j));
        }
      }
      targets.add(new Target(Kind.MEAN, "mean", -1, -1));
    }
    if (policy != MemberPolicy.EACH) {
      targets.add(new Target(Kind.POOLED, "pooled", -1, -1));
    }
    return List.copyOf(targets);
  }

  /** The name of a pair's row, by the cohorts that have several members. */
  static String label(
      NeuralSystem reference, boolean severalReferences, NeuralSystem candidate, boolean several) {
    if (severalReferences && several) {
      return reference.name() + " x " + candidate.name();
    }
    return severalReferences ? reference.name() : candidate.name();
  }
}
