package org.homolog.latency;

import java.util.List;
import java.util.Optional;
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
import org.homolog.spi.Options;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;

/**
 * When single units begin to be selective for a condition column, in two systems. With n trials of
 * T bins and N units preparing takes n T N steps per permutation.
 */
public final class SelectivityLatency
    implements Comparison<SelectivityLatencyOptions, Prepared<Latencies>> {

  /** For the plug-in. */
  public SelectivityLatency() {}

  private static Description description(SelectivityLatencyOptions options) {
    Description.Builder described =
        Description.builder("selectivity-latency", "Latency of selectivity")
            .summary(
                "For each unit and time bin, the share of the variance over single trials that the values"
                    + " of a condition column explain is held against permutations of the trials; the"
                    + " first bin that exceeds the threshold is the unit's latency. Unless each bin is"
                    + " tested by itself, the threshold is that of the largest share over all bins, so that"
                    + " alpha is the chance that a unit without selectivity is given a latency at all. The"
                    + " systems are compared by the distributions of their selective units' latencies, which"
                    + " needs no correspondence of units, and by matched units. A latency is that at which"
                    + " these trials show selectivity: fewer or noisier trials make it later, so compare"
                    + " systems with as many trials and like noise, and bins of one width. Under a draw of"
                    + " conditions or repeats each drawn one enters once, so that no copy adds evidence.")
            .formula(
                "eta^2(t) = sum over values v of n_v (mean_v - mean)^2 / sum over trials (x - mean)^2;"
                    + " p(t) = (1 + permutations whose eta^2 (all-bins: the largest over bins) is as"
                    + " large) / (1 + permutations); latency: the first t with p <= alpha there and in the"
                    + " following consecutive - 1 bins. latency-distance: integral of |F_reference -"
                    + " F_candidate|, F the cumulative distributions of latencies (Wasserstein's distance"
                    + " of order one), s. matched-correlation: Spearman's correlation of latencies over"
                    + " matched pairs, both selective; matched-difference: mean |difference| over them, s."
                    + " median-lag: median of the candidate minus that of the reference, s.")
            .references(
                Reference.of(
                    "Nichols & Holmes 2002, Nonparametric permutation tests for functional neuroimaging:"
                        + " a primer with examples, Human Brain Mapping 15:1-25",
                    "10.1002/hbm.1058"),
                Reference.of(
                    "Pearson 1905, On the general theory of skew correlation and non-linear regression"
                        + " (the correlation ratio), Drapers' Company Research Memoirs, Biometric Series"
                        + " II",
                    ""))
            .facets(Population.class)
            .nulls(NullModel.UNTRAINED)
            .drawable(Axis.CONDITION, Axis.REPEAT, Axis.UNIT, Axis.MEMBER)
            .refuses(
                NullModel.PERMUTE_REPEATS,
                "exchanging repeats between conditions takes selectivity away: no latencies are left"
                    + " to compare")
            .refuses(
                NullModel.PERMUTE_UNITS,
                "latencies do not depend on the order of units, whose labels" + " move with them")
            .range(0, Double.POSITIVE_INFINITY)
            .range(-1, 1, "matched-correlation")
            .range(
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                "median-lag",
                "median-latency-reference",
                "median-latency-candidate")
            .range(0, 1, "selective-share-reference", "selective-share-candidate")
            .direction(Direction.LOWER_IS_CLOSER)
            .direction(Direction.HIGHER_IS_CLOSER, "matched-correlation")
            .direction(
                Direction.NEUTRAL,
                "median-lag",
                "median-latency-reference",
                "median-latency-candidate",
                "selective-share-reference",
                "selective-share-candidate")
            .convention(
                "selectivity-latency[column;p<=alpha;each bin;bins=consecutive;matched by labels]")
            .cost(
                "prepare: O(n T N) per permutation of n trials; score: O(D T N M + min(N, M)^2 max(N,"
                    + " M))")
            .elsewhere(
                "Cluster and maximum-statistic tests of MNE-Python and FieldTrip test such courses too;"
                    + " those speak of clusters, here each unit gets a time of its own.");
    return nulls(described, options).build();
  }

  /** Which units are matched is all that an exchange of whole conditions can alter. */
  private static Description.Builder nulls(
      Description.Builder described, SelectivityLatencyOptions options) {
    if (!options.column().isEmpty()) {
      return described.refuses(
          NullModel.PERMUTE_CONDITIONS,
          "exchanging conditions between the values of a column takes selectivity away: no latencies"
              + " are left to compare");
    }
    if (options.matching() == SelectivityLatencyOptions.Matching.LABELS) {
      return described.refuses(
          NullModel.PERMUTE_CONDITIONS,
          "exchanging conditions only renames what units are selective for");
    }
    return described
        .nulls(NullModel.PERMUTE_CONDITIONS)
        .refusesFor(
            NullModel.PERMUTE_CONDITIONS,
            "it compares what each system has by itself; exchanging conditions only renames what units"
                + " are selective for",
            "latency-distance");
  }

  @Override
  public Description describe() {
    return description(Options.defaults(SelectivityLatencyOptions.class));
  }

  @Override
  public Description describe(SelectivityLatencyOptions options) {
    Description described =
        description(options)
            .requiring(Requirement.timeBins(2, "latency is when bins begin to differ"));
    return options.column().isEmpty()
        ? described
        : described.requiring(
            Requirement.column(List.of(options.column()), "its values are told apart"));
  }

  @Override
  public Class<SelectivityLatencyOptions> options() {
    return SelectivityLatencyOptions.class;
  }

  @Override
  public Prepared<Latencies> prepare(Sample sample, SelectivityLatencyOptions options, Run run) {
    ResponseMatrix responses = ResponseMatrix.withTrials(sample, options, Copies.LEFT_OUT, run);
    ConditionColumn column = ConditionColumn.of(sample, options.column());
    double[] bins = TimeAxis.of(sample).seconds();
    long seed = run.random("permutations of trials");
    Prepared<Latencies> prepared =
        new Prepared<>(
            responses,
            (drawn, algebra) ->
                Latencies.of(drawn, column.texts(drawn.conditions()), bins, options, seed));
    prepared.derived(run.algebra());
    return prepared;
  }

  @Override
  public Optional<Prepared<Latencies>> redraw(
      Prepared<Latencies> whole, Draw draw, SelectivityLatencyOptions options) {
    return draw.axis() == Axis.CONDITION
        ? Optional.of(whole.drawn(draw, Copies.LEFT_OUT))
        : Optional.empty();
  }

  @Override
  public List<Score> score(
      Prepared<Latencies> reference,
      Prepared<Latencies> candidate,
      SelectivityLatencyOptions options,
      Run run) {
    return LatencyScores.of(reference, candidate, options, run.algebra());
  }

  @Override
  public Outcome show(Prepared<Latencies> one, SelectivityLatencyOptions options, Run run) {
    return LatencyFigures.ofEach(run.algebra(), List.of(one));
  }

  @Override
  public Outcome explain(
      Prepared<Latencies> reference,
      Prepared<Latencies> candidate,
      SelectivityLatencyOptions options,
      Run run) {
    return LatencyFigures.ofPair(reference, candidate, options, run.algebra());
  }
}
