package org.homolog.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homolog.geometry.Copies;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.geometry.ResponseOptions;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;

/**
 * A comparison by the cosine of two centred kernels over conditions.
 *
 * @param <O> the options record
 */
public abstract class KernelComparison<O extends Record & ResponseOptions>
    implements Comparison<O, PreparedKernel> {
  /** Fewest conditions over which row and column effects can be removed from pairs. */
  private static final int FEWEST = 4;

  /** What every such description says of copies. */
  static final String COPIES =
      " Responses are averaged over repeats. Under a bootstrap of conditions each pair of different"
          + " conditions counts as often as it was drawn and pairs of copies are left out; the"
          + " unbiased form removes row and column effects over those pairs by weighted least"
          + " squares. Where time bins are rows, each drawn condition enters once.";

  /** For subclasses of this package. */
  KernelComparison() {}

  static Description.Builder described(String id, String title) {
    return Description.builder(id, title)
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
            "kernels over conditions do not depend on the order of units, so that permuting units"
                + " leaves the score as it is")
        .refuses(
            NullModel.RANDOM_ROTATION,
            "kernels over conditions do not depend on a rotation of the units");
  }

  /** The kernel of one system. */
  abstract KernelSource source(ResponseMatrix responses, O options);

  /** Which pairs count. */
  abstract Estimator estimator(O options);

  /** The scores for a cosine of kernels. */
  abstract List<Score> scores(double cosine, O options);

  /** The same scores where there is no cosine. */
  abstract List<Score> undefined(String reason, O options);

  @Override
  public final PreparedKernel prepare(Sample sample, O options, Run run) {
    Draw draw = sample.draw().orElse(null);
    boolean ofConditions = draw != null && draw.axis() == Axis.CONDITION;
    PreparedKernel whole =
        PreparedKernel.whole(
            source(
                ResponseMatrix.of(
                    ofConditions ? sample.whole() : sample, options, Copies.LEFT_OUT, run),
                options),
            estimator(options));
    PreparedKernel prepared = draw != null && ofConditions ? whole.draw(draw) : whole;
    prepared.prepare(run.algebra());
    return prepared;
  }

  @Override
  public final Optional<PreparedKernel> redraw(PreparedKernel whole, Draw draw, O options) {
    return draw.axis() == Axis.CONDITION ? Optional.of(whole.draw(draw)) : Optional.empty();
  }

  @Override
  public final Optional<PreparedKernel> pool(List<PreparedKernel> members, O options) {
    return members.isEmpty() ? Optional.empty() : Optional.of(PreparedKernel.pooled(members));
  }

  @Override
  public final List<Score> score(
      PreparedKernel reference, PreparedKernel candidate, O options, Run run) {
    reference.requireSameRows(candidate);
    String reason = obstacle(reference, estimator(options));
    if (!reason.isEmpty()) {
      return undefined(reason, options);
    }
    double own = reference.norm(run.algebra());
    double other = candidate.norm(run.algebra());
    if (own == 0 || other == 0) {
      return undefined(
          "the responses of "
              + (own == 0 ? reference : candidate).system()
              + " do not tell conditions apart",
          options);
    }
    double cosine =
        reference == candidate
            ? 1
            : reference.product(candidate, run.algebra()) / Math.sqrt(own) / Math.sqrt(other);
    return scores(Math.max(-1, Math.min(1, cosine)), options);
  }

  private static String obstacle(PreparedKernel kernel, Estimator estimator) {
    if (estimator != Estimator.UNBIASED) {
      return kernel.size() < 2 ? "a kernel over " + kernel.size() + " conditions has no pairs" : "";
    }
    if (kernel.size() < FEWEST) {
      return "the unbiased form needs "
          + FEWEST
          + " different conditions but there are "
          + kernel.size();
    }
    double most = Arrays.stream(kernel.weights()).max().orElse(0);
    double all = Arrays.stream(kernel.weights()).sum();
    return 2 * most >= all ? "one condition makes up half of the draw or more" : "";
  }

  @Override
  public final Outcome explain(
      PreparedKernel reference, PreparedKernel candidate, O options, Run run) {
    reference.requireSameRows(candidate);
    return KernelFigures.of(reference, candidate, run.algebra());
  }
}
