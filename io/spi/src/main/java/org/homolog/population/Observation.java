package org.homolog.population;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;

/**
 * When each unit was observed. A unit that was not observed has no spikes because nobody looked,
 * which is not the same as none.
 */
public final class Observation {
  /** Intervals that end so close to the next belong together. */
  private static final double GAP = 1e-6;

  private final List<List<TimeSpan>> units;
  private final TimeSpan whole;

  private Observation(List<List<TimeSpan>> units, TimeSpan whole) {
    this.units = units;
    this.whole = whole;
  }

  /**
   * One stretch of time for all units.
   *
   * @param span when they were observed
   * @return the observation
   */
  public static Observation ofAll(TimeSpan span) {
    return new Observation(List.of(), span);
  }

  /**
   * Intervals of each unit.
   *
   * @param units unit to its intervals in seconds, in any order; none: never observed
   * @return the observation
   * @throws HomologException if no unit has an interval
   */
  public static Observation of(List<List<TimeSpan>> units) {
    List<List<TimeSpan>> merged = units.stream().map(Observation::merged).toList();
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (List<TimeSpan> spans : merged) {
      for (TimeSpan span : spans) {
        from = Math.min(from, span.from());
        to = Math.max(to, span.to());
      }
    }
    if (!(from < to)) {
      throw HomologException.mistake("no unit has an interval in which it was observed");
    }
    return new Observation(merged, new TimeSpan(from, to));
  }

  private static List<TimeSpan> merged(List<TimeSpan> spans) {
    List<TimeSpan> sorted =
        spans.stream().sorted(Comparator.comparingDouble(TimeSpan::from)).toList();
    List<TimeSpan> merged = new ArrayList<>();
    for (TimeSpan span : sorted) {
      int last = merged.size() - 1;
      if (last >= 0 && span.from() <= merged.get(last).to() + GAP) {
        TimeSpan before = merged.get(last);
        merged.set(last, new TimeSpan(before.from(), Math.max(before.to(), span.to())));
      } else {
        merged.add(span);
      }
    }
    return List.copyOf(merged);
  }

  /**
   * From the first to the last observation of any unit.
   *
   * @return the stretch of time
   */
  public TimeSpan whole() {
    return whole;
  }

  /**
   * Whether a unit was observed throughout.
   *
   * @param unit unit, from 0
   * @param from start in seconds
   * @param to end in seconds
   * @return true if one of its intervals holds that stretch of time
   */
  public boolean covers(int unit, double from, double to) {
    return interval(unit, from, to).isPresent();
  }

  /** The interval of a unit that holds a stretch of time. */
  Optional<TimeSpan> interval(int unit, double from, double to) {
    List<TimeSpan> spans = units.isEmpty() ? List.of(whole) : units.get(unit);
    return spans.stream().filter(span -> span.holds(from, to)).findFirst();
  }
}
