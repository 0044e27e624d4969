package org.homolog.lesion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.homolog.spi.Score;

/** The scores of a pair of profiles, always the same names in the same order. */
final class ProfileScores {
  private final String convention;
  private final EffectProfile reference;
  private final EffectProfile candidate;
  private final String obstacle;
  private final List<Score> scores = new ArrayList<>();

  ProfileScores(String convention, EffectProfile reference, EffectProfile candidate) {
    this.convention = convention;
    this.reference = reference;
    this.candidate = candidate;
    this.obstacle = reference.obstacle().isEmpty() ? candidate.obstacle() : reference.obstacle();
  }

  static String[] ofOneSystem(String name) {
    return new String[] {name + "-reference", name + "-candidate"};
  }

  /** Correlation over groups, and agreement over conditions. */
  void addCorrelations() {
    ProfilePair pair = ProfilePair.of(reference, candidate);
    add("profile-correlation", pair.profileCorrelation(), pair.profileObstacle());
    add("condition-agreement", pair.conditionAgreement(), pair.conditionObstacle());
  }

  /** A score; NaN for one that does not exist, with the reason why. */
  void add(String name, double value, String reason) {
    put(name, value, obstacle.isEmpty() ? reason : obstacle);
  }

  /** A score of each side by itself. */
  void describe(String name, ToDoubleFunction<EffectProfile> value, String reason) {
    describe(name + "-reference", reference, value, reason);
    describe(name + "-candidate", candidate, value, reason);
  }

  private void describe(
      String name, EffectProfile one, ToDoubleFunction<EffectProfile> value, String reason) {
    boolean exists = one.obstacle().isEmpty();
    put(name, exists ? value.applyAsDouble(one) : Double.NaN, exists ? reason : one.obstacle());
  }

  /** A score of one side; NaN for one that does not exist, with the reason why. */
  void put(String name, double value, String reason) {
    scores.add(
        Double.isNaN(value)
            ? Score.undefined(name, convention, reason)
            : Score.of(name, convention, value));
  }

  List<Score> all() {
    return List.copyOf(scores);
  }
}
