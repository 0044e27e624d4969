package org.homolog.tangling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.homolog.spi.Score;

/** The scores of a pair of systems, always the same names in the same order. */
final class TanglingScores {
  /** The share of states that the reported high value exceeds. */
  private static final double HIGH = 0.9;

  private final String convention;
  private final List<Score> scores = new ArrayList<>();

  private TanglingScores(String convention) {
    this.convention = convention;
  }

  static List<Score> of(Tangles reference, Tangles candidate, TanglingOptions options) {
    TanglingScores all = new TanglingScores(options.convention());
    String obstacle = reference.obstacle().isEmpty() ? candidate.obstacle() : reference.obstacle();
    all.add(
        "tangling-difference",
        obstacle.isEmpty() ? straight(reference, candidate) : obstacle,
        () -> Math.abs(Math.log(reference.mean() / candidate.mean()) / Math.log(2)));
    String mismatch = obstacle.isEmpty() ? mismatch(reference, candidate) : obstacle;
    all.add(
        "profile-correlation",
        mismatch.isEmpty() ? constant(reference, candidate) : mismatch,
        () -> new SpearmansCorrelation().correlation(reference.values(), candidate.values()));
    all.add("more-tangled-share", mismatch, () -> moreTangled(reference, candidate));
    all.add("mean-reference", reference.obstacle(), reference::mean);
    all.add("mean-candidate", candidate.obstacle(), candidate::mean);
    all.add("high-reference", reference.obstacle(), () -> reference.quantile(HIGH));
    all.add("high-candidate", candidate.obstacle(), () -> candidate.quantile(HIGH));
    return List.copyOf(all.scores);
  }

  private static String straight(Tangles reference, Tangles candidate) {
    for (Tangles one : List.of(reference, candidate)) {
      if (one.mean() == 0) {
        return "all states of " + one.system() + " move alike, so that there is no ratio";
      }
    }
    return "";
  }

  private static String constant(Tangles reference, Tangles candidate) {
    for (Tangles one : List.of(reference, candidate)) {
      if (Arrays.stream(one.values()).distinct().count() < 2) {
        return "all states of " + one.system() + " are equally tangled";
      }
    }
    return "";
  }

  static String mismatch(Tangles reference, Tangles candidate) {
    if (reference.time().bins() != candidate.time().bins()) {
      return reference.system()
          + " has "
          + reference.time().bins()
          + " time bins and "
          + candidate.system()
          + " "
          + candidate.time().bins()
          + ": states can be matched over the same bins only";
    }
    return reference.conditions().equals(candidate.conditions())
        ? ""
        : reference.system()
            + " and "
            + candidate.system()
            + " do not have the same conditions after those with missing values were left out:"
            + " say missing: drop-unit";
  }

  private static double moreTangled(Tangles reference, Tangles candidate) {
    double[] own = reference.values();
    double[] other = candidate.values();
    double more = 0;
    for (int i = 0; i < own.length; i++) {
      more += other[i] > own[i] ? 1 : other[i] == own[i] ? 0.5 : 0;
    }
    return more / own.length;
  }

  private void add(String name, String obstacle, DoubleSupplier value) {
    scores.add(
        obstacle.isEmpty()
            ? Score.of(name, convention, value.getAsDouble())
            : Score.undefined(name, convention, obstacle));
  }
}
