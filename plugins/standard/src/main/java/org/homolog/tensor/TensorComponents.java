package org.homolog.tensor;

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
 * Whether two systems' responses are sums of the same courses over time and conditions: tensor
 * component analysis (Williams et al. 2018, doi:10.1016/j.neuron.2018.05.015). With R rows
 * (conditions x time bins), N units and k components an iteration of one start costs 4 R N k steps.
 */
public final class TensorComponents implements Comparison<TensorOptions, ComponentFit> {
  private static final Description DESCRIPTION =
      Description.builder("tensor-components", "Tensor components")
          .summary(
              "Each system's responses, averaged over repeats, are fitted by a sum of few components, each"
                  + " one course over time that all its units share, scaled by a factor per condition and"
                  + " one per unit (canonical polyadic decomposition). Unlike principal components these"
                  + " need not be orthogonal and are, as a rule, unique. The best of several random starts is"
                  + " kept; how alike the others are to it says whether the data determine so many"
                  + " components. The systems are compared by their time and condition factors under the best"
                  + " pairing of components: units need not correspond. Responses are not centred, so that a"
                  + " mean over conditions is a component like others, and factors that are all of one sign"
                  + " are alike by chance already: permuted conditions show by how much. Copies of a"
                  + " condition in a bootstrap are weights.")
          .formula(
              "x(unit, time, condition) = sum_r w_r a_r(unit) b_r(time) c_r(condition) + error, factors of"
                  + " length one, least squares by alternating between units, times and conditions;"
                  + " non-negative: one component after the other, cut at 0. factor-similarity: max over"
                  + " pairings of the mean of |b_r . b'_s| |c_r . c'_s|; time-similarity,"
                  + " condition-similarity: mean of |b_r . b'_s| and of |c_r . c'_s| in that pairing."
                  + " explained: 1 - |error|^2 / |x|^2. stability: mean over the other starts of the"
                  + " similarity to the best fit, max over pairings of the mean of (1 - |w - w'| / max(w,"
                  + " w')) |a . a'| |b . b'| |c . c'|.")
          .references(
              Reference.of(
                  "Williams, Kim, Wang, Vyas, Ryu, Shenoy, Schnitzer, Kolda & Ganguli 2018, Unsupervised"
                      + " discovery of demixed, low-dimensional neural dynamics across multiple timescales"
                      + " through tensor component analysis, Neuron 98:1099-1115",
                  "10.1016/j.neuron.2018.05.015"),
              Reference.of(
                  "Kolda & Bader 2009, Tensor decompositions and applications, SIAM Review 51:455-500",
                  "10.1137/07070111X"))
          .facets(Population.class)
          .drawable(Axis.CONDITION, Axis.REPEAT, Axis.UNIT, Axis.MEMBER)
          .nulls(
              NullModel.PERMUTE_CONDITIONS,
              NullModel.PERMUTE_REPEATS,
              NullModel.CIRCULAR_SHIFT,
              NullModel.MATCHED_SPECTRUM,
              NullModel.UNTRAINED)
          .refuses(
              NullModel.PERMUTE_UNITS,
              "time and condition factors do not depend on the order of units")
          .refuses(
              NullModel.RANDOM_ROTATION,
              "time and condition factors do not depend on a rotation of units, but for their scaling")
          .refusesFor(
              NullModel.MATCHED_SPECTRUM,
              "mixing conditions hardly alters the courses over time",
              "time-similarity")
          .refusesFor(
              NullModel.PERMUTE_CONDITIONS,
              "exchanging conditions leaves the courses over time as they are",
              "time-similarity")
          .range(0, 1)
          .direction(Direction.HIGHER_IS_CLOSER)
          .direction(
              Direction.NEUTRAL,
              "explained-reference",
              "explained-candidate",
              "stability-reference",
              "stability-candidate")
          .requires(Requirement.timeBins(2, "components are courses over time"))
          .convention("tensor-components[k=components;non-negative;units as they are]")
          .cost("prepare: O(D T N k) per iteration of each start; score: O(k^2 (D + T) + k^3)")
          .elsewhere(
              "tensortools: cp_als and ncp_hals fit the same models, and kruskal_align gives the"
                  + " similarity of two fits that stability averages. There trials are often the third"
                  + " axis; here conditions are, so that systems can be compared.")
          .build();

  /** For the plug-in. */
  public TensorComponents() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Class<TensorOptions> options() {
    return TensorOptions.class;
  }

  @Override
  public ComponentFit prepare(Sample sample, TensorOptions options, Run run) {
    Draw draw = sample.draw().orElse(null);
    return draw != null && movesConditions(draw)
        ? ComponentFit.of(sample.whole(), options, run).shuffled(draw.rows())
        : ComponentFit.of(sample, options, run);
  }

  @Override
  public Optional<ComponentFit> redraw(ComponentFit whole, Draw draw, TensorOptions options) {
    return movesConditions(draw) ? Optional.of(whole.shuffled(draw.rows())) : Optional.empty();
  }

  /** Exchanging conditions moves their factors under the labels and leaves the fit. */
  private static boolean movesConditions(Draw draw) {
    return draw.axis() == Axis.CONDITION && draw.purpose() == Draw.Purpose.SHUFFLE;
  }

  @Override
  public List<Score> score(
      ComponentFit reference, ComponentFit candidate, TensorOptions options, Run run) {
    return TensorScores.of(reference, candidate, options);
  }

  @Override
  public Outcome show(ComponentFit one, TensorOptions options, Run run) {
    return TensorFigures.ofOne(one, options, run);
  }

  @Override
  public Outcome explain(
      ComponentFit reference, ComponentFit candidate, TensorOptions options, Run run) {
    return TensorFigures.ofPair(reference, candidate);
  }
}
