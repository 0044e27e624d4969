package org.homolog.resample;

import java.util.ArrayList;
import java.util.List;

/**
 * How much there is to draw from, on each axis drawn; 0 where an axis is not drawn.
 *
 * @param conditions number of conditions
 * @param repeats number of repeats
 * @param groups number of groups within which repeats are drawn
 * @param units number of units, or of the sessions they are drawn in
 * @param unitWord "units" or "sessions"
 * @param members number of members
 */
record DrawnSizes(
    int conditions, int repeats, int groups, int units, String unitWord, int members) {

  DrawnSizes withoutMembers() {
    return new DrawnSizes(conditions, repeats, groups, units, unitWord, 0);
  }

  boolean isEmpty() {
    return conditions == 0 && repeats == 0 && units == 0 && members == 0;
  }

  boolean isDual() {
    return members > 0 && !withoutMembers().isEmpty();
  }

  /** The axis with the fewest degrees of freedom rules the interval. */
  IntervalMethod method() {
    List<IntervalMethod> axes = new ArrayList<>();
    if (conditions > 0) {
      axes.add(new IntervalMethod(conditions - 1, conditions, conditions - 1));
    }
    if (repeats > 0) {
      axes.add(new IntervalMethod(repeats - groups, repeats, repeats - groups));
    }
    if (units > 0) {
      axes.add(new IntervalMethod(units - 1, units, units - 1));
    }
    if (members > 0) {
      axes.add(new IntervalMethod(members - 1, members, members - 1));
    }
    int freedom = axes.stream().mapToInt(IntervalMethod::freedom).min().orElseThrow();
    IntervalMethod widest =
        axes.stream()
            .max(java.util.Comparator.comparingDouble(IntervalMethod::correction))
            .orElseThrow();
    return new IntervalMethod(freedom, widest.numerator(), widest.denominator());
  }

  double conditionCorrection() {
    return withoutMembers().method().correction();
  }

  String text() {
    List<String> parts = new ArrayList<>();
    if (conditions > 0) {
      parts.add(conditions + " conditions");
    }
    if (repeats > 0) {
      parts.add(repeats + " repeats" + (groups > 1 ? " in " + groups + " groups" : ""));
    }
    if (units > 0) {
      parts.add(units + " " + unitWord);
    }
    if (members > 0) {
      parts.add(members + " members");
    }
    return String.join(" and ", parts);
  }
}
