package org.homolog.resample;

import java.util.ArrayList;
import java.util.List;
import org.homolog.population.Population;
import org.homolog.resample.Preparation.Member;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Design;
import org.homolog.spi.Score;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/** Turns what was computed into rows of results. */
final class RowWriter<O extends Record, P> {
  private final String analysisName;
  private final Comparison<O, P> comparison;
  private final Engine.Systems systems;
  private final Cohort reference;
  private final Cohort candidate;
  private final ResamplePlan plan;
  private final String key;
  private final AnalysisRun run;
  private final Design design;
  private final PairScorer<O, P> scorer;

  RowWriter(
      String analysisName,
      Comparison<O, P> comparison,
      Engine.Systems systems,
      ResamplePlan plan,
      String key,
      AnalysisRun run,
      PairScorer<O, P> scorer) {
    this.analysisName = analysisName;
    this.comparison = comparison;
    this.systems = systems;
    this.reference = systems.reference();
    this.candidate = systems.candidate();
    this.plan = plan;
    this.key = key;
    this.run = run;
    this.design = systems.design();
    this.scorer = scorer;
  }

  /** Rows of pairs first, in the order of members, then the mean, then the pooled row. */
  List<ScoreResult> write(
      List<Member<P>> allReferences,
      List<Member<P>> allCandidates,
      Bootstrap<O, P> bootstrap,
      NullDistribution<O, P> nulls,
      NoiseCeiling<O, P> ceiling,
      double seconds) {
    List<Member<P>> references = alive(allReferences);
    List<Member<P>> candidates = alive(allCandidates);
    ScoreTable whole =
        scorer.table(scorer.wholePairs(), references, candidates, scorer.everyone(), run);
    Written written =
        new Written(references, candidates, whole, bootstrap, nulls, ceiling, seconds);
    List<ScoreResult> rows = new ArrayList<>();
    if (plan.members() != MemberPolicy.POOLED || systems.areSingle()) {
      for (Member<P> left : allReferences) {
        for (Member<P> right : allCandidates) {
          int i = references.indexOf(left);
          int j = candidates.indexOf(right);
          if (i < 0 || j < 0) {
            rows.addAll(failedRows(left, right, seconds));
          } else {
            rows.addAll(written.rows(target(i, j)));
          }
        }
      }
    }
    for (int t = 0; t < scorer.targets().size(); t++) {
      if (scorer.targets().get(t).kind() != Target.Kind.PAIR) {
        rows.addAll(written.rows(t));
      }
    }
    return List.copyOf(rows);
  }

  private static <P> List<Member<P>> alive(List<Member<P>> members) {
    return members.stream().filter(m -> m.failure() == null).toList();
  }

  private int target(int reference, int candidate) {
    for (int t = 0; t < scorer.targets().size(); t++) {
      Target target = scorer.targets().get(t);
      if (target.kind() == Target.Kind.PAIR
          && target.reference() == reference
          && target.candidate() == candidate) {
        return t;
      }
    }
    throw new IllegalStateException("no row for pair " + reference + ", " + candidate);
  }

  private List<ScoreResult> failedRows(Member<P> left, Member<P> right, double seconds) {
    List<String> messages = new ArrayList<>();
    for (Member<P> member : List.of(left, right)) {
      if (member.failure() != null) {
        messages.add(member.system().name() + ": " + Failures.message(member.failure()));
      }
    }
    return scorer.names().stream()
        .map(
            name ->
                row(
                    name,
                    systems.label(left.system(), right.system()),
                    Double.NaN,
                    NoiseCeiling.Bounds.none("the member failed"),
                    Bootstrap.Interval.none("the member failed"),
                    new NullDistribution.Verdict(
                        Double.NaN, Double.NaN, new double[0], "none: the member failed", ""),
                    units(left.system()),
                    units(right.system()),
                    seconds,
                    "failed",
                    String.join("; ", messages),
                    new double[0]))
        .toList();
  }

  private static int units(NeuralSystem system) {
    return system.facet(Population.class).map(Population::unitCount).orElse(0);
  }

  private ScoreResult row(
      Score name,
      String member,
      double value,
      NoiseCeiling.Bounds bounds,
      Bootstrap.Interval interval,
      NullDistribution.Verdict verdict,
      int referenceUnits,
      int candidateUnits,
      double seconds,
      String status,
      String message,
      double[] draws) {
    return new ScoreResult(
        analysisName,
        comparison.describe().id(),
        name.convention(),
        reference.name(),
        candidate.name(),
        member,
        name.direction(),
        name.name(),
        value,
        bounds.low(),
        bounds.high(),
        bounds.method(),
        interval.low(),
        interval.high(),
        plan.level(),
        interval.method(),
        verdict.text(),
        verdict.mean(),
        verdict.p(),
        Double.NaN,
        design.conditions().size(),
        referenceUnits,
        candidateUnits,
        run.seed(),
        key,
        seconds,
        status,
        message,
        draws,
        verdict.values());
  }

  /** Everything a row that exists is written from. */
  private final class Written {
    private final List<Member<P>> references;
    private final List<Member<P>> candidates;
    private final ScoreTable whole;
    private final Bootstrap<O, P> bootstrap;
    private final NullDistribution<O, P> nulls;
    private final NoiseCeiling<O, P> ceiling;
    private final double seconds;

    Written(
        List<Member<P>> references,
        List<Member<P>> candidates,
        ScoreTable whole,
        Bootstrap<O, P> bootstrap,
        NullDistribution<O, P> nulls,
        NoiseCeiling<O, P> ceiling,
        double seconds) {
      this.references = references;
      this.candidates = candidates;
      this.whole = whole;
      this.bootstrap = bootstrap;
      this.nulls = nulls;
      this.ceiling = ceiling;
      this.seconds = seconds;
    }

    List<ScoreResult> rows(int t) {
      Target target = scorer.targets().get(t);
      boolean pair = target.kind() == Target.Kind.PAIR;
      List<Member<P>> left = pair ? List.of(references.get(target.reference())) : references;
      List<Member<P>> right = pair ? List.of(candidates.get(target.candidate())) : candidates;
      String member =
          pair ? systems.label(left.get(0).system(), right.get(0).system()) : target.label();
      List<ScoreResult> rows = new ArrayList<>();
      for (int s = 0; s < scorer.names().size(); s++) {
        double value = whole.value(t, s);
        Bootstrap.Interval interval = cut(bootstrap.interval(t, s, value), s);
        NullDistribution.Verdict verdict = nulls.verdict(t, s, value);
        List<String> messages = new ArrayList<>();
        messages.add(whole.reason(t, s));
        if (target.kind() == Target.Kind.MEAN) {
          messages.add(leftOut(s));
        }
        messages.add(interval.message());
        messages.add(verdict.message());
        messages.removeIf(String::isEmpty);
        String status =
            scorer.failed(target) ? "failed" : Double.isNaN(value) ? "undefined" : "done";
        NoiseCeiling.Bounds bounds = ceiling.bounds(t, s, run);
        rows.add(
            row(
                    scorer.names().get(s),
                    member,
                    value,
                    bounds,
                    interval,
                    verdict,
                    left.stream().mapToInt(m -> units(m.system())).sum(),
                    right.stream().mapToInt(m -> units(m.system())).sum(),
                    seconds,
                    status,
                    String.join("; ", messages),
                    bootstrap.draws(t, s))
                .withTests(bootstrap.ceilingTest(t, s, value, bounds)));
      }
      return rows;
    }

    /** A reliability is a correlation, whatever the range of the analysis' other scores. */
    private Bootstrap.Interval cut(Bootstrap.Interval interval, int score) {
      Description description = scorer.describe();
      String name = scorer.names().get(score).name();
      boolean correlation = description.isReliability(name);
      double lowest = description.lowest(name);
      double highest = description.highest(name);
      return interval.within(
          correlation ? Math.max(-1, lowest) : lowest,
          correlation ? Math.min(1, highest) : highest);
    }

    private String leftOut(int score) {
      List<String> left = new ArrayList<>(scorer.leftOut(score, references, candidates));
      int failed =
          reference.members().size()
              - references.size()
              + candidate.members().size()
              - candidates.size();
      if (failed > 0) {
        left.add(failed + " failed member" + (failed == 1 ? "" : "s"));
      }
      return left.isEmpty() ? "" : "the mean leaves out " + String.join(", ", left);
    }
  }
}
