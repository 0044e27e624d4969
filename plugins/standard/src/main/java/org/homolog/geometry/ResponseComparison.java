package org.homolog.geometry;

import java.util.List;
import java.util.Optional;
import org.homolog.linalg.LinearAlgebra;
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
 * A comparison of two response matrices with the same rows: what it derives from one system, and
 * what it makes of two.
 *
 * @param <O> the options record
 * @param <T> what is derived from one system; immutable
 */
public abstract class ResponseComparison<O extends Record & ResponseOptions, T>
    implements Comparison<O, Prepared<T>> {

  /** What a description says of copies that are left out. */
  protected static final String COPIES_LEFT_OUT =
      " Responses are averaged over repeats. Under a draw of conditions each drawn condition enters"
          + " once, so that no condition meets its own copy; such a draw is a subset of the"
          + " conditions, and the interval is approximate.";

  /** What a description says of copies that count as weights. */
  protected static final String COPIES_WEIGHED =
      " Responses are averaged over repeats. Under a draw of conditions a copy counts as a weight: no"
          + " condition is compared with its own copy, and copies lie in one fold.";

  /** For subclasses. */
  protected ResponseComparison() {}

  /**
   * A description with what all such comparisons have in common.
   *
   * @param id the id
   * @param title the title
   * @return a builder
   */
  protected static Description.Builder described(String id, String title) {
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
            "the score does not depend on the order of units, so that permuting units leaves it as"
                + " it is")
        .refuses(
            NullModel.RANDOM_ROTATION,
            "the score does not depend on a rotation of the units, which leaves distances and angles"
                + " between patterns as they are");
  }

  /**
   * What becomes of copies of a condition.
   *
   * @return weighed by default; left out where pairs of conditions are compared
   */
  protected Copies copies() {
    return Copies.WEIGHED;
  }

  /**
   * Whether single repeats are needed beside their means.
   *
   * @return false by default
   */
  protected boolean needsTrials() {
    return false;
  }

  /**
   * What the comparison derives from one system.
   *
   * @param responses the responses
   * @param options the options
   * @param algebra the algebra
   * @return the derived value
   */
  protected abstract T derive(ResponseMatrix responses, O options, LinearAlgebra algebra);

  /**
   * The scores of two systems with the same rows.
   *
   * @param reference the reference
   * @param candidate the candidate
   * @param options the options
   * @param run what the host lends
   * @return the same names in the same order whatever the data
   */
  protected abstract List<Score> compare(
      Prepared<T> reference, Prepared<T> candidate, O options, Run run);

  /**
   * Figures and tables of two systems with the same rows.
   *
   * @param reference the reference
   * @param candidate the candidate
   * @param options the options
   * @param run what the host lends
   * @return by default nothing
   */
  protected Outcome illustrate(Prepared<T> reference, Prepared<T> candidate, O options, Run run) {
    return Outcome.of();
  }

  @Override
  public final Prepared<T> prepare(Sample sample, O options, Run run) {
    Prepared<T> prepared =
        new Prepared<>(
            needsTrials()
                ? ResponseMatrix.withTrials(sample, options, copies(), run)
                : ResponseMatrix.of(sample, options, copies(), run),
            (responses, algebra) -> derive(responses, options, algebra));
    prepared.derived(run.algebra());
    return prepared;
  }

  @Override
  public final Optional<Prepared<T>> redraw(Prepared<T> whole, Draw draw, O options) {
    return draw.axis() == Axis.CONDITION
        ? Optional.of(whole.drawn(draw, copies()))
        : Optional.empty();
  }

  @Override
  public final List<Score> score(Prepared<T> reference, Prepared<T> candidate, O options, Run run) {
    reference.responses().requireSameRows(candidate.responses());
    return compare(reference, candidate, options, run);
  }

  @Override
  public final Outcome explain(Prepared<T> reference, Prepared<T> candidate, O options, Run run) {
    reference.responses().requireSameRows(candidate.responses());
    return illustrate(reference, candidate, options, run);
  }
}
