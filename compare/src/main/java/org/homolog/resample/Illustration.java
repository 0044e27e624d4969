package org.homolog.resample;

import java.util.List;
import java.util.function.Supplier;
import org.homolog.failure.HomologException;
import org.homolog.resample.Preparation.Member;
import org.homolog.spi.Analysis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Outcome;

/** What is worth showing of a cell. Scores are not lost because a figure cannot be made. */
final class Illustration<O extends Record, P> {
  private final Analysis<O, P> analysis;
  private final O options;
  private final Preparation<O, P> preparation;
  private final AnalysisRun run;

  Illustration(Analysis<O, P> analysis, O options, Preparation<O, P> preparation, AnalysisRun run) {
    this.analysis = analysis;
    this.options = options;
    this.preparation = preparation;
    this.run = run;
  }

  /** One side. */
  Outcome of(List<Member<P>> members) {
    return made(() -> analysis.show(shown(members), options, run));
  }

  /** Both together. */
  Outcome of(Comparison<O, P> comparison, List<Member<P>> references, List<Member<P>> candidates) {
    return made(() -> comparison.explain(shown(references), shown(candidates), options, run));
  }

  /** The members pooled; where that cannot be, the first of them, and a warning says so. */
  private P shown(List<Member<P>> members) {
    if (members.size() == 1) {
      return members.get(0).require();
    }
    try {
      return preparation.pool(members.stream().map(Member::require).toList());
    } catch (HomologException e) {
      run.warn(
          "figures show "
              + members.get(0).system().name()
              + ", the first of "
              + members.size()
              + " members");
      return members.get(0).require();
    }
  }

  private Outcome made(Supplier<Outcome> maker) {
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
}
