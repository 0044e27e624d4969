package org.homolog.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.matched.MatchedComparison;
import org.homolog.matched.MatchedSettings;
import org.homolog.population.Population;
import org.homolog.spi.Comparison;
import org.homolog.study.grammar.Fields;
import org.homolog.study.grammar.Grammar;
import org.homolog.study.yaml.Node;
import org.homolog.system.Cohort;

/**
 * Whether and how a study asks for matched comparisons.
 *
 * @param settings how; empty if it is not asked for
 * @param at where it is asked for
 * @param own whether an entry asks for itself, and not the study for all its comparisons
 */
record MatchedSpec(Optional<MatchedSettings> settings, Fields at, boolean own) {
  private static final String KEY = "matched";

  /** What a study says for all its comparisons. */
  static MatchedSpec shared(Fields top, double level) {
    return new MatchedSpec(read(top, level), top, false);
  }

  /** What an entry says, or else the study; intervals have the level of the entry's. */
  MatchedSpec entry(Fields entry, double level) {
    return entry.has(KEY)
        ? new MatchedSpec(read(entry, level), entry, true)
        : new MatchedSpec(settings.map(shared -> shared.withLevel(level)), at, false);
  }

  private static Optional<MatchedSettings> read(Fields fields, double level) {
    Optional<Node> node = fields.node(KEY);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    MatchedSettings usual = MatchedSettings.usual().withLevel(level);
    if (node.get() instanceof Node.Value value) {
      if (Boolean.TRUE.equals(value.value())) {
        return Optional.of(usual);
      }
      if (!Boolean.FALSE.equals(value.value()) && !value.text().equals("none")) {
        fields.problem(
            KEY, "write matched: true, matched: none or matched: {draws: 50}, not " + value.kind());
      }
      return Optional.empty();
    }
    Fields group = fields.group(KEY, Grammar.MATCHED).orElseThrow();
    List<Integer> units =
        group
            .numbers("units")
            .map(list -> list.stream().map(RecoverySpec::whole).toList())
            .orElse(usual.units());
    try {
      return Optional.of(
          new MatchedSettings(
              (int) group.wholeOr("draws"),
              units,
              group.word("signal-to-noise").equals("match"),
              level));
    } catch (HomologException e) {
      group.problem("units", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** How an entry's comparison is to be matched; empty where it is not, or cannot be. */
  Optional<MatchedSettings> of(AnalysisEntry<?, ?> entry) {
    return settings.filter(asked -> inapplicable(entry).isEmpty());
  }

  /** Why an entry cannot be matched. */
  private static Optional<String> inapplicable(AnalysisEntry<?, ?> entry) {
    String id = entry.analysis().describe().id();
    if (!(entry.analysis() instanceof Comparison)) {
      return Optional.of(id + " does not compare two systems: there is nothing to match");
    }
    if (!entry.reference().facets().contains(Population.class)) {
      return Optional.of(
          "a matched comparison draws units, but " + entry.reference().name() + " has none");
    }
    return entry.candidates().stream().noneMatch(c -> c.facets().contains(Population.class))
        ? Optional.of("a matched comparison draws units, but no candidate has any")
        : Optional.empty();
  }

  /** Reports what stands in the way of an entry's matched comparison. */
  void check(AnalysisEntry<?, ?> entry, Map<String, Cohort> built) {
    if (settings.isEmpty()) {
      return;
    }
    Optional<String> reason = inapplicable(entry);
    if (reason.isPresent() && own) {
      at.problem(KEY, reason.get());
    }
    int most =
        entry.systems().stream()
            .flatMap(source -> Optional.ofNullable(built.get(source.name())).stream())
            .filter(MatchedComparison::responds)
            .flatMap(cohort -> cohort.members().stream())
            .mapToInt(member -> member.require(Population.class).unitCount())
            .min()
            .orElse(Integer.MAX_VALUE);
    List<Integer> units = settings.get().units();
    if (reason.isEmpty() && !units.isEmpty() && units.get(0) > most) {
      at.problem(
          KEY,
          "units asks for at least "
              + units.get(0)
              + ", but the smallest system of "
              + entry.spec().name()
              + " has "
              + most);
    }
  }

  /** What is drawn, for the methods text of a report. */
  String words() {
    return settings
        .map(
            asked ->
                " Matched comparison: "
                    + asked.draws()
                    + " random subsamples of the units of both sides at each number of units"
                    + (asked.noise()
                        ? ", repeats dropped and noise added until signal to noise is that of the"
                            + " noisiest system."
                        : "; signal to noise is left as it is."))
        .orElse("");
  }
}
