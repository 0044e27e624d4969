package org.homolog.study;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.recovery.Mapping;
import org.homolog.recovery.RecoverySettings;
import org.homolog.spi.Comparison;
import org.homolog.spi.Direction;
import org.homolog.study.grammar.Fields;
import org.homolog.study.grammar.Grammar;
import org.homolog.study.yaml.Node;

/**
 * Whether and how a study asks for model recovery.
 *
 * @param settings how; empty if it is not asked for
 * @param at where it is asked for
 * @param own whether an entry asks for itself, and not the study for all its comparisons
 */
record RecoverySpec(Optional<RecoverySettings> settings, Fields at, boolean own) {
  private static final String KEY = "recovery";

  /** What a study says for all its comparisons. */
  static RecoverySpec shared(Fields top, double level) {
    return new RecoverySpec(read(top, level), top, false);
  }

  /** What an entry says, or else the study; intervals have the level of the entry's. */
  RecoverySpec entry(Fields entry, double level) {
    return entry.has(KEY)
        ? new RecoverySpec(read(entry, level), entry, true)
        : new RecoverySpec(settings.map(shared -> shared.withLevel(level)), at, false);
  }

  private static Optional<RecoverySettings> read(Fields fields, double level) {
    Optional<Node> node = fields.node(KEY);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    RecoverySettings usual = RecoverySettings.usual().withLevel(level);
    if (node.get() instanceof Node.Value value) {
      if (Boolean.TRUE.equals(value.value())) {
        return Optional.of(usual);
      }
      if (!Boolean.FALSE.equals(value.value()) && !value.text().equals("none")) {
        fields.problem(
            KEY,
            "write recovery: true, recovery: none or recovery: {data-sets: 100}, not "
                + value.kind());
      }
      return Optional.empty();
    }
    Fields group = fields.group(KEY, Grammar.RECOVERY).orElseThrow();
    List<Mapping> mappings =
        group.texts("mapping").stream()
            .map(word -> Mapping.valueOf(word.toUpperCase(Locale.ROOT)))
            .toList();
    List<Integer> larger =
        group
            .numbers("larger")
            .map(list -> list.stream().map(RecoverySpec::whole).toList())
            .orElse(usual.larger());
    try {
      return Optional.of(
          new RecoverySettings(
              (int) group.wholeOr("data-sets"),
              mappings.isEmpty() ? usual.mappings() : mappings,
              group.number("noise").orElse(Double.NaN),
              group.numberOr("goal"),
              larger,
              level));
    } catch (HomologException e) {
      group.problem("larger", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** A fraction is no factor: zero is refused with the others that are too small. */
  static int whole(double number) {
    return number == Math.rint(number) && number < 1e9 ? (int) number : 0;
  }

  /** How model recovery of an entry is to be computed; empty where it is not, or cannot be had. */
  Optional<RecoverySettings> of(AnalysisEntry<?, ?> entry) {
    return settings.filter(asked -> inapplicable(entry).isEmpty());
  }

  /** Why an entry has no model recovery, whatever the data. */
  private <O extends Record, P> Optional<String> inapplicable(AnalysisEntry<O, P> entry) {
    String id = entry.analysis().describe().id();
    if (!(entry.analysis() instanceof Comparison)) {
      return Optional.of(
          id + " does not score candidates one by one: there is no winner to recover");
    }
    if (entry.analysis().describe(entry.options()).direction() == Direction.NEUTRAL) {
      return Optional.of(id + " does not say what is closer: there is no winner to recover");
    }
    return entry.candidates().size() < 2
        ? Optional.of("model recovery needs two candidates or more")
        : Optional.empty();
  }

  /** Reports what stands in the way of an entry's model recovery. */
  void check(AnalysisEntry<?, ?> entry, java.util.Map<String, org.homolog.system.Cohort> built) {
    if (settings.isEmpty()) {
      return;
    }
    Optional<String> reason = inapplicable(entry);
    if (reason.isPresent()) {
      if (own) {
        at.problem(KEY, reason.get());
      }
      return;
    }
    Optional.ofNullable(built.get(entry.reference().name()))
        .flatMap(
            reference -> org.homolog.recovery.ModelRecovery.unavailable(reference, settings.get()))
        .ifPresent(
            text ->
                at.problem(
                    KEY,
                    text
                        + (own
                            ? ""
                            : "; or give the entry "
                                + entry.spec().name()
                                + " its own, recovery: none")));
  }

  /** What is simulated, for the methods text of a report. */
  String words() {
    return settings
        .map(
            asked ->
                " Model recovery: "
                    + asked.dataSets()
                    + " data sets are simulated from each candidate by "
                    + String.join(
                        " and by ", asked.mappings().stream().map(Mapping::words).toList())
                    + ", with the signal of each unit "
                    + (asked.isNoiseGiven()
                        ? "and noise as the study gives it"
                        : "and the noise that repeats show")
                    + "; all candidates are scored on each.")
        .orElse("");
  }
}
