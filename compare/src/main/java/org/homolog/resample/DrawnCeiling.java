package org.homolog.resample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.resample.PairScorer.MemberRows;
import org.homolog.resample.Preparation.Member;
import org.homolog.spi.Draw;
import org.homolog.spi.Score;
import org.jspecify.annotations.Nullable;

/**
 * The lower bounds of noise ceilings found anew on bootstrap draws of conditions and members:
 * halves of the repeats, prepared once, are drawn as the data are; members are left out with all
 * their copies, and a draw of one member alone is its own ceiling.
 */
final class DrawnCeiling<O extends Record, P> {
  private final PairScorer<O, P> scorer;
  private final Preparation<O, P> preparation;

  /** Halves of members, [split][member][half]; null where a member's repeats were not split. */
  private final @Nullable Member<P>[][][] halves;

  @SuppressWarnings({"unchecked", "rawtypes"})
  DrawnCeiling(PairScorer<O, P> scorer, Preparation<O, P> preparation, int splits, int members) {
    this.scorer = scorer;
    this.preparation = preparation;
    this.halves = new Member[splits][members][2];
  }

  void keep(int split, int member, Member<P> first, Member<P> second) {
    halves[split][member][0] = first;
    halves[split][member][1] = second;
  }

  /**
   * Scores less lower bounds.
   *
   * @param scores the scores under the draw
   * @param references the members under the draw of conditions
   * @param conditions the draw of conditions, if any
   * @param rows the members drawn
   * @param leavesOut whether the mean's ceiling leaves members out; else it is that of halves
   */
  ScoreTable gaps(
      ScoreTable scores,
      List<Member<P>> references,
      Optional<Draw> conditions,
      MemberRows rows,
      boolean leavesOut,
      AnalysisRun run) {
    ScoreTable gaps = new ScoreTable(scorer.targets().size(), scorer.names().size());
    double[][] known = new double[references.size()][];
    for (int t = 0; t < scorer.targets().size(); t++) {
      Target target = scorer.targets().get(t);
      double[] low =
          switch (target.kind()) {
            case PAIR -> ofMember(known, target.reference(), conditions, run);
            case POOLED -> ofPool(rows.references(), conditions, run);
            case MEAN ->
                leavesOut
                    ? leaveOneOut(references, rows.references(), run)
                    : mean(
                        rows.references().stream()
                            .map(i -> ofMember(known, i, conditions, run))
                            .toList());
          };
      for (int s = 0; s < low.length; s++) {
        gaps.put(t, s, scores.value(t, s) - low[s], "no ceiling on this draw");
      }
    }
    return gaps;
  }

  private double[] ofMember(
      double[][] known, int member, Optional<Draw> conditions, AnalysisRun run) {
    if (known[member] == null) {
      known[member] = ofPool(List.of(member), conditions, run);
    }
    return known[member];
  }

  /**
   * The reliability of members pooled, by Spearman and Brown's formula, from the mean of halves.
   */
  private double[] ofPool(List<Integer> members, Optional<Draw> conditions, AnalysisRun run) {
    List<double[]> splits = new ArrayList<>();
    for (@Nullable Member<P>[][] split : halves) {
      List<Member<P>> first = new ArrayList<>();
      List<Member<P>> second = new ArrayList<>();
      for (int member : members) {
        Member<P> one = split[member][0];
        Member<P> other = split[member][1];
        if (one == null || other == null) {
          return none();
        }
        first.add(drawn(one, conditions, run));
        second.add(drawn(other, conditions, run));
      }
      splits.add(values(pooled(first), pooled(second), run));
    }
    double[] low = mean(splits);
    for (int s = 0; s < low.length; s++) {
      boolean bounds = scorer.describe().isReliability(scorer.names().get(s).name());
      low[s] = bounds && low[s] > 0 ? Math.min(1, 2 * low[s] / (1 + low[s])) : Double.NaN;
    }
    return low;
  }

  private Member<P> drawn(Member<P> half, Optional<Draw> conditions, AnalysisRun run) {
    if (conditions.isEmpty() || half.failure() != null) {
      return half;
    }
    try {
      return new Member<>(half.system(), preparation.drawn(half, conditions.get(), run), null);
    } catch (RuntimeException e) {
      return new Member<>(half.system(), null, Failures.kept(e, scorer.comparison()));
    }
  }

  private Member<P> pooled(List<Member<P>> members) {
    try {
      return new Member<>(
          members.get(0).system(),
          scorer.pool(members, IntStream.range(0, members.size()).boxed().toList()),
          null);
    } catch (RuntimeException e) {
      return new Member<>(members.get(0).system(), null, Failures.kept(e, scorer.comparison()));
    }
  }

  private double[] leaveOneOut(List<Member<P>> members, List<Integer> rows, AnalysisRun run) {
    List<double[]> all = new ArrayList<>();
    for (int row : rows) {
      List<Integer> others = rows.stream().filter(other -> other != row).toList();
      List<Member<P>> rest = (others.isEmpty() ? rows : others).stream().map(members::get).toList();
      all.add(values(members.get(row), pooled(rest), run));
    }
    return mean(all);
  }

  private double[] values(Member<P> one, Member<P> other, AnalysisRun run) {
    return Arrays.stream(scorer.score(one, other, run)).mapToDouble(Score::value).toArray();
  }

  private double[] none() {
    double[] none = new double[scorer.names().size()];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  /** NaN wherever one of them is. */
  private double[] mean(List<double[]> rows) {
    double[] mean = new double[scorer.names().size()];
    rows.forEach(row -> Arrays.setAll(mean, s -> mean[s] + row[s] / rows.size()));
    return mean;
  }
}
