package org.homolog.resample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.homolog.failure.HomologException;
import org.homolog.resample.DrawnTables.Part;
import org.homolog.resample.PairScorer.MemberRows;
import org.homolog.resample.Preparation.Member;
import org.homolog.result.ScoreTests;
import org.homolog.spi.Axis;
import org.homolog.spi.Draw;
import org.homolog.spi.Score;

/**
 * The bootstrap of one cell: every row's score on every draw, and the intervals that follow.
 *
 * <p>Intervals stand around the estimate from the whole data. Percentiles of the draws would not
 * do: a draw holds fewer distinct conditions than the data, so that its scores are biased.
 */
final class Bootstrap<O extends Record, P> {
  private static final int FEWEST_CONDITIONS = 3;

  private final PairScorer<O, P> scorer;
  private final Preparation<O, P> preparation;
  private final ResamplePlan plan;
  private final long studySeed;
  private final DrawBook book;
  private final List<DrawnSide<O, P>> sides;
  private final DrawnSizes sizes;
  private final DrawnTables scores;

  /** Scores less the lower bound of their ceiling; empty where that counts as fixed. */
  private final DrawnTables gaps;

  private final NoiseCeiling<O, P> ceiling;

  /** An interval, or in {@code method} why there is none. */
  record Interval(double low, double high, String method, String message) {
    static Interval none(String reason) {
      return new Interval(Double.NaN, Double.NaN, "none: " + reason, "");
    }

    /** The part within the values a score can take; what lies outside cannot be true. */
    Interval within(double lowest, double highest) {
      if (!(low < lowest || high > highest)) {
        return this;
      }
      return new Interval(
          Math.max(low, lowest),
          Math.min(high, highest),
          method + ", cut at the score's range",
          message);
    }
  }

  Bootstrap(
      PairScorer<O, P> scorer,
      Preparation<O, P> preparation,
      ResamplePlan plan,
      long studySeed,
      DrawBook book,
      NoiseCeiling<O, P> ceiling,
      List<Member<P>> references,
      List<Member<P>> candidates) {
    this.book = book;
    this.ceiling = ceiling;
    this.scorer = scorer;
    this.preparation = preparation;
    this.plan = plan;
    this.studySeed = studySeed;
    this.sides =
        List.of(
            new DrawnSide<>("reference", scorer, preparation, plan, studySeed, book, references),
            new DrawnSide<>("candidate", scorer, preparation, plan, studySeed, book, candidates));
    this.sizes = sizes();
    int draws = sizes.isEmpty() ? 0 : plan.bootstrap();
    scores = new DrawnTables(draws, sizes.isDual());
    // Halves of drawn repeats or units are no halves of the data.
    boolean possible = sizes.repeats() == 0 && sizes.units() == 0;
    boolean wanted = plan.ceilingTest() == CeilingTest.DRAWN;
    gaps = new DrawnTables(wanted && possible ? draws : 0, sizes.isDual());
  }

  private DrawnSizes sizes() {
    int conditions = plan.draws(Axis.CONDITION) ? preparation.design().conditions().size() : 0;
    int members =
        plan.draws(Axis.MEMBER)
            ? sides.stream().mapToInt(s -> s.members().size()).filter(n -> n > 1).min().orElse(0)
            : 0;
    // The system with the fewest repeats to spare sets the correction.
    Optional<RepeatStrata> fewest =
        sides.stream()
            .flatMap(s -> s.strata().stream())
            .min(java.util.Comparator.comparingInt(s -> s.count() - s.groups().length));
    return new DrawnSizes(
        conditions == 1 ? 0 : conditions,
        fewest.map(RepeatStrata::count).orElse(0),
        fewest.map(s -> s.groups().length).orElse(0),
        sides.stream().flatMap(s -> s.units().stream()).mapToInt(UnitGroups::count).min().orElse(0),
        plan.draws(Axis.SESSION) ? "sessions" : "units",
        members);
  }

  int drawCount() {
    return scores.count();
  }

  /** What all axes drawn together score; draws may be made in any order. */
  ScoreTable draw(int number, AnalysisRun run) {
    score(number, false, run);
    return scores.together(number);
  }

  private void score(int number, boolean withCeiling, AnalysisRun run) {
    run.checkCancelled();
    MemberRows everyone = scorer.everyone();
    MemberRows drawn =
        sizes.members() == 0
            ? everyone
            : new MemberRows(sides.get(0).memberRows(number), sides.get(1).memberRows(number));
    List<Member<P>> wholes = sides.get(0).members();
    Optional<Draw> none = Optional.empty();
    if (sizes.withoutMembers().isEmpty()) {
      put(Part.TOGETHER, number, wholeTable(drawn, run), wholes, none, drawn, withCeiling, run);
      return;
    }
    if (sizes.isDual()) {
      put(Part.MEMBERS, number, wholeTable(drawn, run), wholes, none, drawn, withCeiling, run);
    }
    Optional<Draw> conditions =
        sizes.conditions() == 0
            ? none
            : Optional.of(Draw.resample(Axis.CONDITION, conditions(number)));
    long distinct =
        conditions.map(d -> Arrays.stream(d.rows()).distinct().count()).orElse(Long.MAX_VALUE);
    if (distinct < FEWEST_CONDITIONS) {
      invalid(number);
      return;
    }
    List<Member<P>> references = sides.get(0).drawn(conditions, number, run);
    List<Member<P>> candidates = sides.get(1).drawn(conditions, number, run);
    Score[][][] pairs = scorer.pairs(references, candidates, run);
    ScoreTable all = scorer.table(pairs, references, candidates, drawn, run);
    put(Part.TOGETHER, number, all, references, conditions, drawn, withCeiling, run);
    if (sizes.isDual()) {
      ScoreTable one = scorer.table(pairs, references, candidates, everyone, run);
      put(Part.WITHOUT_MEMBERS, number, one, references, conditions, everyone, withCeiling, run);
    }
  }

  private void put(
      Part part,
      int number,
      ScoreTable table,
      List<Member<P>> references,
      Optional<Draw> conditions,
      MemberRows rows,
      boolean withCeiling,
      AnalysisRun run) {
    scores.put(part, number, table);
    if (withCeiling && gaps.count() > 0) {
      gaps.put(part, number, ceiling.gaps(table, references, conditions, rows, run));
    }
  }

  private void invalid(int number) {
    ScoreTable invalid =
        ScoreTable.undefined(
            scorer.targets().size(),
            scorer.names().size(),
            "fewer than " + FEWEST_CONDITIONS + " distinct conditions");
    for (DrawnTables tables : List.of(scores, gaps)) {
      if (tables.count() > 0) {
        tables.put(Part.TOGETHER, number, invalid);
      }
      if (tables.isDual()) {
        tables.put(Part.WITHOUT_MEMBERS, number, invalid);
      }
    }
  }

  private int[] conditions(int number) {
    return book.rows(
        "bootstrap condition",
        number,
        plan.bootstrap(),
        () -> Draws.conditions(studySeed, preparation.design(), number).rows());
  }

  private ScoreTable wholeTable(MemberRows rows, AnalysisRun run) {
    return scorer.table(
        scorer.wholePairs(), sides.get(0).members(), sides.get(1).members(), rows, run);
  }

  /** The score of a row on every draw; empty for a row that no axis drawn concerns. */
  double[] draws(int target, int score) {
    return sizesOf(target).isEmpty() ? new double[0] : scores.together(target, score);
  }

  private DrawnSizes sizesOf(int target) {
    return scorer.targets().get(target).kind() == Target.Kind.PAIR ? sizes.withoutMembers() : sizes;
  }

  Interval interval(int target, int score, double value) {
    if (plan.bootstrap() == 0) {
      return Interval.none("no bootstrap was asked for");
    }
    if (Double.isNaN(value)) {
      return Interval.none("the score is undefined");
    }
    DrawnSizes drawn = sizesOf(target);
    if (drawn.isEmpty()) {
      return Interval.none(nothingToDraw());
    }
    double[] values = scores.together(target, score);
    String lost = lost(values, target, score);
    if (!isEnough(values)) {
      return Interval.none(lost);
    }
    IntervalMethod method = drawn.method();
    double half = method.halfWidth(scores.variance(drawn, target, score), plan.level());
    String text =
        (drawn.isDual() ? "dual bootstrap over " : "bootstrap over ")
            + drawn.text()
            + ", "
            + values.length
            + " draws: estimate +- "
            + (drawn.isDual()
                ? "t("
                    + method.freedom()
                    + ") x dual bootstrap standard error (doi:10.7554/eLife.82566); differences: "
                : "")
            + method.text();
    return new Interval(value - half, value + half, text, lost);
  }

  private static boolean isEnough(double[] values) {
    return IntervalMethod.count(values) >= Math.max(2, (values.length + 1) / 2);
  }

  /** Whether a score differs from the lower bound of its ceiling. */
  ScoreTests ceilingTest(int target, int score, double value, NoiseCeiling.Bounds bounds) {
    DrawnSizes drawn = sizesOf(target);
    if (bounds.isNone()) {
      return ScoreTests.ofCeiling(Double.NaN, "none: there is no ceiling");
    }
    boolean fixed = gaps.count() == 0;
    DrawnTables tables = fixed ? scores : gaps;
    if (scores.count() == 0 || drawn.isEmpty() || Double.isNaN(value)) {
      return ScoreTests.ofCeiling(Double.NaN, "none: there is no interval");
    }
    double[] values = tables.together(target, score);
    if (!isEnough(values)) {
      return ScoreTests.ofCeiling(
          Double.NaN,
          "none: "
              + (values.length - IntervalMethod.count(values))
              + " of "
              + values.length
              + " draws lack a score or a ceiling");
    }
    String counts =
        !fixed
            ? "; the ceiling is found anew on every draw"
            : plan.ceilingTest() == CeilingTest.DRAWN
                ? "; the ceiling counts as fixed, since repeats or units are drawn"
                : "; the ceiling counts as fixed";
    return ScoreTests.ofCeiling(
        drawn.method().pValue(value - bounds.low(), tables.variance(drawn, target, score)),
        "t("
            + drawn.method().freedom()
            + ") of score less lower bound, two-sided, over "
            + drawn.text()
            + counts);
  }

  private String nothingToDraw() {
    List<String> reasons = new ArrayList<>();
    for (Axis axis : plan.over()) {
      reasons.add(
          switch (axis) {
            case CONDITION -> "there is one condition only";
            case REPEAT -> "no system has repeats to draw";
            case UNIT -> "no system has several units to draw";
            case SESSION ->
                "no system tells its units' sessions apart, or there is one session only";
            case MEMBER -> "one member only is compared in this row";
          });
    }
    return String.join(", and ", reasons);
  }

  private String lost(double[] values, int target, int score) {
    int undefined = values.length - IntervalMethod.count(values);
    if (undefined == 0) {
      return "";
    }
    String example = "";
    for (int b = 0; b < values.length && example.isEmpty(); b++) {
      example = Double.isNaN(values[b]) ? scores.together(b).reason(target, score) : "";
    }
    return undefined + " of " + values.length + " bootstrap draws could not be scored: " + example;
  }

  /** Makes all draws, several at a time. */
  void drawAll(AnalysisRun run, IntConsumer done) {
    run.parallel(
        drawCount(),
        number -> {
          score(number, true, run);
          done.accept(number);
        });
  }

  /**
   * Refuses axes the comparison does not allow.
   *
   * @throws HomologException with the reason
   */
  static void check(ResamplePlan plan, org.homolog.spi.Description description) {
    plan.refusal(description)
        .ifPresent(
            reason -> {
              throw HomologException.mistake("resample: " + reason);
            });
  }
}
