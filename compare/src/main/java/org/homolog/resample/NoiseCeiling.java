package org.homolog.resample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.population.Population;
import org.homolog.resample.Draws.Halves;
import org.homolog.resample.PairScorer.MemberRows;
import org.homolog.resample.Preparation.Member;
import org.homolog.spi.Draw;
import org.homolog.spi.Score;

/**
 * How well any candidate could do, given the noise of the reference, at the averaging level of each
 * row.
 *
 * <p>Split halves: the score between two random halves of the repeats, averaged over splits. Where
 * that is a reliability r, Spearman and Brown's {@code R = 2 r / (1 + r)} is the score expected of
 * an independent data set of equal size (lower bound), and {@code sqrt(R)} that of a model without
 * noise (upper bound), because only one side's noise is left. This takes noise to add to what is
 * compared; dissimilarities of very noisy responses lose noise faster than that with more repeats,
 * and the bounds are then too low. Members: each member against the others pooled (lower) and
 * against all pooled, itself included (upper; Nili et al. 2014, doi:10.1371/journal.pcbi.1003553).
 */
final class NoiseCeiling<O extends Record, P> {
  private final PairScorer<O, P> scorer;
  private final Preparation<O, P> preparation;
  private final ResamplePlan plan;
  private final List<Member<P>> references;
  private final List<Optional<RepeatStrata>> strata;
  private final List<List<Halves>> splits = new ArrayList<>();
  private final boolean[] wanted;
  private final boolean pooledWanted;
  private boolean leavesOut;
  private final DrawnCeiling<O, P> drawn;
  private final Score[][][] memberHalves;
  private final Score[][] pooledHalves;

  /** Bounds of one row, or in {@code method} why there are none. */
  record Bounds(double low, double high, String method) {
    static Bounds none(String reason) {
      return new Bounds(Double.NaN, Double.NaN, "none: " + reason);
    }

    boolean isNone() {
      return Double.isNaN(low);
    }
  }

  NoiseCeiling(
      PairScorer<O, P> scorer,
      Preparation<O, P> preparation,
      ResamplePlan plan,
      long studySeed,
      DrawBook book,
      List<Member<P>> references) {
    this.scorer = scorer;
    this.preparation = preparation;
    this.plan = plan;
    this.references = references;
    boolean halves =
        plan.ceiling() == CeilingMethod.AUTOMATIC || plan.ceiling() == CeilingMethod.SPLIT_HALF;
    this.strata =
        references.stream()
            .map(m -> RepeatStrata.of(m.system(), preparation.design().conditions()))
            .toList();
    for (int i = 0; i < references.size(); i++) {
      String side = "reference " + i;
      splits.add(
          strata
              .get(i)
              .map(s -> noted(book, side, Draws.splitHalves(studySeed, side, s, plan.splits())))
              .orElse(List.of()));
    }
    this.wanted = new boolean[references.size()];
    boolean pairs = scorer.targets().stream().anyMatch(t -> t.kind() != Target.Kind.POOLED);
    boolean pooled = scorer.targets().stream().anyMatch(t -> t.kind() == Target.Kind.POOLED);
    boolean all = true;
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = halves && uncovered(i).isEmpty();
      all &= wanted[i];
    }
    pooledWanted = pooled && all;
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] &= pairs || pooledWanted;
    }
    drawn = new DrawnCeiling<>(scorer, preparation, plan.splits(), references.size());
    memberHalves = new Score[references.size()][plan.splits()][];
    pooledHalves = new Score[plan.splits()][];
  }

  private static List<Halves> noted(DrawBook book, String side, List<Halves> made) {
    List<Halves> halves = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      Halves one = made.get(i);
      String stream = "halves " + side;
      halves.add(
          new Halves(
              boxed(book.rows(stream + " first", i, made.size(), one::firstRows)),
              boxed(book.rows(stream + " second", i, made.size(), one::secondRows))));
    }
    return halves;
  }

  private static List<Integer> boxed(int[] rows) {
    return IntStream.of(rows).boxed().toList();
  }

  /** Why the repeats of a member cannot be split. */
  private Optional<String> uncovered(int member) {
    String name = references.get(member).system().name();
    if (strata.get(member).isEmpty()) {
      return Optional.of(name + " has no repeats");
    }
    for (Halves halves : splits.get(member)) {
      for (int[] rows : List.of(halves.firstRows(), halves.secondRows())) {
        Population half = strata.get(member).get().select(rows);
        for (String condition : preparation.design().conditions()) {
          if (!half.conditionLabels().contains(condition)) {
            return Optional.of(
                "condition \"" + condition + "\" of " + name + " has too few repeats to be halved");
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Scores the halves of all splits, several at a time. */
  void scoreHalves(AnalysisRun run) {
    leavesOut =
        plan.ceilingTest() == CeilingTest.DRAWN
            && plan.ceiling() != CeilingMethod.NONE
            && plan.ceiling() != CeilingMethod.SPLIT_HALF
            && IntStream.range(0, scorer.names().size())
                .anyMatch(score -> !leaveOneOut(score, run).isNone());
    if (IntStream.range(0, wanted.length).noneMatch(i -> wanted[i])) {
      return;
    }
    run.parallel(
        plan.splits(),
        split -> {
          run.checkCancelled();
          List<Member<P>> first = new ArrayList<>();
          List<Member<P>> second = new ArrayList<>();
          for (int i = 0; i < wanted.length; i++) {
            if (wanted[i]) {
              Halves halves = splits.get(i).get(split);
              first.add(half(i, halves.firstRows(), run));
              second.add(half(i, halves.secondRows(), run));
              int last = first.size() - 1;
              memberHalves[i][split] = scorer.score(first.get(last), second.get(last), run);
              if (plan.ceilingTest() == CeilingTest.DRAWN) {
                drawn.keep(split, i, first.get(last), second.get(last));
              }
            }
          }
          if (pooledWanted) {
            pooledHalves[split] = scorer.score(pooled(first), pooled(second), run);
          }
        });
  }

  private Member<P> half(int member, int[] rows, AnalysisRun run) {
    RepeatStrata repeats = strata.get(member).orElseThrow();
    Member<P> whole = references.get(member);
    try {
      P value = preparation.derived(repeats.select(whole.system(), rows), Optional.empty(), run);
      return new Member<>(whole.system(), value, null);
    } catch (RuntimeException e) {
      return new Member<>(whole.system(), null, Failures.kept(e, scorer.comparison()));
    }
  }

  private Member<P> pooled(List<Member<P>> members) {
    try {
      List<Integer> everyone = IntStream.range(0, members.size()).boxed().toList();
      return new Member<>(members.get(0).system(), scorer.pool(members, everyone), null);
    } catch (RuntimeException e) {
      return new Member<>(members.get(0).system(), null, Failures.kept(e, scorer.comparison()));
    }
  }

  /** Scores under a draw less the lower bounds of their ceilings under the same draw. */
  ScoreTable gaps(
      ScoreTable scores,
      List<Member<P>> members,
      Optional<Draw> conditions,
      MemberRows rows,
      AnalysisRun run) {
    return drawn.gaps(scores, members, conditions, rows, leavesOut, run);
  }

  Bounds bounds(int target, int score, AnalysisRun run) {
    if (plan.ceiling() == CeilingMethod.NONE) {
      return Bounds.none("no ceiling was asked for");
    }
    Score name = scorer.names().get(score);
    if (name.direction().equals("reverse")) {
      return Bounds.none(
          "a reverse score predicts the candidate, which the noise of the reference does not bound");
    }
    Target row = scorer.targets().get(target);
    boolean members = plan.ceiling() == CeilingMethod.LEAVE_ONE_MEMBER_OUT;
    return switch (row.kind()) {
      case PAIR ->
          members
              ? Bounds.none("leaving one member out gives a ceiling to the mean over members only")
              : ofMember(row.reference(), score);
      case POOLED ->
          pooledWanted ? fromHalves(pooledHalves, score) : Bounds.none("pooled over members");
      case MEAN -> ofMean(score, members, run);
    };
  }

  private Bounds ofMember(int member, int score) {
    return wanted[member]
        ? fromHalves(memberHalves[member], score)
        : Bounds.none(uncovered(member).orElse("the repeats were not split"));
  }

  private Bounds ofMean(int score, boolean membersOnly, AnalysisRun run) {
    if (plan.ceiling() != CeilingMethod.SPLIT_HALF) {
      Bounds left = leaveOneOut(score, run);
      if (membersOnly || !left.isNone()) {
        return left;
      }
    }
    double low = 0;
    double high = 0;
    String method = "";
    for (int i = 0; i < wanted.length; i++) {
      Bounds one = ofMember(i, score);
      if (one.isNone()) {
        return one;
      }
      low += one.low() / wanted.length;
      high += one.high() / wanted.length;
      method = one.method();
    }
    return new Bounds(low, high, (wanted.length > 1 ? "mean over members of " : "") + method);
  }

  private Bounds leaveOneOut(int score, AnalysisRun run) {
    int count = references.size();
    if (count < 2) {
      return Bounds.none("the reference has one member only");
    }
    double low = 0;
    double high = 0;
    try {
      P all = scorer.pool(references, IntStream.range(0, count).boxed().toList());
      for (int i = 0; i < count; i++) {
        int out = i;
        List<Integer> rest = IntStream.range(0, count).filter(k -> k != out).boxed().toList();
        P others = scorer.pool(references, rest);
        low += value(references.get(i), others, score, run) / count;
        high += value(references.get(i), all, score, run) / count;
      }
    } catch (RuntimeException e) {
      return Bounds.none(Failures.message(Failures.kept(e, scorer.comparison())));
    }
    return new Bounds(
        low, high, "leave one member out: each against the others pooled, and against all pooled");
  }

  private double value(Member<P> member, P pool, int score, AnalysisRun run) {
    Score found = scorer.score(member, new Member<>(member.system(), pool, null), run)[score];
    if (found.isUndefined()) {
      throw HomologException.mistake(member.system().name() + ": " + found.reason());
    }
    return found.value();
  }

  private Bounds fromHalves(Score[][] halves, int score) {
    double sum = 0;
    int count = 0;
    String reason = "";
    for (Score[] split : halves) {
      if (split[score].isUndefined()) {
        reason = reason.isEmpty() ? split[score].reason() : reason;
      } else {
        sum += split[score].value();
        count++;
      }
    }
    if (count < (halves.length + 1) / 2) {
      return Bounds.none(
          (halves.length - count)
              + " of "
              + halves.length
              + " halves could not be scored: "
              + reason);
    }
    double mean = sum / count;
    String random = count + " random splits of the repeats";
    String name = scorer.names().get(score).name();
    if (!scorer.describe().isReliability(name)) {
      return Bounds.none(
          name + " between halves of the repeats is no reliability, so it bounds nothing");
    }
    if (mean <= 0) {
      return Bounds.none(
          "the reliability between halves is "
              + String.format(java.util.Locale.ROOT, "%.3g", mean)
              + ", not above zero");
    }
    double reliability = Math.min(1, 2 * mean / (1 + mean));
    return new Bounds(
        reliability,
        Math.sqrt(reliability),
        "split-half reliability R = 2r/(1+r) of " + random + "; low: R, high: sqrt(R)");
  }
}
