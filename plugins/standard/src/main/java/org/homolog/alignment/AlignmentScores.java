package org.homolog.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.spi.Options;
import org.homolog.spi.Run;
import org.homolog.spi.Score;

/** The scores of a pair of systems, always the same names in the same order. */
final class AlignmentScores {
  private static final double MOST = 0.9;

  private final Components reference;
  private final Components candidate;
  private final PcaAlignmentOptions options;
  private final List<Score> scores = new ArrayList<>();

  private AlignmentScores(Components reference, Components candidate, PcaAlignmentOptions options) {
    this.reference = reference;
    this.candidate = candidate;
    this.options = options;
  }

  static List<Score> of(
      Components reference, Components candidate, PcaAlignmentOptions options, Run run) {
    requireSameSpace(reference, candidate);
    AlignmentScores all = new AlignmentScores(reference, candidate, options);
    all.compute(run);
    return List.copyOf(all.scores);
  }

  static void requireSameSpace(Components reference, Components candidate) {
    if (reference.space() == candidate.space()
        && reference.features().equals(candidate.features())) {
      return;
    }
    throw HomologException.mistake(
        "the components of "
            + reference.system()
            + " and "
            + candidate.system()
            + " lie in different spaces ("
            + Options.kebab(reference.space().name())
            + " of "
            + reference.features().size()
            + " and "
            + Options.kebab(candidate.space().name())
            + " of "
            + candidate.features().size()
            + "); "
            + (reference.space() == Space.UNIT
                ? "space: unit needs the same units, by label: choose space: condition"
                : "they need the same conditions and time bins: choose space: condition, or missing:"
                    + " drop-unit where conditions were left out"));
  }

  private void compute(Run run) {
    int k = options.components();
    int rank = Math.min(reference.rank(), candidate.rank());
    if (rank < k) {
      undefined(rank);
    } else {
      LinearAlgebra algebra = run.algebra();
      double[] forward = SubspaceGeometry.cumulativeVariance(reference, candidate, k, algebra);
      double[] reverse = SubspaceGeometry.cumulativeVariance(candidate, reference, k, algebra);
      double[] angles =
          SubspaceGeometry.principalAngles(reference.leading(k), candidate.leading(k), algebra);
      ChanceLevel ofReference = chance(reference, run);
      ChanceLevel ofCandidate = chance(candidate, run);
      add("alignment-index", "forward", forward[k - 1] / reference.leadingVariance(k));
      add("alignment-index", "reverse", reverse[k - 1] / candidate.leadingVariance(k));
      add("chance-alignment-index", "forward", ofReference.alignmentIndex());
      add("chance-alignment-index", "reverse", ofCandidate.alignmentIndex());
      add("cross-explained-variance", "forward", forward[k - 1] / reference.totalVariance());
      add("cross-explained-variance", "reverse", reverse[k - 1] / candidate.totalVariance());
      add(
          "chance-cross-explained-variance",
          "forward",
          ofReference.alignmentIndex() * reference.leadingShare(k));
      add(
          "chance-cross-explained-variance",
          "reverse",
          ofCandidate.alignmentIndex() * candidate.leadingShare(k));
      add(
          "shared-variance",
          "forward",
          SubspaceGeometry.sharedVariance(reference, candidate, k, algebra)
              / reference.totalVariance());
      add(
          "shared-variance",
          "reverse",
          SubspaceGeometry.sharedVariance(candidate, reference, k, algebra)
              / candidate.totalVariance());
      add("chance-shared-variance", "forward", ofReference.sharedVariance());
      add("chance-shared-variance", "reverse", ofCandidate.sharedVariance());
      add("mean-principal-angle", "", Arrays.stream(angles).average().orElse(0));
      add(
          "chance-mean-principal-angle",
          "",
          (ofReference.meanAngle() + ofCandidate.meanAngle()) / 2);
      for (int i = 0; i < k; i++) {
        add("principal-angle-" + (i + 1), "", angles[i]);
      }
    }
    dimensionality("reference", reference);
    dimensionality("candidate", candidate);
  }

  /** The seed is the pair's, so that a draw made anew has the chance level of its fast path. */
  private ChanceLevel chance(Components components, Run run) {
    return ChanceLevel.of(
        components,
        options.components(),
        options.chanceDraws(),
        run.random("chance"),
        run.algebra());
  }

  private void add(String name, String direction, double value) {
    // An orthonormal basis is orthonormal but for rounding.
    double bounded = name.contains("angle") ? value : Math.min(1, value);
    Score score = Score.of(name, options.convention(reference.space()), bounded);
    scores.add(direction.isEmpty() ? score : score.direction(direction));
  }

  private void undefined(int rank) {
    String system = reference.rank() == rank ? reference.system() : candidate.system();
    String reason =
        "components: "
            + options.components()
            + " are asked for, but the responses of "
            + system
            + " span only "
            + rank;
    for (String name :
        List.of(
            "alignment-index",
            "chance-alignment-index",
            "cross-explained-variance",
            "chance-cross-explained-variance",
            "shared-variance",
            "chance-shared-variance")) {
      scores.add(without(name, reason).direction("forward"));
      scores.add(without(name, reason).direction("reverse"));
    }
    scores.add(without("mean-principal-angle", reason));
    scores.add(without("chance-mean-principal-angle", reason));
    for (int i = 0; i < options.components(); i++) {
      scores.add(without("principal-angle-" + (i + 1), reason));
    }
  }

  private Score without(String name, String reason) {
    return Score.undefined(name, options.convention(reference.space()), reason);
  }

  private void dimensionality(String side, Components components) {
    String convention = options.convention(components.space());
    String ratio = "participation-ratio-" + side;
    String count = "components-for-90-percent-" + side;
    if (components.rank() == 0) {
      String reason = "the responses of " + components.system() + " do not vary";
      scores.add(Score.undefined(ratio, convention, reason));
      scores.add(Score.undefined(count, convention, reason));
      return;
    }
    scores.add(Score.of(ratio, convention, components.participationRatio()));
    scores.add(Score.of(count, convention, components.componentsFor(MOST)));
  }
}
