package org.homolog.tangling;

import java.util.List;
import java.util.Optional;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;

/**
 * How tangled two systems' trajectories are (Russo et al. 2018, doi:10.1016/j.neuron.2018.01.004).
 * With R rows (conditions x time bins), N units and k components preparing costs one thin singular
 * value decomposition of R x N and R^2 k steps.
 */
public final class Tangling implements Comparison<TanglingOptions, Tangles> {
  private static final Description DESCRIPTION =
      Description.builder("tangling", "Tangling of trajectories")
          .summary(
              "A state is tangled if the population is, at some other time or in another condition,"
                  + " close to it but moves on in another direction. Activity that drives itself"
                  + " without hidden input cannot be tangled; activity that is driven, as that of"
                  + " muscles, may be. Responses, averaged over repeats, are softly normalised unit by"
                  + " unit and compared in their leading principal components. The systems are compared"
                  + " by their mean tangling, and by whether the same conditions and times are tangled in"
                  + " both; how units of one correspond to those of the other does not matter."
                  + " Tangling rises with noise and with the number of states it is sought among: compare"
                  + " systems at the same conditions, bins and signal-to-noise. Copies of a condition in"
                  + " a bootstrap are weights.")
          .formula(
              "x = leading principal components of r / (range(r) + soft-normalise); v(t) = (x(t) -"
                  + " x(t - bin)) / bin; Q(t) = max over all t' of |v(t) - v(t')|^2 / (|x(t) - x(t')|^2 +"
                  + " constant * var(x)), var(x) the sum of variances over components, t and t' over all"
                  + " conditions and bins but the first. tangling-difference: |log2(mean Q_reference /"
                  + " mean Q_candidate)|, in octaves. profile-correlation: Spearman's correlation of Q"
                  + " over conditions and times. more-tangled-share: share of conditions and times at which"
                  + " the candidate's Q exceeds the reference's. mean-, high-: mean and 90 % quantile of"
                  + " Q, per squared second.")
          .references(
              Reference.of(
                  "Russo, Bittner, Perkins, Seely, London, Lara, Miri, Marshall, Kohn, Jessell, Abbott,"
                      + " Cunningham & Churchland 2018, Motor cortex embeds muscle-like commands in an"
                      + " untangled population response, Neuron 97:953-966",
                  "10.1016/j.neuron.2018.01.004"))
          .facets(Population.class)
          .drawable(Axis.CONDITION, Axis.REPEAT, Axis.UNIT, Axis.MEMBER)
          .nulls(NullModel.PERMUTE_CONDITIONS, NullModel.PERMUTE_REPEATS, NullModel.UNTRAINED)
          .refuses(NullModel.PERMUTE_UNITS, "tangling does not depend on the order of units")
          .refuses(
              NullModel.RANDOM_ROTATION,
              "tangling does not depend on a rotation of units, but for their scaling")
          .refuses(
              NullModel.CIRCULAR_SHIFT,
              "shifted courses jump at the seam, which tangling would take for speed")
          .refusesFor(
              NullModel.PERMUTE_CONDITIONS,
              "it compares what each system has by itself, which no exchange of conditions alters",
              "tangling-difference")
          .range(0, Double.POSITIVE_INFINITY)
          .range(-1, 1, "profile-correlation")
          .range(0, 1, "more-tangled-share")
          .direction(Direction.LOWER_IS_CLOSER)
          .direction(Direction.HIGHER_IS_CLOSER, "profile-correlation")
          .direction(
              Direction.NEUTRAL,
              "more-tangled-share",
              "mean-reference",
              "mean-candidate",
              "high-reference",
              "high-candidate")
          .reliabilities("profile-correlation")
          .requires(Requirement.timeBins(2, "tangling is of the direction in which states move"))
          .convention("tangling[k=components;soft=soft normalisation;constant]")
          .cost(
              "prepare: principal components O(D T N min(D T, N)), then all pairs of"
                  + " states, O(D^2 T^2 k); score: O(D T)")
          .elsewhere(
              "The paper's Q, with its constant of 0.1 times the variance, 8 components and a softening"
                  + " constant of 5 (spikes per second), which are the defaults here.")
          .build();

  /** For the plug-in. */
  public Tangling() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Class<TanglingOptions> options() {
    return TanglingOptions.class;
  }

  @Override
  public Tangles prepare(Sample sample, TanglingOptions options, Run run) {
    Draw draw = sample.draw().orElse(null);
    return draw != null && movesConditions(draw)
        ? Tangles.of(sample.whole(), options, run).shuffled(draw.rows())
        : Tangles.of(sample, options, run);
  }

  @Override
  public Optional<Tangles> redraw(Tangles whole, Draw draw, TanglingOptions options) {
    return movesConditions(draw) ? Optional.of(whole.shuffled(draw.rows())) : Optional.empty();
  }

  /** Exchanging conditions moves states under their labels and leaves their tangling. */
  private static boolean movesConditions(Draw draw) {
    return draw.axis() == Axis.CONDITION && draw.purpose() == Draw.Purpose.SHUFFLE;
  }

  @Override
  public List<Score> score(Tangles reference, Tangles candidate, TanglingOptions options, Run run) {
    return TanglingScores.of(reference, candidate, options);
  }

  @Override
  public Outcome show(Tangles one, TanglingOptions options, Run run) {
    return TanglingFigures.of(one);
  }

  @Override
  public Outcome explain(Tangles reference, Tangles candidate, TanglingOptions options, Run run) {
    return TanglingFigures.of(reference, candidate);
  }
}
