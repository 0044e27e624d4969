package org.homolog.demixing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.homolog.geometry.SpanOverlap;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.spi.Score;

/** The scores of a pair of systems, always the same names in the same order. */
final class DemixedScores {
  private final DemixedPcaOptions options;
  private final List<String> names;
  private final List<Score> scores = new ArrayList<>();

  private DemixedScores(DemixedPcaOptions options) {
    this.options = options;
    this.names = Marginalisations.names(options.factors(), options.withTime());
  }

  static List<Score> of(
      Demixing reference, Demixing candidate, DemixedPcaOptions options, LinearAlgebra algebra) {
    DemixedScores all = new DemixedScores(options);
    String obstacle = reference.obstacle().isEmpty() ? candidate.obstacle() : reference.obstacle();
    all.add("share-agreement", obstacle, () -> all.agreement(reference, candidate));
    for (String name : all.names) {
      all.add(
          "course-similarity-" + name,
          obstacle.isEmpty() ? mismatch(name, reference, candidate) : obstacle,
          () ->
              SpanOverlap.of(
                  reference.demixed().part(name).courses(algebra),
                  candidate.demixed().part(name).courses(algebra),
                  algebra));
    }
    all.describe("reference", reference);
    all.describe("candidate", candidate);
    return List.copyOf(all.scores);
  }

  private double agreement(Demixing reference, Demixing candidate) {
    double apart = 0;
    for (String name : names) {
      apart += Math.abs(reference.demixed().share(name) - candidate.demixed().share(name));
    }
    return Math.max(0, 1 - apart / 2);
  }

  private static String mismatch(String name, Demixing reference, Demixing candidate) {
    for (Demixing one : List.of(reference, candidate)) {
      if (!one.demixed().varies(name)) {
        return "no variance of " + one.system() + " is due to " + name;
      }
    }
    int own = reference.demixed().part(name).marginal().rows();
    int other = candidate.demixed().part(name).marginal().rows();
    return own == other && reference.hasLevelsOf(candidate)
        ? ""
        : reference.system()
            + " and "
            + candidate.system()
            + " differ in time bins or conditions: courses can be compared over the same only";
  }

  private void describe(String side, Demixing one) {
    for (String name : names) {
      add("share-" + name + "-" + side, one.obstacle(), () -> one.demixed().share(name));
    }
    for (String name : names) {
      add("captured-" + name + "-" + side, one.obstacle(), () -> one.demixed().captured(name));
    }
  }

  private void add(String name, String obstacle, DoubleSupplier value) {
    scores.add(
        obstacle.isEmpty()
            ? Score.of(name, options.convention(), Math.min(1, value.getAsDouble()))
            : Score.undefined(name, options.convention(), obstacle));
  }
}
