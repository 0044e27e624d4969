package org.homolog.stochastic;

import java.util.ArrayList;
import java.util.List;
import org.homolog.geometry.Centring;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseComparison;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.shape.Alignment;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.NullModel;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;
import org.homolog.spi.Run;
import org.homolog.spi.Score;

/**
 * Energy distance between the repeats of two systems after alignment (Duong et al. 2023,
 * arXiv:2211.11665; Szekely and Rizzo 2013, doi:10.1016/j.jspi.2013.03.018).
 */
public final class EnergyDistance extends ResponseComparison<EnergyOptions, List<Matrix>> {
  private static final Description DESCRIPTION = about().build();

  /** Where units are matched, it matters what single ones do. */
  private static final Description OF_UNITS = about().nulls(NullModel.RANDOM_ROTATION).build();

  private static Description.Builder about() {
    return described("energy-distance", "Energy distance of repeats")
        .summary(
            "For every condition the repeats of both systems are taken as two clouds of points; one"
                + " system is rotated (or its units permuted), the same way for all conditions, so"
                + " that points of one cloud lie near those of the other; the score says how much"
                + " further points of different clouds are apart than points of one cloud. Unlike the"
                + " Gaussian stochastic shape metric it sees any difference of distribution. The"
                + " alignment is found by reweighted least squares from the one that fits all points"
                + " alike. It needs repeats."
                + COPIES_WEIGHED)
        .formula(
            "sqrt(max(0, 1/D sum_i (E|x - Qy| - E|x - x'|/2 - E|y - y'|/2))), expectations over pairs of"
                + " repeats of condition i, pairs within one system over different repeats, Q in O(N)"
                + " or a permutation; the system with fewer units is padded with silent ones.")
        .references(
            Reference.of(
                "Duong, Zhou, Nassar, Berman, Olieslagers & Williams 2023, Representational"
                    + " dissimilarity metric spaces for stochastic neural networks, ICLR,"
                    + " arXiv:2211.11665",
                "10.48550/arXiv.2211.11665"),
            Reference.of(
                "Szekely & Rizzo 2013, Energy statistics: a class of statistics based on distances,"
                    + " Journal of Statistical Planning and Inference 143:1249-1272",
                "10.1016/j.jspi.2013.03.018"))
        .range(0, Double.POSITIVE_INFINITY)
        .direction(Direction.LOWER_IS_CLOSER)
        .requires(Requirement.repeats(2, "it compares distributions of repeats"))
        .convention("energy-distance[alignment]")
        .cost(
            "score: distances of single repeats, O(D R^2 N), for each step of the"
                + " search where systems are aligned")
        .elsewhere(
            "EnergyStochasticMetric of netrep, which does not centre and wants the same number of repeats"
                + " and units.");
  }

  /** For the plug-in. */
  public EnergyDistance() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Description describe(EnergyOptions options) {
    return options.alignment() == Alignment.PERMUTATION ? OF_UNITS : DESCRIPTION;
  }

  @Override
  public Class<EnergyOptions> options() {
    return EnergyOptions.class;
  }

  @Override
  protected boolean needsTrials() {
    return true;
  }

  @Override
  protected List<Matrix> derive(
      ResponseMatrix responses, EnergyOptions options, LinearAlgebra algebra) {
    if (!options.centre()) {
      return responses.trials();
    }
    double[] means = Centring.means(responses.values());
    List<Matrix> centred = new ArrayList<>();
    for (Matrix repeats : responses.trials()) {
      Matrix shifted = repeats.copy();
      for (int i = 0; i < shifted.array().length; i++) {
        shifted.array()[i] -= means[i % means.length];
      }
      centred.add(shifted);
    }
    return centred;
  }

  @Override
  protected List<Score> compare(
      Prepared<List<Matrix>> reference,
      Prepared<List<Matrix>> candidate,
      EnergyOptions options,
      Run run) {
    for (Prepared<List<Matrix>> one : List.of(reference, candidate)) {
      long single = one.responses().trials().stream().filter(t -> t.rows() < 2).count();
      if (single > 0 || one.responses().trials().isEmpty()) {
        return List.of(
            Score.undefined(
                "distance",
                options.convention(),
                single
                    + " conditions of system "
                    + one.responses().system()
                    + " have a single repeat: distances between repeats need two"));
      }
    }
    return List.of(
        Score.of(
            "distance",
            options.convention(),
            new RepeatAlignment(
                    reference.derived(run.algebra()),
                    candidate.derived(run.algebra()),
                    options.alignment(),
                    run.algebra())
                .distance()));
  }
}
