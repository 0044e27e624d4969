package org.homolog.lesion;

import java.util.List;
import java.util.Optional;
import org.homolog.geometry.ConditionColumn;
import org.homolog.geometry.Copies;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;

/** Whether decoding depends on the same groups of units in two systems. */
public final class LeaveOut implements Comparison<LeaveOutOptions, Prepared<EffectProfile>> {
  private static final Description DESCRIPTION =
      Description.builder("leave-out", "Decoding without some units")
          .summary(
              "A condition column is decoded from each system's single trials, with all units, without"
                  + " each unit, and without each group of units. Groups are named by a column of the"
                  + " units, or by the value that their units respond to most, so that both systems have"
                  + " the same groups. The decoder is refitted without the units, or frozen as it was with"
                  + " them; refitting is exact, by the inverse of a block matrix, with the penalty of all"
                  + " units. The main score is the correlation, over groups, of what leaving them out costs"
                  + " the two systems. What a decoder misses is no lesion: a system may not use what can be"
                  + " decoded. Under a draw of conditions each drawn condition enters once. The null"
                  + " exchanges units between groups: every group becomes a random set of as many units."
                  + " Random sets of as many units, with as high mean responses, stand beside each group.")
          .formula(
              "cost(g, v) = score of value v with all units - score without group g, score: share of v's"
                  + " trials decoded right, or minus the mean squared error of the predicted indicators;"
                  + " cost(g) = mean over v. profile-correlation: Pearson over groups of cost(g);"
                  + " condition-agreement: Pearson over groups and values of cost(g, v) - cost(g);"
                  + " degeneracy = 1 - sum over units of the cost of each alone / sum over groups of"
                  + " cost(g); random-rank: mean over groups of the share of random sets that cost less;"
                  + " intact: mean over values of the score with all units.")
          .references(
              Reference.of(
                  "Yang, Joglekar, Song, Newsome & Wang 2019, Task representations in neural networks"
                      + " trained to perform many cognitive tasks, Nature Neuroscience 22:297-306",
                  "10.1038/s41593-018-0310-2"),
              Reference.of(
                  "Tononi, Sporns & Edelman 1999, Measures of degeneracy and redundancy in biological"
                      + " networks, PNAS 96:3257-3262",
                  "10.1073/pnas.96.6.3257"),
              Reference.of(
                  "Hastie, Tibshirani & Friedman 2009, The elements of statistical learning, Springer,"
                      + " chapter 4",
                  "10.1007/978-0-387-84858-7"))
          .facets(Population.class)
          .drawable(Axis.CONDITION, Axis.REPEAT, Axis.UNIT, Axis.MEMBER)
          .nulls(NullModel.PERMUTE_UNITS, NullModel.RANDOM_ROTATION, NullModel.UNTRAINED)
          .refuses(
              NullModel.PERMUTE_CONDITIONS,
              "a system whose conditions are exchanged cannot be decoded at all; permute units, which"
                  + " makes every group a random set")
          .reliabilities("profile-correlation", "condition-agreement")
          .range(0, Double.POSITIVE_INFINITY, "degeneracy-difference")
          .range(0, 1, ProfileScores.ofOneSystem("random-rank"))
          .direction(Direction.HIGHER_IS_CLOSER)
          .direction(Direction.LOWER_IS_CLOSER, "degeneracy-difference")
          .direction(Direction.NEUTRAL, ProfileScores.ofOneSystem("degeneracy"))
          .direction(Direction.NEUTRAL, ProfileScores.ofOneSystem("intact"))
          .direction(Direction.NEUTRAL, ProfileScores.ofOneSystem("random-rank"))
          .convention("leave-out[column;decoder;by:groups;ridge=penalty;folds]")
          .cost(
              "prepare: one regression per fold, O(min(D N^2, D^2 N) + N^3), then O(D N) for all single"
                  + " units and O(n^3 + D n) for a group or random set of n; score: O(groups x values)")
          .elsewhere(
              "Programs for decoding drop units in a loop and fit again; leaving out is the same here,"
                  + " without fitting again.")
          .build();

  /** For the plug-in. */
  public LeaveOut() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Class<LeaveOutOptions> options() {
    return LeaveOutOptions.class;
  }

  @Override
  public Prepared<EffectProfile> prepare(Sample sample, LeaveOutOptions options, Run run) {
    ResponseMatrix responses = ResponseMatrix.withTrials(sample, options, Copies.LEFT_OUT, run);
    LeaveOutCosts costs =
        new LeaveOutCosts(
            ConditionColumn.of(sample, options.column()),
            fixedGroups(sample, options, run),
            units(sample, options),
            options,
            run.random("folds"));
    Prepared<EffectProfile> prepared = new Prepared<>(responses, costs::of);
    prepared.derived(run.algebra());
    return prepared;
  }

  private static int units(Sample sample, LeaveOutOptions options) {
    return sample.require(Population.class).handleMissing(options.missing()).unitCount();
  }

  /**
   * Groups that do not follow from the responses at hand: those of a column; and where units are
   * exchanged those of the units that stood there, so that groups become random sets.
   */
  private static Optional<FunctionalGroups> fixedGroups(
      Sample sample, LeaveOutOptions options, Run run) {
    boolean exchanged = isExchange(sample);
    if (!options.by().isEmpty()) {
      Population population = (exchanged ? sample.whole() : sample).require(Population.class);
      return Optional.of(
          FunctionalGroups.byColumn(
              sample.system().name(),
              population.handleMissing(options.missing()).units(),
              options.by()));
    }
    if (!exchanged) {
      return Optional.empty();
    }
    ResponseMatrix whole = ResponseMatrix.of(sample.whole(), options, Copies.LEFT_OUT, run);
    ConditionColumn column = ConditionColumn.of(sample, options.column());
    return Optional.of(
        FunctionalGroups.byPreference(
            whole.values(), column.texts(whole.conditions()), units(sample, options)));
  }

  static boolean isExchange(Sample sample) {
    return sample
        .draw()
        .filter(d -> d.axis() == Axis.UNIT && d.purpose() == Draw.Purpose.SHUFFLE)
        .isPresent();
  }

  @Override
  public Optional<Prepared<EffectProfile>> redraw(
      Prepared<EffectProfile> whole, Draw draw, LeaveOutOptions options) {
    return draw.axis() == Axis.CONDITION
        ? Optional.of(whole.drawn(draw, Copies.LEFT_OUT))
        : Optional.empty();
  }

  @Override
  public List<Score> score(
      Prepared<EffectProfile> reference,
      Prepared<EffectProfile> candidate,
      LeaveOutOptions options,
      Run run) {
    EffectProfile own = reference.derived(run.algebra());
    EffectProfile other = candidate.derived(run.algebra());
    ProfileScores scores = new ProfileScores(options.convention(), own, other);
    scores.addCorrelations();
    String additive = "leaving all groups out costs a system nothing";
    scores.add("degeneracy-difference", Math.abs(own.degeneracy() - other.degeneracy()), additive);
    scores.describe("intact", EffectProfile::intactMean, "nothing was decoded");
    scores.describe("degeneracy", EffectProfile::degeneracy, additive);
    scores.describe("random-rank", EffectProfile::rankAmongRandom, "no random sets were asked for");
    return scores.all();
  }

  @Override
  public Outcome show(Prepared<EffectProfile> one, LeaveOutOptions options, Run run) {
    return EffectFigures.ofOne(one.derived(run.algebra()), words(options));
  }

  @Override
  public Outcome explain(
      Prepared<EffectProfile> reference,
      Prepared<EffectProfile> candidate,
      LeaveOutOptions options,
      Run run) {
    return EffectFigures.ofPair(
        reference.derived(run.algebra()), candidate.derived(run.algebra()), words(options));
  }

  private static EffectFigures.Words words(LeaveOutOptions options) {
    return new EffectFigures.Words(
        "Leaving units out of decoding",
        options.effect() == LeaveOutOptions.Effect.ACCURACY
            ? "loss of decoding accuracy"
            : "rise of squared decoding error",
        options.decoder() == LeaveOutOptions.Decoder.REFITTED
            ? "the decoder is fitted anew without the units"
            : "the decoder stays frozen as it was with all units");
  }
}
