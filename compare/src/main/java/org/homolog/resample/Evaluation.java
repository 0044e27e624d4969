package org.homolog.resample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.homolog.random.CounterRandom;
import org.homolog.resample.Preparation.Member;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Analysis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.JointComparison;
import org.homolog.spi.NullModel;
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
    return of(
        analysisName,
        comparison,
        options,
        design,
        reference,
        candidate,
        Optional.empty(),
        plan,
        studySeed,
        key,
        run,
        cache);
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
   * @param twin the candidate before any training, for a null of {@link NullModel#UNTRAINED}; its
   *     members are the draws
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
      Optional<Cohort> twin,
      ResamplePlan plan,
      long studySeed,
      String key,
      Run run,
      PreparedCache cache) {
    long started = System.nanoTime();
    Bootstrap.check(plan, comparison.describe(options));
    Engine.Systems systems = new Engine.Systems(design, reference, candidate, twin);
    Engine<O, P> engine =
        new Engine<>(
            comparison,
            options,
            systems,
            plan,
            studySeed,
            AnalysisRun.ordered(run, seed(comparison, design, studySeed)),
            run,
            cache,
            DrawBook.empty());
    AnalysisRun whole = engine.whole();
    AnalysisRun drawing = AnalysisRun.sorted(run, whole.seed());
    AtomicInteger done = new AtomicInteger();
    double all = Math.max(1, engine.bootstrap().drawCount() + engine.nulls().drawCount());
    engine.ceiling().scoreHalves(drawing);
    engine.bootstrap().drawAll(drawing, i -> run.progress(done.incrementAndGet() / all));
    engine.nulls().drawAll(drawing, i -> run.progress(done.incrementAndGet() / all));
    List<Member<P>> references = Engine.prepared(engine.sides().get(0));
    List<Member<P>> candidates = Engine.prepared(engine.sides().get(1));
    Illustration<O, P> illustration =
        new Illustration<>(comparison, options, engine.preparation(), whole);
    Outcome referenceOutcome = illustration.of(references);
    Outcome candidateOutcome = illustration.of(candidates);
    Outcome pairOutcome = illustration.of(comparison, references, candidates);
    RowWriter<O, P> rows =
        new RowWriter<>(analysisName, comparison, systems, plan, key, whole, engine.scorer());
    double seconds = (System.nanoTime() - started) / 1e9;
    List<ScoreResult> scores =
        rows.write(
            engine.sides().get(0),
            engine.sides().get(1),
            engine.bootstrap(),
            engine.nulls(),
            engine.ceiling(),
            seconds);
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
        seconds,
        engine.book().streams(),
        List.of());
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
    List<Member<P>> members = Engine.prepared(all);
    for (Member<P> member : all) {
      if (member.failure() != null) {
        whole.warn(member.system().name() + " failed: " + Failures.message(member.failure()));
      }
    }
    Outcome outcome = new Illustration<>(analysis, options, preparation, whole).of(members);
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
  static long seed(Analysis<?, ?> analysis, Design design, long studySeed) {
    List<String> identity = new ArrayList<>(List.of("analysis", analysis.describe().id()));
    identity.addAll(design.conditions());
    return CounterRandom.seed(studySeed, identity.toArray(String[]::new));
  }

  private static List<String> names(Cohort cohort) {
    return cohort.members().stream().map(org.homolog.system.NeuralSystem::name).toList();
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
