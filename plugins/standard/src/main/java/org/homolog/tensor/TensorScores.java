package org.homolog.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.homolog.spi.Score;

/** The scores of a pair of systems, always the same names in the same order. */
final class TensorScores {
  private final String convention;
  private final List<Score> scores = new ArrayList<>();

  private TensorScores(String convention) {
    this.convention = convention;
  }

  static List<Score> of(ComponentFit reference, ComponentFit candidate, TensorOptions options) {
    TensorScores all = new TensorScores(options.convention());
    String mismatch = mismatch(reference, candidate);
    List<ComponentModel.Pairing> pairing =
        mismatch.isEmpty() ? List.of(reference.best().paired(candidate.best())) : List.of();
    all.add("factor-similarity", mismatch, () -> pairing.get(0).both());
    all.add("time-similarity", mismatch, () -> pairing.get(0).times());
    all.add("condition-similarity", mismatch, () -> pairing.get(0).conditions());
    all.describe("reference", reference);
    all.describe("candidate", candidate);
    return List.copyOf(all.scores);
  }

  /** Why two systems' components cannot be compared; empty if they can. */
  static String mismatch(ComponentFit reference, ComponentFit candidate) {
    if (!reference.obstacle().isEmpty() || !candidate.obstacle().isEmpty()) {
      return reference.obstacle().isEmpty() ? candidate.obstacle() : reference.obstacle();
    }
    return reference.time().bins() == candidate.time().bins()
            && reference.conditions().equals(candidate.conditions())
        ? ""
        : reference.system()
            + " and "
            + candidate.system()
            + " differ in time bins or conditions: factors can be compared over the same only";
  }

  private void describe(String side, ComponentFit one) {
    add("explained-" + side, one.obstacle(), () -> one.best().explained());
    String alone = one.starts() > 1 ? "" : "there is a single start: say more restarts";
    add("stability-" + side, one.obstacle().isEmpty() ? alone : one.obstacle(), one::stability);
  }

  private void add(String name, String obstacle, DoubleSupplier value) {
    scores.add(
        obstacle.isEmpty()
            ? Score.of(name, convention, value.getAsDouble())
            : Score.undefined(name, convention, obstacle));
  }
}
