package org.homolog.resample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homolog.population.Population;
import org.homolog.resample.Preparation.Member;
import org.homolog.spi.Axis;
import org.homolog.spi.Draw;
import org.homolog.spi.Options;
import org.homolog.system.NeuralSystem;

/**
 * One cohort of a bootstrap: its members, what can be drawn within each, and the draws. The two
 * cohorts of a comparison share draws of conditions; all others are their own.
 */
final class DrawnSide<O extends Record, P> {
  private final String name;
  private final Preparation<O, P> preparation;
  private final PairScorer<O, P> scorer;
  private final long studySeed;
  private final DrawBook book;
  private final int draws;
  private final List<Member<P>> members;
  private final List<Optional<RepeatStrata>> strata = new ArrayList<>();
  private final List<Optional<UnitGroups>> units = new ArrayList<>();

  DrawnSide(
      String name,
      PairScorer<O, P> scorer,
      Preparation<O, P> preparation,
      ResamplePlan plan,
      long studySeed,
      DrawBook book,
      List<Member<P>> members) {
    this.book = book;
    this.draws = plan.bootstrap();
    this.name = name;
    this.preparation = preparation;
    this.scorer = scorer;
    this.studySeed = studySeed;
    this.members = members;
    List<String> conditions = preparation.design().conditions();
    Optional<Axis> unitAxis =
        List.of(Axis.UNIT, Axis.SESSION).stream().filter(plan::draws).findFirst();
    for (Member<P> member : members) {
      NeuralSystem system = member.system();
      strata.add(
          plan.draws(Axis.REPEAT)
              ? RepeatStrata.of(system, conditions).filter(s -> s.count() > s.groups().length)
              : Optional.empty());
      units.add(
          unitAxis.flatMap(
              axis -> system.facet(Population.class).flatMap(p -> UnitGroups.of(p, axis))));
    }
  }

  List<Member<P>> members() {
    return members;
  }

  /** What the members' repeats are; none where they are not drawn or cannot be. */
  List<RepeatStrata> strata() {
    return strata.stream().flatMap(Optional::stream).toList();
  }

  /** What the members' units are; none where they are not drawn or cannot be. */
  List<UnitGroups> units() {
    return units.stream().flatMap(Optional::stream).toList();
  }

  /** Which members a draw holds, copies included. */
  List<Integer> memberRows(int number) {
    int[] rows =
        book.rows(
            "bootstrap " + name + " member",
            number,
            draws,
            () -> Draws.members(studySeed, name, members.size(), number).rows());
    return Arrays.stream(rows).boxed().toList();
  }

  /** All members under a draw; one that cannot be drawn keeps its failure. */
  List<Member<P>> drawn(Optional<Draw> conditions, int number, AnalysisRun run) {
    List<Member<P>> drawn = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Member<P> member = members.get(i);
      try {
        drawn.add(new Member<>(member.system(), drawn(i, conditions, number, run), null));
      } catch (RuntimeException e) {
        drawn.add(new Member<>(member.system(), null, Failures.kept(e, scorer.comparison())));
      }
    }
    return drawn;
  }

  private Draw noted(Axis axis, String whose, int number, Draw made) {
    String stream = "bootstrap " + whose + " " + Options.kebab(axis.name());
    return Draw.resample(axis, book.rows(stream, number, draws, made::rows));
  }

  private P drawn(int i, Optional<Draw> conditions, int number, AnalysisRun run) {
    Member<P> member = members.get(i);
    String whose = name + " " + i;
    Optional<Draw> repeats =
        strata
            .get(i)
            .map(
                s -> noted(Axis.REPEAT, whose, number, Draws.repeats(studySeed, whose, s, number)));
    Optional<Draw> chosen =
        units
            .get(i)
            .map(u -> noted(Axis.UNIT, whose, number, Draws.units(studySeed, whose, u, number)));
    List<Draw> all =
        List.of(conditions, repeats, chosen).stream().flatMap(Optional::stream).toList();
    boolean unnamed = repeats.isPresent() && !strata.get(i).orElseThrow().named();
    if (all.isEmpty()) {
      return member.require();
    }
    if (all.size() == 1 && !unnamed) {
      return preparation.drawn(member, all.get(0), run);
    }
    // A sample takes one draw: conditions where they are drawn, the others go before.
    NeuralSystem system = member.system();
    if (repeats.isPresent()) {
      system = strata.get(i).orElseThrow().select(system, repeats.get().rows());
    }
    if (chosen.isPresent()) {
      Population population = system.require(Population.class);
      system = DerivedSystem.of(system, population.selectUnits(chosen.get().rows()));
    }
    return preparation.derived(system, conditions, run);
  }
}
