package org.homolog.resample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.spi.Analysis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.Run;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.jspecify.annotations.Nullable;

/** Prepares the members of cohorts, whole and drawn, for one analysis under one design. */
final class Preparation<O extends Record, P> {
  private final Analysis<O, P> analysis;
  private final O options;
  private final Design design;
  private final PreparedCache cache;

  Preparation(Analysis<O, P> analysis, O options, Design design, PreparedCache cache) {
    this.analysis = analysis;
    this.options = options;
    this.design = design;
    this.cache = cache;
  }

  /** A member: its preparation, or why there is none. */
  record Member<P>(NeuralSystem system, @Nullable P whole, @Nullable RuntimeException failure) {
    P require() {
      if (whole == null) {
        throw failure == null ? new IllegalStateException(system.name()) : failure;
      }
      return whole;
    }
  }

  Design design() {
    return design;
  }

  /**
   * All members of both cohorts at once, as the analysis reads them; a member that fails keeps its
   * failure.
   */
  List<List<Member<P>>> wholes(List<Cohort> cohorts, AnalysisRun run, Run host) {
    List<NeuralSystem> systems = cohorts.stream().flatMap(c -> c.members().stream()).toList();
    List<@Nullable Member<P>> made = new ArrayList<>();
    List<List<String>> warnings = new ArrayList<>();
    systems.forEach(
        system -> {
          made.add(null);
          warnings.add(List.of());
        });
    host.parallel(
        systems.size(),
        i -> {
          try {
            NeuralSystem read = analysis.reading(systems.get(i), options);
            PreparedCache.Prepared prepared = whole(read, run);
            made.set(i, new Member<>(read, cast(prepared.value()), null));
            warnings.set(i, prepared.warnings());
          } catch (RuntimeException e) {
            made.set(i, new Member<>(systems.get(i), null, Failures.kept(e, analysis)));
          }
        });
    warnings.forEach(run::warnAll);
    List<List<Member<P>>> grouped = new ArrayList<>();
    int from = 0;
    for (Cohort cohort : cohorts) {
      List<Member<P>> members = new ArrayList<>();
      for (int i = 0; i < cohort.members().size(); i++) {
        members.add(java.util.Objects.requireNonNull(made.get(from++)));
      }
      grouped.add(List.copyOf(members));
    }
    return grouped;
  }

  private PreparedCache.Prepared whole(NeuralSystem system, AnalysisRun run) {
    PreparedCache.Key key =
        PreparedCache.Key.of(
            analysis.describe().id() + " " + analysis.getClass().getName(),
            options,
            design,
            run.seed(),
            system);
    return cache.get(
        key,
        () -> {
          AnalysisRun own = run.fresh();
          P value = analysis.prepare(design.sample(system), options, own);
          return new PreparedCache.Prepared(value, own.warnings());
        });
  }

  /** Only this class puts values under keys of this analysis and these options. */
  @SuppressWarnings("unchecked")
  private P cast(Object value) {
    return (P) value;
  }

  /** A member under a draw: by the fast path where there is one. */
  P drawn(Member<P> member, Draw draw, Run run) {
    Optional<P> fast = analysis.redraw(member.require(), draw, options);
    return fast.isPresent()
        ? fast.get()
        : analysis.prepare(design.sample(member.system(), draw), options, run);
  }

  /** A system derived from a member, prepared anew. */
  P derived(NeuralSystem system, Optional<Draw> draw, Run run) {
    return analysis.prepare(
        draw.map(d -> design.sample(system, d)).orElseGet(() -> design.sample(system)),
        options,
        run);
  }

  /** Members pooled, or why they cannot be. */
  P pool(List<P> members) {
    if (members.isEmpty()) {
      throw HomologException.mistake("no member is left to pool");
    }
    return members.size() == 1
        ? members.get(0)
        : analysis
            .pool(members, options)
            .orElseThrow(
                () ->
                    HomologException.mistake(
                        analysis.describe().id() + " cannot pool members into one"));
  }
}
