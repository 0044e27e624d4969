package org.homolog.resample;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.homolog.resample.Preparation.Member;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.NullModel;
import org.homolog.spi.Run;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/**
 * What resamples one cell: its members prepared, the scores of the whole data, and the parts that
 * draw from it.
 */
final class Engine<O extends Record, P> {
  private final AnalysisRun whole;
  private final Systems systems;
  private final DrawBook book;
  private final Preparation<O, P> preparation;
  private final List<List<Member<P>>> sides;
  private final PairScorer<O, P> scorer;
  private final Bootstrap<O, P> bootstrap;
  private final NullDistribution<O, P> nulls;
  private final NoiseCeiling<O, P> ceiling;

  /** What is compared. */
  record Systems(Design design, Cohort reference, Cohort candidate, Optional<Cohort> twin) {
    boolean areSingle() {
      return reference.members().size() == 1 && candidate.members().size() == 1;
    }

    /** The name of a pair's row. */
    String label(NeuralSystem left, NeuralSystem right) {
      return areSingle()
          ? ""
          : Target.label(
              left, reference.members().size() > 1, right, candidate.members().size() > 1);
    }
  }

  /** Prepares the whole data and scores it; draws nothing yet. */
  Engine(
      Comparison<O, P> comparison,
      O options,
      Systems systems,
      ResamplePlan plan,
      long studySeed,
      AnalysisRun whole,
      Run host,
      PreparedCache cache,
      DrawBook book) {
    this.whole = whole;
    this.systems = systems;
    this.book = book;
    preparation = new Preparation<>(comparison, options, systems.design(), cache);
    sides = preparation.wholes(List.of(systems.reference(), systems.candidate()), whole, host);
    List<Member<P>> references = prepared(sides.get(0));
    List<Member<P>> candidates = prepared(sides.get(1));
    List<Target> targets =
        Target.of(names(references), names(candidates), systems.areSingle(), plan.members());
    scorer =
        new PairScorer<>(comparison, options, preparation, targets, references, candidates, whole);
    ceiling = new NoiseCeiling<>(scorer, preparation, plan, studySeed, book, references);
    bootstrap =
        new Bootstrap<>(
            scorer, preparation, plan, studySeed, book, ceiling, references, candidates);
    boolean twins = plan.nullModel().filter(NullModel.UNTRAINED::equals).isPresent();
    NullChoice<O, P> choice =
        new NullChoice<>(
            scorer.describe(),
            preparation,
            plan,
            studySeed,
            book,
            references,
            candidates,
            systems
                .twin()
                .filter(twin -> twins)
                .map(twin -> prepared(preparation.wholes(List.of(twin), whole, host).get(0)))
                .orElse(List.of()));
    nulls = new NullDistribution<>(scorer, choice.choose(), references, candidates);
  }

  /** Those that could be prepared; if none could, the first failure is the cell's. */
  static <P> List<Member<P>> prepared(List<Member<P>> members) {
    List<Member<P>> prepared = members.stream().filter(m -> m.failure() == null).toList();
    if (prepared.isEmpty()) {
      throw Objects.requireNonNull(members.get(0).failure());
    }
    return prepared;
  }

  private static <P> List<NeuralSystem> names(List<Member<P>> members) {
    return members.stream().map(Member::system).toList();
  }

  AnalysisRun whole() {
    return whole;
  }

  Preparation<O, P> preparation() {
    return preparation;
  }

  /** The indices of all draws made. */
  DrawBook book() {
    return book;
  }

  /** The name of a row. */
  String label(int target) {
    Target row = scorer.targets().get(target);
    return row.kind() == Target.Kind.PAIR
        ? systems.label(
            prepared(sides.get(0)).get(row.reference()).system(),
            prepared(sides.get(1)).get(row.candidate()).system())
        : row.label();
  }

  /** The members of the reference and of the candidate, failed ones included. */
  List<List<Member<P>>> sides() {
    return sides;
  }

  PairScorer<O, P> scorer() {
    return scorer;
  }

  Bootstrap<O, P> bootstrap() {
    return bootstrap;
  }

  NullDistribution<O, P> nulls() {
    return nulls;
  }

  NoiseCeiling<O, P> ceiling() {
    return ceiling;
  }
}
