package org.homolog.study;

import java.util.List;
import java.util.Map;
import org.homolog.plugin.Provider;
import org.homolog.resample.ResamplePlan;
import org.homolog.spi.Analysis;
import org.homolog.spi.Comparison;
import org.homolog.spi.JointComparison;
import org.homolog.spi.Options;

/**
 * One entry of a study with everything it names found.
 *
 * @param spec what the study says
 * @param analysis the analysis
 * @param provider where it comes from
 * @param options its options, all resolved
 * @param reference the reference
 * @param candidates the candidates
 * @param plan what is resampled
 * @param twins untrained twins of candidates, by the candidates' names; empty unless they are the
 *     null
 */
record AnalysisEntry<O extends Record, P>(
    EntrySpec spec,
    Analysis<O, P> analysis,
    Provider provider,
    O options,
    Source reference,
    List<Source> candidates,
    ResamplePlan plan,
    Map<String, Source> twins) {

  /** Whether it scores candidates against a reference; otherwise each system stands alone. */
  boolean compares() {
    return analysis instanceof Comparison || analysis instanceof JointComparison;
  }

  /** The candidates of each cell: one by one, or all together where they are scored so. */
  List<List<Source>> groups() {
    return analysis instanceof JointComparison
        ? List.of(candidates)
        : candidates.stream().map(List::of).toList();
  }

  /** All systems it is about, the reference first. */
  List<Source> systems() {
    java.util.List<Source> all = new java.util.ArrayList<>(List.of(reference));
    candidates.stream().filter(source -> !all.contains(source)).forEach(all::add);
    return all;
  }

  /** What every cell of the entry depends on. */
  ContentKey keyStart(String what, String version, long seed) {
    return ContentKey.of(what)
        .with("homolog", version)
        .with("analysis", analysis.describe().id())
        .with("provider", provider.hash())
        .with("options", Options.resolved(options))
        .with("seed", Long.toString(seed))
        .with("entry", spec.name());
  }
}
