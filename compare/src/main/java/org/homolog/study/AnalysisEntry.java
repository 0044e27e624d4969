package org.homolog.study;

import java.util.List;
import org.homolog.plugin.Provider;
import org.homolog.resample.ResamplePlan;
import org.homolog.spi.Analysis;
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
 */
record AnalysisEntry<O extends Record, P>(
    EntrySpec spec,
    Analysis<O, P> analysis,
    Provider provider,
    O options,
    Source reference,
    List<Source> candidates,
    ResamplePlan plan) {

  /** All systems it is about, the reference first. */
  List<Source> systems() {
    java.util.List<Source> all = new java.util.ArrayList<>(List.of(reference));
    candidates.stream().filter(source -> !all.contains(source)).forEach(all::add);
    return all;
  }

  /** What every cell of the entry depends on. */
  ContentKey keyStart(String version, long seed) {
    return ContentKey.of("cell")
        .with("homolog", version)
        .with("analysis", analysis.describe().id())
        .with("provider", provider.hash())
        .with("options", Options.resolved(options))
        .with("resampling", plan.toString())
        .with("seed", Long.toString(seed))
        .with("entry", spec.name());
  }
}
