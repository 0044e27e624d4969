package org.homolog.study;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.homolog.matched.MatchedSettings;
import org.homolog.population.Population;
import org.homolog.recovery.RecoverySettings;
import org.homolog.resample.ResamplePlan;
import org.homolog.system.Cohort;

/**
 * What a cell will roughly take, from the sizes of its systems. Right to an order of magnitude for
 * comparisons that look at all pairs of conditions.
 *
 * @param seconds time on one thread
 * @param bytes memory
 */
record Cost(double seconds, long bytes) {
  /** Multiplications a second that a comparison does, all overhead counted. */
  private static final double RATE = 2e8;

  private static final double LEAST_SECONDS = 0.02;
  private static final long LEAST_BYTES = 1L << 20;

  /** Where sizes are not known before a fit: those of a small recording. */
  private static final Size UNKNOWN = new Size(100, 100, 1_000_000);

  private record Size(double conditions, double values, double total) {
    Size with(Size other) {
      return new Size(
          Math.max(conditions, other.conditions), values + other.values, total + other.total);
    }
  }

  static Cost of(
      AnalysisEntry<?, ?> entry, Optional<Cohort> reference, List<Optional<Cohort>> candidates) {
    Size one = reference.map(Cost::size).orElse(UNKNOWN);
    Size other =
        candidates.stream()
            .map(candidate -> candidate.map(Cost::size).orElse(UNKNOWN))
            .reduce(new Size(0, 0, 0), Size::with);
    ResamplePlan plan = entry.plan();
    boolean pair = entry.compares();
    double draws = pair ? 2 + plan.bootstrap() + plan.permutations() : 1;
    double pairs = one.conditions() * one.conditions() / 2;
    double whole = pairs * (one.values() + other.values());
    double perDraw = pairs * 20 + (one.total() + other.total()) / 10;
    double seconds = LEAST_SECONDS + (whole + draws * perDraw) / RATE;
    double bytes = LEAST_BYTES + 8 * (3 * (one.total() + other.total()) + 8 * pairs);
    return new Cost(seconds, (long) Math.min(bytes, Long.MAX_VALUE / 2.0));
  }

  /** Model recovery, were every larger size tried. */
  static Cost ofRecovery(
      AnalysisEntry<?, ?> entry,
      RecoverySettings settings,
      Function<Source, Optional<Cohort>> built) {
    Size one = built.apply(entry.reference()).map(Cost::size).orElse(UNKNOWN);
    double candidates = entry.candidates().size();
    double seconds = LEAST_SECONDS;
    double largest = 1;
    for (int step = 0; step <= settings.larger().size(); step++) {
      double factor = step == 0 ? 1 : settings.larger().get(step - 1);
      double pairs = one.conditions() * one.conditions() / 2 * (1 + factor * factor);
      double noise = one.total() * (20 + Math.min(one.values(), one.total()) / 20) * factor;
      double each = noise + pairs * (one.values() + 20 * candidates);
      seconds += settings.mappings().size() * candidates * settings.dataSets() * each / RATE;
      largest = Math.max(largest, factor);
    }
    double pairs = one.conditions() * one.conditions() / 2;
    double bytes =
        LEAST_BYTES + 8 * largest * (4 * one.total() + largest * pairs * (4 + 2 * candidates));
    return new Cost(seconds, (long) Math.min(bytes, Long.MAX_VALUE / 2.0));
  }

  /** A matched comparison, were every subsample as large as the whole. */
  static Cost ofMatched(
      AnalysisEntry<?, ?> entry,
      MatchedSettings settings,
      Function<Source, Optional<Cohort>> built) {
    Size all =
        entry.systems().stream()
            .map(source -> built.apply(source).map(Cost::size).orElse(UNKNOWN))
            .reduce(new Size(0, 0, 0), Size::with);
    double pairs = all.conditions() * all.conditions() / 2;
    double each = 30 * all.total() + pairs * (all.values() + 20 * entry.candidates().size());
    int sizes = settings.units().isEmpty() ? 6 : settings.units().size();
    double bytes = LEAST_BYTES + 8 * (4 * all.total() + 8 * pairs);
    return new Cost(
        LEAST_SECONDS + sizes * settings.draws() * each / RATE,
        (long) Math.min(bytes, Long.MAX_VALUE / 2.0));
  }

  private static Size size(Cohort cohort) {
    double conditions = 0;
    double values = 0;
    double total = 0;
    for (org.homolog.system.NeuralSystem member : cohort.members()) {
      conditions = Math.max(conditions, member.conditions().size());
      Optional<Population> population = member.facet(Population.class);
      double width = population.map(p -> (double) p.timeCount() * p.unitCount()).orElse(1.0);
      values = Math.max(values, width);
      total += population.map(p -> p.entryCount() * width).orElse(conditions * conditions / 2);
    }
    return new Size(conditions, values, total);
  }
}
