package org.homolog.lesion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.homolog.failure.HomologException;
import org.homolog.figure.Figure;
import org.homolog.population.Population;
import org.homolog.population.Table;
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
import org.homolog.system.Perturbable;

/**
 * Whether behaviour depends on the same groups of units in two systems: silencing of a model's
 * units against trials of a recording in which units were inactivated.
 */
public final class Lesions implements Comparison<LesionOptions, Inactivated> {
  private static final Description DESCRIPTION =
      Description.builder("lesion", "Lesions and inactivation")
          .summary(
              "How much worse a system does its task with a group of units out of action. A model is"
                  + " lesioned: the units' output is held at zero, at their mean or at noise, for a while"
                  + " or throughout, they still receive, and its performance is measured anew on the same"
                  + " trials; or the connections from group to group are cut. A recording shows it in"
                  + " trials in which units were inactivated, named by a column of the trials, against"
                  + " those in which none were. Groups of a model have the names of a unit column, or of"
                  + " the values that units respond to most; inactivations have the names in the column of"
                  + " the trials; what has the same name is compared. The main score is the correlation"
                  + " over groups of what they cost. Beside behaviour stand the changes of the"
                  + " population's dissimilarities, dimensionality and speed; noise adds to those of"
                  + " recordings; with a column of signed strengths the psychometric curve, of a model's"
                  + " dynamics the number of fixed points, and what gradient times activity predicts of"
                  + " each lesion. Leaving units out of a decoder is not compared with either: that is"
                  + " leave-out. Under a draw of conditions a copy counts as a weight. The null exchanges"
                  + " the candidate's units: every group becomes a random set of as many units; it needs a"
                  + " model as candidate. Random sets of as many units, with as high mean responses, stand"
                  + " beside each group, and random sets of growing size beside single units.")
          .formula(
              "cost(g, c) = share answered rightly in condition c - the same without g; cost(g) = mean over"
                  + " the conditions c that both systems have with and without g. profile-correlation:"
                  + " Pearson over groups of cost(g); condition-agreement: Pearson over groups and"
                  + " conditions of cost(g, c) - cost(g); effect-distance: mean over groups of the"
                  + " absolute difference of cost(g). geometry-correlation: Pearson over groups of 1 - r,"
                  + " r the correlation of correlation distances between conditions with and without g;"
                  + " dimensionality-correlation: the same of log2 of the ratio of participation ratios;"
                  + " speed-correlation: of log2 of the ratio of the mean distance between successive"
                  + " bins. threshold, slope and bias of p(x) = l + (1 - 2 l) / (1 + exp(-(x - bias) / s)),"
                  + " the share answered to the positive side at strength x: threshold s ln 3, slope"
                  + " (1 - 2 l) / (4 s); their correlations over groups are of log2 ratios to the intact"
                  + " curve, of bias its shift. degeneracy = 1 - sum over units of the cost of each alone"
                  + " / sum over groups of cost(g), of models; random-rank: mean over groups of the share"
                  + " of random sets that cost less. Predicted rise of the loss: sum over trials and time"
                  + " of the derivative by each output times what replaces it less the output.")
          .references(
              Reference.of(
                  "Yang, Joglekar, Song, Newsome & Wang 2019, Task representations in neural networks"
                      + " trained to perform many cognitive tasks, Nature Neuroscience 22:297-306",
                  "10.1038/s41593-018-0310-2"),
              Reference.of(
                  "Li, Daie, Svoboda & Druckmann 2016, Robust neuronal dynamics in premotor cortex during"
                      + " motor planning, Nature 532:459-464",
                  "10.1038/nature17643"),
              Reference.of(
                  "Wichmann & Hill 2001, The psychometric function: I. Fitting, sampling, and goodness of"
                      + " fit, Perception & Psychophysics 63:1293-1313",
                  "10.3758/BF03194544"))
          .facets(Population.class, Perturbable.class)
          .drawable(Axis.CONDITION, Axis.REPEAT, Axis.MEMBER)
          .nulls(NullModel.PERMUTE_UNITS, NullModel.UNTRAINED)
          .refuses(
              NullModel.PERMUTE_CONDITIONS,
              "what a group costs over all conditions does not depend on their order; permute units,"
                  + " which makes every group a random set")
          .reliabilities(
              "profile-correlation",
              "condition-agreement",
              "geometry-correlation",
              "dimensionality-correlation",
              "speed-correlation",
              "threshold-correlation",
              "slope-correlation",
              "bias-correlation")
          .direction(Direction.HIGHER_IS_CLOSER)
          .direction(Direction.LOWER_IS_CLOSER, "effect-distance", "degeneracy-difference")
          .direction(Direction.NEUTRAL, ProfileScores.ofOneSystem("intact"))
          .direction(Direction.NEUTRAL, ProfileScores.ofOneSystem("degeneracy"))
          .direction(Direction.NEUTRAL, ProfileScores.ofOneSystem("random-rank"))
          .direction(Direction.NEUTRAL, ProfileScores.ofOneSystem("threshold"))
          .direction(Direction.NEUTRAL, ProfileScores.ofOneSystem("slope"))
          .direction(Direction.NEUTRAL, ProfileScores.ofOneSystem("bias"))
          .convention("lesion[by:groups;inactivation:column]")
          .cost(
              "prepare of a model: batched roll-outs of all groups, single units and random sets, O(N +"
                  + " groups x sets) times a forward pass, one backward pass, and one forward pass more"
                  + " per group for geometry; of a recording: O(D T N);"
                  + " score: O(groups x D)")
          .elsewhere(
              "Unit and cluster lesions of gyyang/multitask set outgoing weights to zero, which is the"
                  + " same as silencing.")
          .build();

  /** For the plug-in. */
  public Lesions() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Class<LesionOptions> options() {
    return LesionOptions.class;
  }

  @Override
  public Inactivated prepare(Sample sample, LesionOptions options, Run run) {
    Draw draw = sample.draw().orElse(null);
    return draw != null && isOfConditions(draw)
        ? prepare(sample.whole(), options, run).drawn(draw)
        : measured(sample, options, run);
  }

  private static Inactivated measured(Sample sample, LesionOptions options, Run run) {
    if (sample.system().facet(Perturbable.class).isPresent()) {
      return ModelLesions.of(sample, options, run);
    }
    if (options.inactivation().isEmpty()) {
      throw HomologException.mistake(
          "system "
              + sample.system().name()
              + " cannot be silenced: name the column of its trials that says what was inactivated,"
              + " such as inactivation: laser");
    }
    return RecordedInactivation.of(sample, options);
  }

  private static boolean isOfConditions(Draw draw) {
    return draw.axis() == Axis.CONDITION && draw.purpose() == Draw.Purpose.RESAMPLE;
  }

  @Override
  public Optional<Inactivated> redraw(Inactivated whole, Draw draw, LesionOptions options) {
    if (isOfConditions(draw)) {
      return Optional.of(whole.drawn(draw));
    }
    // The trials a model is judged on are not drawn: it need not be silenced again.
    return draw.axis() == Axis.REPEAT && whole.isOfModel() ? Optional.of(whole) : Optional.empty();
  }

  @Override
  public List<Score> score(
      Inactivated reference, Inactivated candidate, LesionOptions options, Run run) {
    ProfileScores scores =
        new ProfileScores(options.convention(), reference.behaviour(), candidate.behaviour());
    scores.addCorrelations();
    scores.add(
        "effect-distance",
        ProfilePair.of(reference.behaviour(), candidate.behaviour()).effectDistance(),
        "the systems share no group that was measured in both; groups are matched by name");
    String geometry =
        options.geometry()
            ? "fewer than 3 shared groups change the geometry of both, or all alike"
            : "geometry was not asked for";
    scores.add(
        "geometry-correlation",
        overGroups(reference, candidate, Inactivated::dissimilarityChanges),
        geometry);
    scores.add(
        "dimensionality-correlation",
        overGroups(reference, candidate, one -> one.dimensionalityChanges(run.algebra())),
        geometry);
    scores.add(
        "speed-correlation",
        overGroups(reference, candidate, Inactivated::speedChanges),
        options.geometry()
            ? "fewer than 3 shared groups change the speed of both, or all alike, or there are fewer"
                + " than 2 time bins"
            : geometry);
    if (!options.strength().isEmpty()) {
      CurveChanges own = CurveChanges.of(reference);
      CurveChanges other = CurveChanges.of(candidate);
      for (CurveChanges.Measure measure : CurveChanges.Measure.values()) {
        scores.add(
            measure.label() + "-correlation",
            overGroups(reference, candidate, own.of(measure), other.of(measure)),
            CurveChanges.reason(own, other));
      }
      for (CurveChanges.Measure measure : CurveChanges.Measure.values()) {
        scores.put(
            measure.label() + "-reference", measure.of(own.intact()), own.intact().obstacle());
        scores.put(
            measure.label() + "-candidate", measure.of(other.intact()), other.intact().obstacle());
      }
    }
    double degeneracies =
        Math.abs(degeneracy(reference.behaviour()) - degeneracy(candidate.behaviour()));
    String alone = "single units were not silenced, or silencing groups costs nothing";
    scores.add("degeneracy-difference", degeneracies, alone);
    scores.describe("intact", EffectProfile::intactMean, "no trial without inactivation");
    scores.describe("degeneracy", Lesions::degeneracy, alone);
    scores.describe("random-rank", EffectProfile::rankAmongRandom, "no random sets were asked for");
    return scores.all();
  }

  private static double degeneracy(EffectProfile one) {
    return one.singles().length == 0 ? Double.NaN : one.degeneracy();
  }

  private static double overGroups(
      Inactivated reference, Inactivated candidate, Function<Inactivated, double[]> change) {
    return overGroups(reference, candidate, change.apply(reference), change.apply(candidate));
  }

  private static double overGroups(
      Inactivated reference, Inactivated candidate, double[] own, double[] other) {
    List<double[]> pairs = new ArrayList<>();
    for (int g = 0; g < own.length; g++) {
      int partner = candidate.behaviour().groups().indexOf(reference.behaviour().groups().get(g));
      if (partner >= 0 && !Double.isNaN(own[g]) && !Double.isNaN(other[partner])) {
        pairs.add(new double[] {own[g], other[partner]});
      }
    }
    return pairs.size() < 3
        ? Double.NaN
        : ProfilePair.pearson(
            pairs.stream().mapToDouble(p -> p[0]).toArray(),
            pairs.stream().mapToDouble(p -> p[1]).toArray());
  }

  private static EffectFigures.Words words(LesionOptions options) {
    return new EffectFigures.Words(
        "Lesions",
        "loss of the share answered rightly",
        options.words() + ", recordings show trials with inactivation");
  }

  @Override
  public Outcome show(Inactivated one, LesionOptions options, Run run) {
    Outcome behaviour = EffectFigures.ofOne(one.behaviour(), words(options));
    List<Figure> figures = new ArrayList<>(behaviour.figures());
    Map<String, Table> tables = new LinkedHashMap<>(behaviour.tables());
    LesionFigures own = new LesionFigures(one, words(options).effect());
    if (!figures.isEmpty()) {
      figures.addAll(own.all());
      tables.put("What lesions change in " + one.behaviour().system(), own.table(run.algebra()));
    }
    return new Outcome(figures, tables);
  }

  @Override
  public Outcome explain(
      Inactivated reference, Inactivated candidate, LesionOptions options, Run run) {
    EffectFigures.Words words = words(options);
    Outcome behaviour = EffectFigures.ofPair(reference.behaviour(), candidate.behaviour(), words);
    List<Figure> figures = new ArrayList<>(behaviour.figures());
    if (!figures.isEmpty()) {
      figures.addAll(LesionFigures.ofPair(reference, candidate, words.effect()));
    }
    return new Outcome(figures, behaviour.tables());
  }
}
