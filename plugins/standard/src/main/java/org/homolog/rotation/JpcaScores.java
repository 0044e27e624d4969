package org.homolog.rotation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.homolog.geometry.SpanOverlap;
import org.homolog.geometry.Trajectories;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Score;

/** The scores of a pair of systems, always the same names in the same order. */
final class JpcaScores {
  private final JpcaOptions options;
  private final List<Score> scores = new ArrayList<>();

  private JpcaScores(JpcaOptions options) {
    this.options = options;
  }

  static List<Score> of(
      Rotations reference, Rotations candidate, JpcaOptions options, LinearAlgebra algebra) {
    JpcaScores all = new JpcaScores(options);
    String obstacle = reference.obstacle().isEmpty() ? candidate.obstacle() : reference.obstacle();
    all.add(
        "plane-similarity",
        obstacle.isEmpty() ? mismatch(reference, candidate) : obstacle,
        () -> SpanOverlap.of(plane(reference), plane(candidate), algebra));
    all.add(
        "frequency-difference",
        obstacle,
        () -> Math.abs(Math.log(reference.hertz(0) / candidate.hertz(0)) / Math.log(2)));
    all.add(
        "rotation-ratio-difference",
        obstacle,
        () ->
            Math.abs(reference.rotation().rotationRatio() - candidate.rotation().rotationRatio()));
    all.describe("reference", reference);
    all.describe("candidate", candidate);
    return List.copyOf(all.scores);
  }

  /** Courses without their mean, which the mean over conditions leaves where it is kept. */
  private static Matrix plane(Rotations one) {
    return new Trajectories(one.courses(0), one.conditions().size(), one.bins()).centred().values();
  }

  private static String mismatch(Rotations reference, Rotations candidate) {
    if (reference.bins() != candidate.bins()) {
      return reference.system()
          + " has "
          + reference.bins()
          + " time bins and "
          + candidate.system()
          + " "
          + candidate.bins()
          + ": trajectories can be compared over the same bins only";
    }
    return reference.conditions().equals(candidate.conditions())
        ? ""
        : reference.system()
            + " and "
            + candidate.system()
            + " do not have the same conditions after those with missing values were left out:"
            + " say missing: drop-unit";
  }

  private void describe(String side, Rotations one) {
    Rotation rotation = one.rotation();
    add("variance-share-" + side, one.obstacle(), () -> rotation.varianceShare(0));
    for (int p = 0; p < options.planes(); p++) {
      int plane = p;
      add("frequency-" + (p + 1) + "-" + side, one.obstacle(), () -> one.hertz(plane));
    }
    add("rotation-ratio-" + side, one.obstacle(), rotation::rotationRatio);
    add("fit-skew-" + side, one.obstacle(), () -> rotation.fit().skewShare());
    add("fit-free-" + side, one.obstacle(), () -> rotation.fit().freeShare());
  }

  private void add(String name, String obstacle, DoubleSupplier value) {
    scores.add(
        obstacle.isEmpty()
            ? Score.of(name, options.convention(), value.getAsDouble())
            : Score.undefined(name, options.convention(), obstacle));
  }
}
