package org.homolog.resample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.population.Population;
import org.homolog.random.CounterRandom;
import org.homolog.resample.Preparation.Member;
import org.homolog.spi.Axis;
import org.homolog.spi.Description;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;

/**
 * Finds the null of a cell: the one asked for, or else the first permutation that the comparison
 * and the data admit. One that says nothing, because the comparison or the data do not change under
 * it, is refused with the reason; it is never skipped silently.
 */
final class NullChoice<O extends Record, P> {
  private static final List<NullModel> PERMUTATIONS =
      List.of(NullModel.PERMUTE_CONDITIONS, NullModel.PERMUTE_REPEATS, NullModel.PERMUTE_UNITS);

  private final Preparation<O, P> preparation;
  private final ResamplePlan plan;
  private final long studySeed;
  private final DrawBook book;
  private final List<Member<P>> references;
  private final List<Member<P>> candidates;
  private final List<Member<P>> twins;
  private final Description description;

  /** The null with its draws; or in {@code text} why there is none. */
  record Chosen<P>(Optional<NullModel> model, Optional<NullDraws<P>> draws, String text) {
    static <P> Chosen<P> none(String text) {
      return new Chosen<>(Optional.empty(), Optional.empty(), text);
    }
  }

  NullChoice(
      Description description,
      Preparation<O, P> preparation,
      ResamplePlan plan,
      long studySeed,
      DrawBook book,
      List<Member<P>> references,
      List<Member<P>> candidates,
      List<Member<P>> twins) {
    this.description = description;
    this.preparation = preparation;
    this.plan = plan;
    this.studySeed = studySeed;
    this.book = book;
    this.references = references;
    this.candidates = candidates;
    this.twins = twins;
  }

  Chosen<P> choose() {
    if (plan.permutations() == 0) {
      return Chosen.none("none: no permutations were asked for");
    }
    if (plan.nullModel().isPresent()) {
      NullModel wanted = plan.nullModel().get();
      String name = Options.kebab(wanted.name());
      if (!description.nulls().contains(wanted)) {
        String reason =
            description
                .refusedNulls()
                .getOrDefault(wanted, description.id() + " does not admit it");
        return Chosen.none("refused: " + name + ": " + reason);
      }
      Chosen<P> chosen = draws(wanted);
      return chosen.model().isPresent()
          ? chosen
          : Chosen.none("refused: " + name + ": " + chosen.text());
    }
    List<String> reasons = new ArrayList<>();
    for (NullModel model : PERMUTATIONS) {
      if (description.nulls().contains(model)) {
        Chosen<P> chosen = draws(model);
        if (chosen.model().isPresent()) {
          return chosen;
        }
        reasons.add(Options.kebab(model.name()) + ": " + chosen.text());
      } else if (description.refusedNulls().containsKey(model)) {
        reasons.add(Options.kebab(model.name()) + ": " + description.refusedNulls().get(model));
      }
    }
    return Chosen.none(
        "none: "
            + (reasons.isEmpty()
                ? description.id() + " admits no null"
                : String.join("; ", reasons)));
  }

  private Chosen<P> draws(NullModel model) {
    return switch (model) {
      case PERMUTE_CONDITIONS ->
          shuffles(
              model,
              Axis.CONDITION,
              candidates.stream().map(c -> preparation.design().conditions().size()).toList());
      case PERMUTE_REPEATS -> repeats(model);
      case PERMUTE_UNITS -> withUnits(model, sizes -> shuffles(model, Axis.UNIT, sizes));
      case CIRCULAR_SHIFT -> shifts(model);
      case RANDOM_ROTATION ->
          withUnits(
              model,
              sizes ->
                  changed(
                      model,
                      "random rotations of the units",
                      (population, member, number, run) ->
                          RandomRotation.ofUnits(
                              population,
                              random(model, sizes.get(member), number),
                              run.algebra())));
      case MATCHED_SPECTRUM ->
          withUnits(
              model,
              sizes ->
                  changed(
                      model,
                      "random populations with the candidate's spectrum",
                      (population, member, number, run) ->
                          RandomRotation.ofConditions(
                              population,
                              random(model, population.conditionCount(), number),
                              run.algebra())));
      case UNTRAINED -> untrained(model);
    };
  }

  private interface WithUnits<P> {
    Chosen<P> chosen(List<Integer> sizes);
  }

  private Chosen<P> withUnits(NullModel model, WithUnits<P> choice) {
    List<Integer> sizes = new ArrayList<>();
    for (Member<P> candidate : candidates) {
      Optional<Population> population = candidate.system().facet(Population.class);
      if (population.isEmpty()) {
        return Chosen.none(candidate.system().name() + " has no units");
      }
      if (model != NullModel.PERMUTE_UNITS && population.get().hasMissing()) {
        return Chosen.none(candidate.system().name() + " holds missing values");
      }
      sizes.add(population.get().unitCount());
    }
    return choice.chosen(sizes);
  }

  /** Numbers that are the same for every system of one size. */
  private CounterRandom random(NullModel model, int size, int number) {
    return new CounterRandom(
        CounterRandom.seed(studySeed, "null", model.name(), Integer.toString(size)), number);
  }

  private Chosen<P> changed(NullModel model, String what, NullDraws.Change change) {
    int wanted = plan.permutations();
    return chosen(
        model,
        new NullDraws.Changed<>(preparation, candidates, wanted, change),
        wanted + " " + what);
  }

  private Chosen<P> chosen(NullModel model, NullDraws<P> draws, String how) {
    return new Chosen<>(
        Optional.of(model),
        Optional.of(draws),
        Options.kebab(model.name())
            + " ("
            + how
            + ", "
            + Sidedness.of(description.direction()).text()
            + ")");
  }

  private Chosen<P> shuffles(NullModel model, Axis axis, List<Integer> sizes) {
    int wanted = plan.permutations();
    if (sizes.stream().anyMatch(size -> size < 2)) {
      return Chosen.none("there is nothing to permute");
    }
    // Members of unlike size have unlike numbers of permutations; random ones serve them all.
    boolean exact = sizes.stream().distinct().count() == 1 && Draws.isExact(sizes.get(0), wanted);
    List<List<Draw>> shuffles =
        sizes.stream()
            .map(
                size ->
                    exact
                        ? Draws.permutations(studySeed, axis, size, wanted)
                        : Draws.randomPermutations(studySeed, axis, size, wanted))
            .toList();
    boolean ofReference = model == NullModel.PERMUTE_REPEATS;
    return chosen(
        model,
        new NullDraws.Shuffles<>(
            preparation,
            ofReference ? references : candidates,
            noted(model, ofReference, shuffles),
            ofReference),
        exact
            ? "all " + (shuffles.get(0).size() + 1) + " permutations"
            : wanted + " random permutations");
  }

  /** The same shuffles, member by member, as the book has them. */
  private List<List<Draw>> noted(NullModel model, boolean ofReference, List<List<Draw>> shuffles) {
    List<List<Draw>> all = new ArrayList<>();
    for (int i = 0; i < shuffles.size(); i++) {
      List<Draw> made = shuffles.get(i);
      String stream = stream(model, ofReference, i);
      all.add(
          IntStream.range(0, made.size())
              .mapToObj(
                  number ->
                      Draw.shuffle(
                          made.get(number).axis(),
                          book.rows(stream, number, made.size(), made.get(number)::rows)))
              .toList());
    }
    return all;
  }

  private static String stream(NullModel model, boolean ofReference, int member) {
    return "null "
        + Options.kebab(model.name())
        + (ofReference ? " reference " : " candidate ")
        + member;
  }

  private Chosen<P> repeats(NullModel model) {
    List<Integer> sizes = new ArrayList<>();
    for (Member<P> reference : references) {
      Optional<String> refusal = repeats(reference, sizes);
      if (refusal.isPresent()) {
        return Chosen.none(refusal.get());
      }
    }
    return shuffles(model, Axis.REPEAT, sizes);
  }

  /** Adds the number of repeats, or says why they cannot be exchanged. */
  private Optional<String> repeats(Member<P> reference, List<Integer> sizes) {
    String name = reference.system().name();
    Optional<RepeatStrata> strata =
        RepeatStrata.of(reference.system(), preparation.design().conditions());
    if (strata.isEmpty()) {
      return Optional.of(name + " has no repeats");
    }
    if (!strata.get().named()) {
      return Optional.of(name + " names no column of repeats; say which with repeats: COLUMN");
    }
    if (strata.get().crossed()) {
      return Optional.of(
          "every repeat of "
              + name
              + " holds every condition, so that exchanging whole repeats changes nothing");
    }
    sizes.add(strata.get().count());
    return Optional.empty();
  }

  /** Bins that are conditions are moved as such; else the bins of trials are. */
  private Chosen<P> shifts(NullModel model) {
    List<String> conditions = preparation.design().conditions();
    for (List<Member<P>> side : List.of(references, candidates)) {
      for (Member<P> member : side) {
        Optional<Population> population = member.system().facet(Population.class);
        List<int[]> courses =
            population
                .map(found -> CircularShift.courses(found.orderConditions(conditions)))
                .orElse(List.of());
        if (!courses.isEmpty()) {
          return ofConditions(model, courses, conditions.size());
        }
      }
    }
    for (Member<P> candidate : candidates) {
      int times = candidate.system().facet(Population.class).map(Population::timeCount).orElse(1);
      if (times < 2) {
        return Chosen.none(candidate.system().name() + " has no bins of time");
      }
    }
    return changed(
        model,
        "random shifts of the course of each condition",
        (population, member, number, run) ->
            CircularShift.ofTime(
                population,
                book.rows(
                    stream(model, false, member),
                    number,
                    plan.permutations(),
                    () ->
                        CircularShift.offsets(
                            IntStream.range(0, population.conditionCount())
                                .map(i -> population.timeCount())
                                .toArray(),
                            Optional.of(random(model, population.timeCount(), number)),
                            number))));
  }

  private Chosen<P> ofConditions(NullModel model, List<int[]> courses, int conditions) {
    int wanted = plan.permutations();
    int[] lengths = courses.stream().mapToInt(course -> course.length).toArray();
    boolean exact = CircularShift.shifts(lengths, wanted) <= wanted;
    List<Draw> shuffles =
        IntStream.range(0, exact ? CircularShift.shifts(lengths, wanted) : wanted)
            .mapToObj(
                number ->
                    CircularShift.ofConditions(
                        courses,
                        CircularShift.offsets(
                            lengths,
                            exact
                                ? Optional.empty()
                                : Optional.of(random(model, conditions, number)),
                            number),
                        conditions))
            .toList();
    return chosen(
        model,
        new NullDraws.Shuffles<>(
            preparation,
            candidates,
            noted(model, false, candidates.stream().map(c -> shuffles).toList()),
            false),
        (exact ? "all " + (shuffles.size() + 1) + " shifts" : wanted + " random shifts")
            + " of "
            + (courses.size() == 1 ? "the course" : courses.size() + " courses")
            + " of bins");
  }

  private Chosen<P> untrained(NullModel model) {
    if (twins.isEmpty()) {
      return Chosen.none(
          "there is no untrained twin of the candidate; a network trained on a task has one with"
              + " untrained: true");
    }
    return chosen(
        model,
        new NullDraws.Twins<>(twins),
        twins.size() == 1 ? "1 untrained network" : twins.size() + " untrained networks");
  }
}
