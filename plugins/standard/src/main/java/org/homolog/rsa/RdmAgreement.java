package org.homolog.rsa;

import java.util.ArrayList;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Options;
import org.homolog.spi.Run;
import org.homolog.spi.Score;
import org.jspecify.annotations.Nullable;

/** How alike two prepared systems' dissimilarities are, over the pairs that both have. */
final class RdmAgreement {
  /** Fewer conditions leave nothing to compare: one pair has no pattern. */
  private static final int FEWEST = 3;

  private final PreparedRdm reference;
  private final PreparedRdm candidate;
  private final RsaOptions options;
  private final Run run;

  RdmAgreement(PreparedRdm reference, PreparedRdm candidate, RsaOptions options, Run run) {
    requireSamePlaces(reference, candidate);
    this.reference = reference;
    this.candidate = candidate;
    this.options = options;
    this.run = run;
  }

  /** The score; the mean over time bins that have one where bins are compared one by one. */
  Score score() {
    String name = Options.kebab(options.comparator().name());
    double sum = 0;
    int count = 0;
    String reason = "";
    for (int layer = 0; layer < reference.layers().size(); layer++) {
      Agreement one = of(layer, layer);
      reason = one.isUndefined() && reason.isEmpty() ? one.reason() : reason;
      sum += one.isUndefined() ? 0 : one.value();
      count += one.isUndefined() ? 0 : 1;
    }
    return count == 0
        ? Score.undefined(name, options.convention(), reason)
        : Score.of(name, options.convention(), sum / count);
  }

  /** How alike one layer of the reference and one of the candidate are. */
  Agreement of(int referenceLayer, int candidateLayer) {
    RdmLayer one = reference.layers().get(referenceLayer);
    RdmLayer other = candidate.layers().get(candidateLayer);
    List<double[]> controls = controls();
    SharedPairs shared = SharedPairs.of(reference, one, other, controls);
    if (shared.conditions() < FEWEST) {
      return Agreement.undefined(
          shared.conditions()
              + " distinct conditions have dissimilarities on both sides; at least "
              + FEWEST
              + " are needed");
    }
    if (!controls.isEmpty()) {
      List<double[]> sides = new ArrayList<>();
      sides.add(one.values(shared));
      sides.add(other.values(shared));
      controls.forEach(control -> sides.add(shared.of(control)));
      Matrix noise =
          options.comparator().isWhitened() ? noise(referenceLayer, candidateLayer) : null;
      return PartialAgreement.of(sides, shared, options.comparator(), noise, run);
    }
    Agreement got =
        switch (options.comparator()) {
          case PEARSON ->
              Agreement.of(Correlation.pearson(one.values(shared), other.values(shared)));
          case COSINE -> Agreement.of(Correlation.cosine(one.values(shared), other.values(shared)));
          case SPEARMAN ->
              Agreement.of(Correlation.spearman(one.ranked(shared), other.ranked(shared)));
          case RHO_A -> Agreement.of(Correlation.rhoA(one.ranked(shared), other.ranked(shared)));
          case KENDALL_TAU_A ->
              Agreement.of(KendallTau.of(one.ranked(shared), other.ranked(shared)).a());
          case KENDALL_TAU_B ->
              Agreement.of(KendallTau.of(one.ranked(shared), other.ranked(shared)).b());
          case WHITENED_COSINE ->
              WhitenedCosine.of(
                  one.values(shared),
                  other.values(shared),
                  shared,
                  noise(referenceLayer, candidateLayer),
                  run);
          case WHITENED_PEARSON ->
              WhitenedCosine.of(
                  Correlation.centred(one.values(shared)),
                  Correlation.centred(other.values(shared)),
                  shared,
                  noise(referenceLayer, candidateLayer),
                  run);
          case RIEMANNIAN, BURES, BURES_METRIC ->
              shared.all()
                  ? ofMoments(one, other, noise(referenceLayer, candidateLayer))
                  : Agreement.undefined(shared.missing(options.comparator()));
        };
    return got.isUndefined() && got.reason().isEmpty()
        ? Agreement.undefined(reason(shared, one, other))
        : got;
  }

  private Agreement ofMoments(RdmLayer one, RdmLayer other, @Nullable Matrix noise) {
    int size = reference.size();
    return switch (options.comparator()) {
      case RIEMANNIAN -> RiemannianDistance.of(one.values(), other.values(), size, noise, run);
      case BURES -> SecondMoments.bures(one.values(), other.values(), size, false, run);
      default -> SecondMoments.bures(one.values(), other.values(), size, true, run);
    };
  }

  /** What is controlled for, from the side whose conditions have the columns. */
  private List<double[]> controls() {
    if (options.controlling().isEmpty()) {
      return List.of();
    }
    List<double[]> controls =
        reference.controls().isEmpty() ? candidate.controls() : reference.controls();
    if (controls.isEmpty()) {
      throw HomologException.mistake(
          "controlling: neither the conditions of "
              + reference.system()
              + " nor those of "
              + candidate.system()
              + " have all columns of "
              + String.join(", ", options.controlling()));
    }
    return controls;
  }

  /** The noise of conditions of the reference; where it has none, as a pool, of the candidate. */
  private @Nullable Matrix noise(int referenceLayer, int candidateLayer) {
    if (options.conditionNoise() == ConditionNoise.EQUAL) {
      return null;
    }
    Matrix own = reference.noiseOfPlaces(referenceLayer);
    Matrix noise = own == null ? candidate.noiseOfPlaces(candidateLayer) : own;
    if (noise == null) {
      throw HomologException.mistake(
          "condition-noise: "
              + Options.kebab(options.conditionNoise().name())
              + " is estimated from repeats, but neither "
              + reference.system()
              + " nor "
              + candidate.system()
              + " has responses; choose condition-noise: equal");
    }
    return noise;
  }

  private static void requireSamePlaces(PreparedRdm reference, PreparedRdm candidate) {
    if (reference.size() != candidate.size()
        || (reference.designLabels() != candidate.designLabels()
            && !reference.designLabels().equals(candidate.designLabels()))
        || !reference.layerNames().equals(candidate.layerNames())) {
      throw HomologException.mistake(
          "systems "
              + reference.system()
              + " and "
              + candidate.system()
              + " have dissimilarities between different things ("
              + reference.size()
              + " and "
              + candidate.size()
              + " places in "
              + reference.layers().size()
              + " and "
              + candidate.layers().size()
              + " bins, the last \""
              + last(reference)
              + "\" and \""
              + last(candidate)
              + "\"); with time: separate or per-bin both need the same time bins");
    }
  }

  private static String last(PreparedRdm rdm) {
    return rdm.designLabels().get(rdm.designLabels().size() - 1);
  }

  private String reason(SharedPairs shared, RdmLayer one, RdmLayer other) {
    boolean length = !options.comparator().removesMean();
    boolean first = isFlat(one.values(shared), length);
    return "the dissimilarities of "
        + (first || !isFlat(other.values(shared), length) ? reference.system() : candidate.system())
        + " are "
        + (length ? "all zero" : "all equal")
        + ", so that "
        + Options.kebab(options.comparator().name())
        + " is not defined";
  }

  private static boolean isFlat(double[] values, boolean length) {
    return Double.isNaN(
        length ? Correlation.cosine(values, values) : Correlation.pearson(values, values));
  }
}
