package org.homolog.resample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.homolog.random.CounterRandom;
import org.homolog.resample.Preparation.Member;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Analysis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.JointComparison;
import org.homolog.spi.Options;
import org.homolog.spi.Outcome;
import org.homolog.spi.Run;
import org.homolog.system.Cohort;

/**
 * One cell of a study: scores with interval, null and ceiling, and what is worth showing. The same
 * bits at any number of threads.
 */
public final class Evaluation {
  private Evaluation() {}

  /**
   * Compares two cohorts.
   *
   * @param analysisName the entry of the study
   * @param comparison the comparison
   * @param options its options
   * @param design the conditions shared
   * @param reference the reference
   * @param candidate the candidate
   * @param plan what is resampled
   * @param studySeed the study's seed; draws and the comparison's own seeds derive from it and the
   *     design, never from the candidate
   * @param key content key of the cell
   * @param run what the host lends
   * @param <O> options
   * @param <P> what a system is prepared to
   * @return the result
   * @throws org.homolog.failure.HomologException if an axis cannot be drawn, if no member can be
   *     prepared or scored, or on interruption
   */
  public static <O extends Record, P> CellResult of(
      String analysisName,
      Comparison<O, P> comparison,
      O options,
      Design design,
      Cohort reference,
      Cohort candidate,
      ResamplePlan plan,
      long studySeed,
      String key,
      Run run) {
    return of(
        analysisName,
        comparison,
        options,
        design,
        reference,
        candidate,
        plan,
        studySeed,
        key,
        run,
        new PreparedCache(1 + reference.members().size() + candidate.members().size()));
  }

  /**
   * Compares two cohorts, sharing whole preparations with other cells.
   *
   * @param analysisName the entry of the study
   * @param comparison the comparison
   * @param options its options
   * @param design the conditions shared
   * @param reference the reference
   * @param candidate the candidate
   * @param plan what is resampled
   * @param studySeed the study's seed
   * @param key content key of the cell
   * @param run what the host lends
   * @param cache whole preparations
   * @param <O> options
   * @param <P> what a system is prepared to
   * @return the result
   * @throws org.homolog.failure.HomologException as above
   */
  public static <O extends Record, P> CellResult of(
      String analysisName,
      Comparison<O, P> comparison,
      O options,
      Design design,
      Cohort reference,
      Cohort candidate,
      ResamplePlan plan,
      long studySeed,
      String key,
      Run run,
      PreparedCache cache) {
    long started = System.nanoTime();
    Bootstrap.check(plan, comparison.describe(options));
    AnalysisRun whole = AnalysisRun.ordered(run, seed(comparison, design, studySeed));
    Preparation<O, P> preparation = new Preparation<>(comparison, options, design, cache);
    List<List<Member<P>>> sides = preparation.wholes(List.of(reference, candidate), whole, run);
    List<Member<P>> references = prepared(sides.get(0));
    List<Member<P>> candidates = prepared(sides.get(1));
    boolean single = reference.members().size() == 1 && candidate.members().size() == 1;
    List<Target> targets =
        Target.of(systems(references), systems(candidates), single, plan.members());
    PairScorer<O, P> scorer =
        new PairScorer<>(comparison, options, preparation, targets, references, candidates, whole);
    AnalysisRun drawing = AnalysisRun.sorted(run, whole.seed());
    Bootstrap<O, P> bootstrap =
        new Bootstrap<>(scorer, preparation, plan, studySeed, references, candidates);
    PermutationNull<O, P> nulls =
        new PermutationNull<>(scorer, preparation, plan, studySeed, references, candidates);
    NoiseCeiling<O, P> ceiling =
        new NoiseCeiling<>(scorer, preparation, plan, studySeed, references);
    AtomicInteger done = new AtomicInteger();
    double all = Math.max(1, bootstrap.drawCount() + nulls.drawCount());
    ceiling.scoreHalves(drawing);
    bootstrap.drawAll(drawing, i -> run.progress(done.incrementAndGet() / all));
    nulls.drawAll(drawing, i -> run.progress(done.incrementAndGet() / all));
    Outcome referenceOutcome = show(comparison, options, preparation, references, whole);
    Outcome candidateOutcome = show(comparison, options, preparation, candidates, whole);
    Outcome pairOutcome =
        figures(
            comparison,
            whole,
            () ->
                comparison.explain(
                    shown(preparation, references, whole),
                    shown(preparation, candidates, whole),
                    options,
                    whole));
    RowWriter<O, P> rows =
        new RowWriter<>(
            analysisName, comparison, reference, candidate, plan, key, whole, design, scorer);
    double seconds = (System.nanoTime() - started) / 1e9;
    List<ScoreResult> scores =
        rows.write(sides.get(0), sides.get(1), bootstrap, nulls, ceiling, seconds);
    return new CellResult(
        key,
        analysisName,
        comparison.describe().id(),
        reference.name(),
        candidate.name(),
        names(reference),
        scores,
        referenceOutcome,
        candidateOutcome,
        pairOutcome,
        warnings(whole, drawing),
        Options.resolved(options),
        seconds);
  }

  /**
   * Compares a cohort with several candidates together.
   *
   * @param analysisName the entry of the study
   * @param joint the comparison
   * @param options its options
   * @param design the conditions shared
   * @param reference the reference
   * @param candidates the candidates; the members of each are pooled
   * @param plan what is resampled
   * @param studySeed the study's seed
   * @param key content key of the cell
   * @param run what the host lends
   * @param cache whole preparations
   * @param <O> options
   * @param <P> what a system is prepared to
   * @return the result; its candidate is all their names, joined by a plus sign
   * @throws org.homolog.failure.HomologException as above
   */
  public static <O extends Record, P> CellResult together(
      String analysisName,
      JointComparison<O, P> joint,
      O options,
      Design design,
      Cohort reference,
      List<Cohort> candidates,
      ResamplePlan plan,
      long studySeed,
      String key,
      Run run,
      PreparedCache cache) {
    return of(
        analysisName,
        new Jointly<>(joint, candidates.size()),
        options,
        design,
        reference,
        new Together(candidates).cohort(),
        plan,
        studySeed,
        key,
        run,
        cache);
  }

  /**
   * Analyses a cohort on its own. There are no scores, but what is worth showing.
   *
   * @param analysisName the entry of the study
   * @param analysis the analysis
   * @param options its options
   * @param design the conditions
   * @param cohort the systems
   * @param studySeed the study's seed
   * @param key content key of the cell
   * @param run what the host lends
   * @param cache whole preparations
   * @param <O> options
   * @param <P> what a system is prepared to
   * @return the result; its candidate is empty
   * @throws org.homolog.failure.HomologException if no member can be prepared, or on interruption
   */
  public static <O extends Record, P> CellResult alone(
      String analysisName,
      Analysis<O, P> analysis,
      O options,
      Design design,
      Cohort cohort,
      long studySeed,
      String key,
      Run run,
      PreparedCache cache) {
    long started = System.nanoTime();
    AnalysisRun whole = AnalysisRun.ordered(run, seed(analysis, design, studySeed));
    Preparation<O, P> preparation = new Preparation<>(analysis, options, design, cache);
    List<Member<P>> all = preparation.wholes(List.of(cohort), whole, run).get(0);
    List<Member<P>> members = prepared(all);
    for (Member<P> member : all) {
      if (member.failure() != null) {
        whole.warn(member.system().name() + " failed: " + Failures.message(member.failure()));
      }
    }
    Outcome outcome = show(analysis, options, preparation, members, whole);
    run.progress(1);
    return new CellResult(
        key,
        analysisName,
        analysis.describe().id(),
        cohort.name(),
        "",
        names(cohort),
        List.of(),
        outcome,
        Outcome.of(),
        Outcome.of(),
        whole.warnings(),
        Options.resolved(options),
        (System.nanoTime() - started) / 1e9);
  }

  /** The same for all candidates, so that folds and other random choices are theirs in common. */
  private static long seed(Analysis<?, ?> analysis, Design design, long studySeed) {
    List<String> identity = new ArrayList<>(List.of("analysis", analysis.describe().id()));
    identity.addAll(design.conditions());
    return CounterRandom.seed(studySeed, identity.toArray(String[]::new));
  }

  /** Those that could be prepared; if none could, the first failure is the cell's. */
  private static <P> List<Member<P>> prepared(List<Member<P>> members) {
    List<Member<P>> prepared = members.stream().filter(m -> m.failure() == null).toList();
    if (prepared.isEmpty()) {
      throw Objects.requireNonNull(members.get(0).failure());
    }
    return prepared;
  }

  private static List<String> names(Cohort cohort) {
    return cohort.members().stream().map(org.homolog.system.NeuralSystem::name).toList();
  }

  private static <P> List<org.homolog.system.NeuralSystem> systems(List<Member<P>> members) {
    return members.stream().map(Member::system).toList();
  }

  private static <O extends Record, P> Outcome show(
      Analysis<O, P> analysis,
      O options,
      Preparation<O, P> preparation,
      List<Member<P>> members,
      AnalysisRun run) {
    return figures(
        analysis, run, () -> analysis.show(shown(preparation, members, run), options, run));
  }

  /** The members pooled; where that cannot be, the first of them, and a warning says so. */
  private static <P> P shown(
      Preparation<?, P> preparation, List<Member<P>> members, AnalysisRun run) {
    if (members.size() == 1) {
      return members.get(0).require();
    }
    try {
      return preparation.pool(members.stream().map(Member::require).toList());
    } catch (org.homolog.failure.HomologException e) {
      run.warn(
          "figures show "
              + members.get(0).system().name()
              + ", the first of "
              + members.size()
              + " members");
      return members.get(0).require();
    }
  }

  /** Scores are not lost because a figure cannot be made. */
  private static Outcome figures(
      Analysis<?, ?> analysis, AnalysisRun run, Supplier<Outcome> maker) {
    try {
      return maker.get();
    } catch (RuntimeException e) {
      run.warn(
          "figures of "
              + analysis.describe().id()
              + " could not be made: "
              + Failures.message(Failures.kept(e, analysis)));
      return Outcome.of();
    }
  }

  private static List<String> warnings(AnalysisRun whole, AnalysisRun drawing) {
    List<String> warnings = new ArrayList<>(whole.warnings());
    List<String> further =
        drawing.warnings().stream().filter(text -> !warnings.contains(text)).toList();
    if (!further.isEmpty()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "on draws there %s, such as: %s",
              further.size() == 1
                  ? "was a warning"
                  : "were " + further.size() + " kinds of warning",
              further.get(0)));
    }
    return List.copyOf(warnings);
  }
}
