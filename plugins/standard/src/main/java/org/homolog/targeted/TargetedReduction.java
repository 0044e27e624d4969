package org.homolog.targeted;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homolog.geometry.ConditionColumn;
import org.homolog.geometry.Copies;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.geometry.TimeAxis;
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
 * Trajectories along the axes of task variables: targeted dimensionality reduction (Mante et al.
 * 2013, doi:10.1038/nature12742). With R rows (conditions x time bins) and N units preparing costs
 * one thin singular value decomposition of R x N.
 */
public final class TargetedReduction
    implements Comparison<TargetedReductionOptions, Prepared<TargetedAxes>> {

  /** For the plug-in. */
  public TargetedReduction() {}

  private static Description.Builder description(List<String> variables) {
    String[] correlations =
        Stream.concat(
                Stream.of("trajectory-correlation"),
                variables.stream().map(name -> "trajectory-correlation-" + name))
            .toArray(String[]::new);
    String[] differences =
        variables.stream().map(name -> "peak-difference-" + name).toArray(String[]::new);
    return Description.builder(
            "targeted-dimensionality-reduction", "Targeted dimensionality reduction")
        .summary(
            "In each system the responses of every unit at every time are regressed on task variables,"
                + " which are condition columns. The regression vector of a variable over units, at the"
                + " time it is largest and within the leading principal components of the responses, is"
                + " the variable's axis; axes are made orthogonal in the order of the columns. The systems"
                + " are compared by their mean trajectories along axes of the same variable, over the same"
                + " conditions and time bins: each axis has a sign and a meaning of its own, so that no"
                + " correspondence of units is needed and none is fitted. Axes are fitted to the responses"
                + " that are shown along them, so that responses without relation to the variables follow"
                + " them a little; permuted conditions have the same advantage. Copies of a condition in a"
                + " bootstrap are weights.")
        .formula(
            "z = (r - mean) / standard deviation of each unit over trials and times; z_u,t(trial) = sum_v"
                + " beta_v,t(u) x_v(trial) + beta_0,t(u) by least squares, x_v the column v from -1 to 1 (of"
                + " two texts the first in alphabetical order is -1); D = V V', V the leading"
                + " principal directions of mean responses; t_v = argmax_t |D beta_v,t|; B = [D"
                + " beta_v,t_v]_v = Q R with positive diagonal of R; trajectory p_v(condition, t) = q_v' z."
                + " trajectory-correlation-v: Pearson's correlation of p_v between the systems over"
                + " conditions and times; trajectory-correlation: their mean. peak-difference-v: |t_v,reference"
                + " - t_v,candidate|, s. variance-share-v: variance of p_v over that of all units' mean"
                + " responses.")
        .references(
            Reference.of(
                "Mante, Sussillo, Shenoy & Newsome 2013, Context-dependent computation by recurrent dynamics"
                    + " in prefrontal cortex, Nature 503:78-84",
                "10.1038/nature12742"))
        .facets(Population.class)
        .drawable(Axis.CONDITION, Axis.REPEAT, Axis.UNIT, Axis.MEMBER)
        .nulls(NullModel.PERMUTE_CONDITIONS, NullModel.PERMUTE_REPEATS, NullModel.UNTRAINED)
        .refuses(
            NullModel.PERMUTE_UNITS, "trajectories along axes do not depend on the order of units")
        .refuses(
            NullModel.RANDOM_ROTATION,
            "trajectories along axes do not depend on a rotation of units, but for their scaling")
        .range(-1, 1)
        .range(0, Double.POSITIVE_INFINITY, differences)
        .range(0, 1, TargetedScores.ofOneSystem(variables))
        .direction(Direction.HIGHER_IS_CLOSER)
        .direction(Direction.LOWER_IS_CLOSER, differences)
        .direction(Direction.NEUTRAL, TargetedScores.ofOneSystem(variables))
        .reliabilities(correlations)
        .convention("targeted-dimensionality-reduction[columns;k=components;without mean]")
        .cost(
            "prepare: principal components O(D T N min(D T, N)) and one regression O(D T N); score: O(D"
                + " T)")
        .elsewhere(
            "The paper's own steps, for single trials of any numbers per condition; responses are taken as"
                + " they are given (the paper smooths them first, which the steps of a population can do)."
                + " An interaction of variables is a column like others: name it where the conditions have"
                + " one.");
  }

  @Override
  public Description describe() {
    return withChanges(description(List.of())).build();
  }

  /** Without columns there are no axes, and nothing that a null could alter. */
  @Override
  public Description describe(TargetedReductionOptions options) {
    Description.Builder described = description(options.columns());
    options
        .columns()
        .forEach(
            column ->
                described.requires(
                    Requirement.column(List.of(column), "axes are of such columns")));
    return (options.columns().isEmpty() ? described : withChanges(described)).build();
  }

  private static Description.Builder withChanges(Description.Builder described) {
    return described.nulls(NullModel.CIRCULAR_SHIFT, NullModel.MATCHED_SPECTRUM);
  }

  @Override
  public Class<TargetedReductionOptions> options() {
    return TargetedReductionOptions.class;
  }

  @Override
  public Prepared<TargetedAxes> prepare(Sample sample, TargetedReductionOptions options, Run run) {
    ResponseMatrix responses = ResponseMatrix.withTrials(sample, options, Copies.WEIGHED, run);
    List<ConditionColumn> variables =
        options.columns().stream().map(name -> ConditionColumn.of(sample, name)).toList();
    double[] seconds = TimeAxis.of(sample).seconds();
    Prepared<TargetedAxes> prepared =
        new Prepared<>(
            responses,
            (drawn, algebra) -> TargetedAxes.of(drawn, seconds, variables, options, algebra));
    prepared.derived(run.algebra());
    return prepared;
  }

  @Override
  public Optional<Prepared<TargetedAxes>> redraw(
      Prepared<TargetedAxes> whole, Draw draw, TargetedReductionOptions options) {
    return draw.axis() == Axis.CONDITION
        ? Optional.of(whole.drawn(draw, Copies.WEIGHED))
        : Optional.empty();
  }

  @Override
  public List<Score> score(
      Prepared<TargetedAxes> reference,
      Prepared<TargetedAxes> candidate,
      TargetedReductionOptions options,
      Run run) {
    return TargetedScores.of(reference, candidate, options, run.algebra());
  }

  @Override
  public Outcome show(Prepared<TargetedAxes> one, TargetedReductionOptions options, Run run) {
    return TargetedFigures.of(options, run.algebra(), List.of(one));
  }

  @Override
  public Outcome explain(
      Prepared<TargetedAxes> reference,
      Prepared<TargetedAxes> candidate,
      TargetedReductionOptions options,
      Run run) {
    return TargetedFigures.of(options, run.algebra(), List.of(reference, candidate));
  }
}
