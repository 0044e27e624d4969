package org.homolog.lesion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How the psychometric curve of a system changes without each group. Immutable.
 *
 * @param intact the curve of the whole system
 * @param without the curves without each group
 */
record CurveChanges(Psychometric intact, List<Psychometric> without) {
  /** What is read off a curve. */
  enum Measure {
    THRESHOLD,
    SLOPE,
    BIAS;

    /** Its name in scores and tables. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    double of(Psychometric curve) {
      return switch (this) {
        case THRESHOLD -> curve.threshold();
        case SLOPE -> curve.slope();
        case BIAS -> curve.bias();
      };
    }
  }

  CurveChanges {
    without = List.copyOf(without);
  }

  static CurveChanges of(Inactivated one) {
    return new CurveChanges(one.intactCurve(), one.curves());
  }

  /**
   * The change of a measure without each group: the logarithm to base 2 of the ratio to the intact
   * curve, of the bias its shift in units of strength; NaN where there is no curve.
   */
  double[] of(Measure measure) {
    double[] changes = new double[without.size()];
    double before = measure.of(intact);
    Arrays.setAll(
        changes,
        g -> {
          double after = measure.of(without.get(g));
          return measure == Measure.BIAS ? after - before : Math.log(after / before) / Math.log(2);
        });
    return changes;
  }

  /** Why changes cannot be correlated. */
  static String reason(CurveChanges reference, CurveChanges candidate) {
    for (CurveChanges one : List.of(reference, candidate)) {
      if (!one.intact().obstacle().isEmpty()) {
        return "intact: " + one.intact().obstacle();
      }
    }
    return "fewer than 3 shared groups leave both systems a psychometric curve, or all change alike";
  }
}
