package org.homolog.resample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.homolog.resample.Preparation.Member;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.jspecify.annotations.Nullable;

/** The null of one cell: every row's score under each of its draws, and what follows. */
final class NullDistribution<O extends Record, P> {
  /** A score computed from changed data differs by rounding even where nothing has changed. */
  private static final double ROUNDING = 1e-9;

  private final PairScorer<O, P> scorer;
  private final List<Member<P>> references;
  private final List<Member<P>> candidates;
  private final Direction direction;
  private final NullChoice.Chosen<P> choice;
  private final @Nullable ScoreTable[] tables;
  private final Description description;

  /** What the null says of one row. */
  record Verdict(double mean, double p, double[] values, String text, String message) {}

  NullDistribution(
      PairScorer<O, P> scorer,
      NullChoice.Chosen<P> choice,
      List<Member<P>> references,
      List<Member<P>> candidates) {
    this.scorer = scorer;
    this.references = references;
    this.candidates = candidates;
    this.description = scorer.describe();
    this.direction = description.direction();
    this.choice = choice;
    this.tables = new @Nullable ScoreTable[choice.draws().map(NullDraws::count).orElse(0)];
  }

  int drawCount() {
    return tables.length;
  }

  /** Scores all draws, several at a time. */
  void drawAll(AnalysisRun run, IntConsumer done) {
    run.parallel(
        drawCount(),
        number -> {
          run.checkCancelled();
          tables[number] = draw(number, run);
          done.accept(number);
        });
  }

  /** The scores of all rows under one draw. */
  ScoreTable draw(int number, AnalysisRun run) {
    NullDraws<P> draws = choice.draws().orElseThrow();
    List<Member<P>> changed = new ArrayList<>();
    List<Member<P>> members = draws.ofReference() ? references : candidates;
    for (int i = 0; i < members.size(); i++) {
      changed.add(drawn(draws, members.get(i), i, number, run));
    }
    List<Member<P>> left = draws.ofReference() ? changed : references;
    List<Member<P>> right = draws.ofReference() ? candidates : changed;
    return scorer.table(scorer.pairs(left, right, run), left, right, scorer.everyone(), run);
  }

  private Member<P> drawn(
      NullDraws<P> draws, Member<P> member, int place, int number, AnalysisRun run) {
    try {
      return new Member<>(member.system(), draws.drawn(place, number, run), null);
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
                + " draws of the null could not be scored: "
                + example;
    if (valid < (all.length + 1) / 2) {
      return none("none: " + lost, "");
    }
    if (isUnchanged(value, all)) {
      return none(
          "refused: " + choice.text().split(" ", 2)[0] + ": the score is the same under every draw",
          "");
    }
    double mean = 0;
    for (double one : all) {
      mean += Double.isNaN(one) ? 0 : one;
    }
    mean /= valid;
    String text = choice.text().replace(Sidedness.of(direction).text(), Sidedness.of(own).text());
    return new Verdict(mean, p(value, mean, all, own), all, text, lost);
  }

  /** Whether no draw alters the score: it then lies inside the comparison's own invariances. */
  private static boolean isUnchanged(double value, double[] nulls) {
    double slack = ROUNDING * Math.max(1e-3, Math.abs(value));
    for (double one : nulls) {
      if (!Double.isNaN(one) && Math.abs(one - value) > slack) {
        return false;
      }
    }
    return true;
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
