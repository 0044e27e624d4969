package org.homolog.resample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.homolog.failure.HomologException;
import org.homolog.resample.Preparation.Member;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Run;
import org.homolog.spi.Score;
import org.jspecify.annotations.Nullable;

/**
 * Scores all pairs of two prepared cohorts, and what follows from them: the mean over pairs and the
 * members pooled. Knows from the whole data which scores there are and which pairs have them.
 */
final class PairScorer<O extends Record, P> {
  private final Comparison<O, P> comparison;
  private final O options;
  private final Preparation<O, P> preparation;
  private final List<Target> targets;
  private final List<Score> names;
  private final Score[][][] wholePairs;
  private final boolean[][] failed;

  /** Which members enter a mean or a pool, copies included. */
  record MemberRows(List<Integer> references, List<Integer> candidates) {}

  /** Scores the whole data. */
  PairScorer(
      Comparison<O, P> comparison,
      O options,
      Preparation<O, P> preparation,
      List<Target> targets,
      List<Member<P>> references,
      List<Member<P>> candidates,
      Run run) {
    this.comparison = comparison;
    this.options = options;
    this.preparation = preparation;
    this.targets = targets;
    int columns = candidates.size();
    failed = new boolean[references.size()][columns];
    Object[] outcomes = new Object[references.size() * columns];
    run.parallel(
        outcomes.length,
        k -> outcomes[k] = attempt(references.get(k / columns), candidates.get(k % columns), run));
    names = names(outcomes);
    wholePairs = new Score[references.size()][columns][];
    for (int k = 0; k < outcomes.length; k++) {
      failed[k / columns][k % columns] = outcomes[k] instanceof RuntimeException;
      wholePairs[k / columns][k % columns] = scores(outcomes[k]);
    }
  }

  private Object attempt(Member<P> reference, Member<P> candidate, Run run) {
    try {
      return comparison.score(reference.require(), candidate.require(), options, run);
    } catch (RuntimeException e) {
      return Failures.kept(e, comparison);
    }
  }

  private static List<Score> names(Object[] outcomes) {
    @Nullable RuntimeException failure = null;
    for (Object outcome : outcomes) {
      if (outcome instanceof List<?> list) {
        return list.stream().map(Score.class::cast).toList();
      }
      if (failure == null) {
        failure = (RuntimeException) outcome;
      }
    }
    throw Objects.requireNonNull(failure);
  }

  /** Scores by the names known; a failure becomes undefined scores. */
  private Score[] scores(Object outcome) {
    if (outcome instanceof RuntimeException failure) {
      String message = Failures.message(failure);
      return names.stream()
          .map(n -> Score.undefined(n.name(), n.convention(), message).direction(n.direction()))
          .toArray(Score[]::new);
    }
    List<?> list = (List<?>) outcome;
    if (list.size() != names.size()) {
      throw HomologException.plugin(
          comparison.describe().id()
              + " gave "
              + names.size()
              + " scores once and "
              + list.size()
              + " another time; it must give the same scores whatever the data",
          new IllegalStateException("number of scores"));
    }
    return list.stream().map(Score.class::cast).toArray(Score[]::new);
  }

  /** The scores there are, with the values of the first pair that has any. */
  List<Score> names() {
    return names;
  }

  List<Target> targets() {
    return targets;
  }

  /** What the comparison is under the options at hand. */
  Description describe() {
    return comparison.describe(options);
  }

  Comparison<O, P> comparison() {
    return comparison;
  }

  boolean failed(Target target) {
    return target.kind() == Target.Kind.PAIR && failed[target.reference()][target.candidate()];
  }

  /** The pairs whose score the mean leaves out, because it is undefined on the whole data. */
  List<String> leftOut(int score, List<Member<P>> references, List<Member<P>> candidates) {
    List<String> left = new ArrayList<>();
    for (int i = 0; i < wholePairs.length; i++) {
      for (int j = 0; j < wholePairs[i].length; j++) {
        if (!included(i, j, score)) {
          left.add(references.get(i).system().name() + " x " + candidates.get(j).system().name());
        }
      }
    }
    return left;
  }

  private boolean included(int reference, int candidate, int score) {
    return !wholePairs[reference][candidate][score].isUndefined();
  }

  MemberRows everyone() {
    return new MemberRows(upTo(wholePairs.length), upTo(wholePairs[0].length));
  }

  private static List<Integer> upTo(int size) {
    return java.util.stream.IntStream.range(0, size).boxed().toList();
  }

  Score[][][] wholePairs() {
    return wholePairs;
  }

  /** Scores of all pairs of drawn members; empty where no row asks for pairs. */
  Score[][][] pairs(List<Member<P>> references, List<Member<P>> candidates, Run run) {
    if (targets.stream().allMatch(t -> t.kind() == Target.Kind.POOLED)) {
      return new Score[0][][];
    }
    Score[][][] pairs = new Score[references.size()][candidates.size()][];
    for (int i = 0; i < pairs.length; i++) {
      for (int j = 0; j < pairs[i].length; j++) {
        pairs[i][j] = scores(attempt(references.get(i), candidates.get(j), run));
      }
    }
    return pairs;
  }

  /** All rows, from the scores of pairs and, for the pooled row, from the members. */
  ScoreTable table(
      Score[][][] pairs,
      List<Member<P>> references,
      List<Member<P>> candidates,
      MemberRows rows,
      Run run) {
    ScoreTable table = new ScoreTable(targets.size(), names.size());
    for (int t = 0; t < targets.size(); t++) {
      Target target = targets.get(t);
      Score @Nullable [] pooled =
          target.kind() == Target.Kind.POOLED ? pooled(references, candidates, rows, run) : null;
      for (int s = 0; s < names.size(); s++) {
        if (pooled != null) {
          table.put(t, s, pooled[s]);
        } else if (target.kind() == Target.Kind.PAIR) {
          table.put(t, s, pairs[target.reference()][target.candidate()][s]);
        } else {
          mean(table, t, s, pairs, rows);
        }
      }
    }
    return table;
  }

  private void mean(ScoreTable table, int t, int s, Score[][][] pairs, MemberRows rows) {
    double sum = 0;
    int count = 0;
    String reason = "no pair of members drawn has this score";
    for (int i : rows.references()) {
      for (int j : rows.candidates()) {
        if (included(i, j, s)) {
          sum += pairs[i][j][s].value();
          count++;
          if (pairs[i][j][s].isUndefined()) {
            reason = pairs[i][j][s].reason();
          }
        }
      }
    }
    table.put(t, s, count == 0 ? Double.NaN : sum / count, reason);
  }

  private Score[] pooled(
      List<Member<P>> references, List<Member<P>> candidates, MemberRows rows, Run run) {
    Object outcome;
    try {
      outcome =
          comparison.score(
              pool(references, rows.references()),
              pool(candidates, rows.candidates()),
              options,
              run);
    } catch (RuntimeException e) {
      outcome = Failures.kept(e, comparison);
    }
    return scores(outcome);
  }

  P pool(List<Member<P>> members, List<Integer> rows) {
    return preparation.pool(rows.stream().map(i -> members.get(i).require()).toList());
  }

  /** Scores of two prepared systems; a failure becomes undefined scores. */
  Score[] score(Member<P> reference, Member<P> candidate, Run run) {
    return scores(attempt(reference, candidate, run));
  }

  /** Values of one score over tables, in their order. */
  static double[] column(List<ScoreTable> tables, int target, int score) {
    double[] column = new double[tables.size()];
    Arrays.setAll(column, b -> tables.get(b).value(target, score));
    return column;
  }
}
