package org.homolog.resample;

import java.util.ArrayList;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.resample.Preparation.Member;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.Direction;
import org.homolog.spi.Run;
import org.homolog.spi.Score;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/**
 * The main scores of candidates against references that come one after the other, with nothing
 * resampled: for what simulates or subsamples many of them. The candidates are prepared once, since
 * what one system boils down to does not depend on the other. Safe for several threads.
 *
 * @param <O> options
 * @param <P> what a system is prepared to
 */
public final class MainScores<O extends Record, P> {
  private final Comparison<O, P> comparison;
  private final O options;
  private final Preparation<O, P> preparation;
  private final List<List<Member<P>>> candidates;
  private final MemberPolicy policy;
  private final AnalysisRun whole;

  /**
   * Prepares the candidates.
   *
   * @param comparison the comparison
   * @param options its options
   * @param design the conditions shared
   * @param candidates the candidates
   * @param policy whether members are pooled; else the score is the mean over pairs of members
   * @param studySeed the study's seed
   * @param host what the host lends
   * @param cache whole preparations
   * @throws HomologException if no member of a candidate can be prepared
   */
  public MainScores(
      Comparison<O, P> comparison,
      O options,
      Design design,
      List<Cohort> candidates,
      MemberPolicy policy,
      long studySeed,
      Run host,
      PreparedCache cache) {
    this.comparison = comparison;
    this.options = options;
    this.policy = policy == MemberPolicy.POOLED ? policy : MemberPolicy.EACH;
    whole = AnalysisRun.ordered(host, Evaluation.seed(comparison, design, studySeed));
    preparation = new Preparation<>(comparison, options, design, cache);
    this.candidates =
        preparation.wholes(candidates, whole, host).stream().map(Engine::prepared).toList();
  }

  /**
   * The main score of each candidate.
   *
   * @param names the score's name, convention and direction of prediction, as of the first
   *     candidate that has one
   * @param values one per candidate, over all members; NaN where there is none
   * @param reason why a value is missing; empty if none is
   */
  public record Found(List<Score> names, List<Double> values, String reason) {
    /** Takes copies. */
    public Found {
      names = List.copyOf(names);
      values = List.copyOf(values);
    }

    /**
     * Whether every candidate has a score.
     *
     * @return true if so
     */
    public boolean isComplete() {
      return reason.isEmpty();
    }
  }

  /**
   * Scores all candidates against one reference. What the comparison warns of is not kept.
   *
   * @param reference the members of the reference
   * @return a score per candidate
   * @throws HomologException on interruption
   */
  public Found against(List<NeuralSystem> reference) {
    AnalysisRun run = whole.fresh();
    return found(members(reference, run), candidates, run);
  }

  /**
   * Scores systems in the candidates' place against one in the reference's.
   *
   * @param reference the members of the reference
   * @param others the members of each that stands for a candidate
   * @return a score for each
   * @throws HomologException on interruption
   */
  public Found between(List<NeuralSystem> reference, List<List<NeuralSystem>> others) {
    AnalysisRun run = whole.fresh();
    List<List<Member<P>>> prepared = others.stream().map(other -> members(other, run)).toList();
    return found(members(reference, run), prepared, run);
  }

  private Found found(List<Member<P>> reference, List<List<Member<P>>> others, AnalysisRun run) {
    List<Score> names = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    String reason = "";
    for (List<Member<P>> candidate : others) {
      double value = Double.NaN;
      try {
        List<Target> targets =
            Target.of(
                systems(reference),
                systems(candidate),
                reference.size() == 1 && candidate.size() == 1,
                policy);
        PairScorer<O, P> scorer =
            new PairScorer<>(comparison, options, preparation, targets, reference, candidate, run);
        ScoreTable table =
            scorer.table(scorer.wholePairs(), reference, candidate, scorer.everyone(), run);
        int last = targets.size() - 1;
        value = table.value(last, 0);
        names.add(scorer.names().get(0));
        reason = reason.isEmpty() ? table.reason(last, 0) : reason;
      } catch (HomologException e) {
        reason = reason.isEmpty() ? Failures.message(Failures.kept(e, comparison)) : reason;
      }
      values.add(value);
    }
    return new Found(names.subList(0, Math.min(1, names.size())), values, reason);
  }

  private List<Member<P>> members(List<NeuralSystem> systems, AnalysisRun run) {
    return systems.stream().map(system -> prepared(system, run)).toList();
  }

  private Member<P> prepared(NeuralSystem system, AnalysisRun run) {
    try {
      return new Member<>(
          system, preparation.derived(system, java.util.Optional.empty(), run), null);
    } catch (RuntimeException e) {
      return new Member<>(system, null, Failures.kept(e, comparison));
    }
  }

  private static <P> List<NeuralSystem> systems(List<Member<P>> members) {
    return members.stream().map(Member::system).toList();
  }

  /**
   * What a larger main score means.
   *
   * @param score the score, as a comparison named it
   * @return the direction
   */
  public Direction direction(Score score) {
    return comparison.describe(options).direction(score.name());
  }
}
