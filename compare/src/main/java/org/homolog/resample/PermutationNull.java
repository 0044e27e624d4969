package org.homolog.resample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.homolog.population.Population;
import org.homolog.resample.Preparation.Member;
import org.homolog.spi.Axis;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;
import org.jspecify.annotations.Nullable;

/**
 * The permutation null of one cell. A null that says nothing, because the comparison or the data do
 * not change under it, is refused with the reason; it is never skipped silently.
 */
final class PermutationNull<O extends Record, P> {
  private final PairScorer<O, P> scorer;
  private final Preparation<O, P> preparation;
  private final ResamplePlan plan;
  private final long studySeed;
  private final List<Member<P>> references;
  private final List<Member<P>> candidates;
  private final Direction direction;
  private final Choice choice;
  private final @Nullable ScoreTable[] tables;
  private final Description description;

  /** The null to use, with its shuffles per member; or in {@code text} why there is none. */
  private record Choice(Optional<NullModel> model, List<List<Draw>> shuffles, String text) {
    static Choice none(String text) {
      return new Choice(Optional.empty(), List.of(), text);
    }
  }

  /** What the null says of one row. */
  record Verdict(double mean, double p, double[] values, String text, String message) {}

  PermutationNull(
      PairScorer<O, P> scorer,
      Preparation<O, P> preparation,
      ResamplePlan plan,
      long studySeed,
      List<Member<P>> references,
      List<Member<P>> candidates) {
    this.scorer = scorer;
    this.preparation = preparation;
    this.plan = plan;
    this.studySeed = studySeed;
    this.references = references;
    this.candidates = candidates;
    this.description = scorer.describe();
    this.direction = description.direction();
    this.choice = choose(description);
    this.tables =
        new @Nullable ScoreTable[choice.shuffles().isEmpty() ? 0 : choice.shuffles().get(0).size()];
  }

  private Choice choose(Description description) {
    if (plan.permutations() == 0) {
      return Choice.none("none: no permutations were asked for");
    }
    if (plan.nullModel().isPresent()) {
      NullModel wanted = plan.nullModel().get();
      String name = Options.kebab(wanted.name());
      if (!description.nulls().contains(wanted)) {
        String reason =
            description
                .refusedNulls()
                .getOrDefault(wanted, description.id() + " does not admit it");
        return Choice.none("refused: " + name + ": " + reason);
      }
      Choice choice = shuffles(wanted);
      return choice.model().isPresent()
          ? choice
          : Choice.none("refused: " + name + ": " + choice.text());
    }
    List<String> reasons = new ArrayList<>();
    for (NullModel model : NullModel.values()) {
      if (description.nulls().contains(model)) {
        Choice choice = shuffles(model);
        if (choice.model().isPresent()) {
          return choice;
        }
        reasons.add(Options.kebab(model.name()) + ": " + choice.text());
      } else if (description.refusedNulls().containsKey(model)) {
        reasons.add(Options.kebab(model.name()) + ": " + description.refusedNulls().get(model));
      }
    }
    return Choice.none(
        "none: "
            + (reasons.isEmpty()
                ? description.id() + " admits no null"
                : String.join("; ", reasons)));
  }

  private Choice shuffles(NullModel model) {
    List<Integer> sizes = new ArrayList<>();
    Axis axis = Axis.CONDITION;
    switch (model) {
      case PERMUTE_CONDITIONS -> {
        axis = Axis.CONDITION;
        candidates.forEach(c -> sizes.add(preparation.design().conditions().size()));
      }
      case PERMUTE_REPEATS -> {
        axis = Axis.REPEAT;
        for (Member<P> reference : references) {
          Optional<String> refusal = repeats(reference, sizes);
          if (refusal.isPresent()) {
            return Choice.none(refusal.get());
          }
        }
      }
      case PERMUTE_UNITS -> {
        axis = Axis.UNIT;
        for (Member<P> candidate : candidates) {
          Optional<Population> population = candidate.system().facet(Population.class);
          if (population.isEmpty()) {
            return Choice.none(candidate.system().name() + " has no units");
          }
          sizes.add(population.get().unitCount());
        }
      }
    }
    return shuffles(model, axis, sizes);
  }

  private Choice shuffles(NullModel model, Axis axis, List<Integer> sizes) {
    int wanted = plan.permutations();
    if (sizes.stream().anyMatch(size -> size < 2)) {
      return Choice.none("there is nothing to permute");
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
    String name = Options.kebab(model.name());
    String how =
        exact
            ? "all " + (shuffles.get(0).size() + 1) + " permutations"
            : wanted + " random permutations";
    return new Choice(
        Optional.of(model),
        shuffles,
        name + " (" + how + ", " + Sidedness.of(direction).text() + ")");
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

  int drawCount() {
    return tables.length;
  }

  /** Scores all shuffles, several at a time. */
  void drawAll(AnalysisRun run, IntConsumer done) {
    run.parallel(
        drawCount(),
        number -> {
          run.checkCancelled();
          tables[number] = shuffled(number, run);
          done.accept(number);
        });
  }

  private ScoreTable shuffled(int number, AnalysisRun run) {
    boolean ofReference = choice.model().orElseThrow() == NullModel.PERMUTE_REPEATS;
    List<Member<P>> moved = new ArrayList<>();
    List<Member<P>> members = ofReference ? references : candidates;
    for (int i = 0; i < members.size(); i++) {
      moved.add(shuffled(members.get(i), choice.shuffles().get(i).get(number), run));
    }
    List<Member<P>> left = ofReference ? moved : references;
    List<Member<P>> right = ofReference ? candidates : moved;
    return scorer.table(scorer.pairs(left, right, run), left, right, scorer.everyone(), run);
  }

  private Member<P> shuffled(Member<P> member, Draw shuffle, AnalysisRun run) {
    try {
      return new Member<>(member.system(), preparation.drawn(member, shuffle, run), null);
    } catch (RuntimeException e) {
      return new Member<>(member.system(), null, Failures.kept(e, scorer.comparison()));
    }
  }

  Verdict verdict(int target, int score, double value) {
    if (tables.length == 0) {
      return none(choice.text(), "");
    }
    if (Double.isNaN(value)) {
      return none("none: the score is undefined", "");
    }
    String name = scorer.names().get(score).name();
    if (description.isDescriptive(name)) {
      return none("none: " + name + " describes; it does not compare", "");
    }
    String refusal = choice.model().map(model -> description.refusal(model, name)).orElse("");
    if (!refusal.isEmpty()) {
      return none("none: " + refusal, "");
    }
    Direction own = description.direction(name);
    double[] all = new double[tables.length];
    String example = "";
    for (int q = 0; q < all.length; q++) {
      ScoreTable table = tables[q];
      all[q] = table == null ? Double.NaN : table.value(target, score);
      if (table != null && Double.isNaN(all[q]) && example.isEmpty()) {
        example = table.reason(target, score);
      }
    }
    int valid = IntervalMethod.count(all);
    String lost =
        valid == all.length
            ? ""
            : (all.length - valid)
                + " of "
                + all.length
                + " permutations could not be scored: "
                + example;
    if (valid < (all.length + 1) / 2) {
      return none("none: " + lost, "");
    }
    double mean = 0;
    for (double one : all) {
      mean += Double.isNaN(one) ? 0 : one;
    }
    mean /= valid;
    String text = choice.text().replace(Sidedness.of(direction).text(), Sidedness.of(own).text());
    return new Verdict(mean, p(value, mean, all, own), all, text, lost);
  }

  private static Verdict none(String text, String message) {
    return new Verdict(Double.NaN, Double.NaN, new double[0], text, message);
  }

  /**
   * (1 + number at least as extreme) / (1 + number), NaN left out. Values that differ from the
   * score by rounding only are as extreme as it.
   */
  static double p(double value, double mean, double[] nulls, Direction direction) {
    double largest = Math.abs(value);
    for (double one : nulls) {
      largest = Double.isNaN(one) ? largest : Math.max(largest, Math.abs(one));
    }
    double slack = 1e-12 * largest;
    int extreme = 0;
    int count = 0;
    for (double one : nulls) {
      if (Double.isNaN(one)) {
        continue;
      }
      count++;
      boolean asExtreme =
          switch (direction) {
            case HIGHER_IS_CLOSER -> one >= value - slack;
            case LOWER_IS_CLOSER -> one <= value + slack;
            case NEUTRAL -> Math.abs(one - mean) >= Math.abs(value - mean) - slack;
          };
      extreme += asExtreme ? 1 : 0;
    }
    return (1.0 + extreme) / (1.0 + count);
  }
}
