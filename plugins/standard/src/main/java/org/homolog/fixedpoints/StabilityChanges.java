package org.homolog.fixedpoints;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a branch gains or loses stability without a fold or a crossing: an oscillation begins.
 *
 * @param curve the curve
 * @param known folds and crossings
 */
record StabilityChanges(Curve curve, List<BranchTracer.Event> known) {
  private static final int HALVINGS = 20;

  List<BranchTracer.Event> between(List<double[]> places, int[] unstable) {
    List<BranchTracer.Event> changes = new ArrayList<>();
    for (int k = 1; k < unstable.length; k++) {
      if (unstable[k] != unstable[k - 1] && !isKnown(places.get(k - 1), places.get(k))) {
        located(places.get(k - 1), places.get(k), unstable[k - 1]).ifPresent(changes::add);
      }
    }
    return changes;
  }

  private boolean isKnown(double[] from, double[] to) {
    double reach = Vectors.norm(Vectors.less(to, from));
    return known.stream()
        .anyMatch(
            event ->
                Vectors.norm(Vectors.less(event.place(), from)) <= reach * 1.01
                    && Vectors.norm(Vectors.less(event.place(), to)) <= reach * 1.01);
  }

  private Optional<BranchTracer.Event> located(double[] from, double[] to, int unstable) {
    double[] way = Vectors.less(to, from);
    double low = 0;
    double high = 1;
    double[] best = from;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      Optional<double[]> at = curve.corrected(Vectors.plus(from, middle, way), way);
      if (at.isEmpty()) {
        break;
      }
      best = at.get();
      if (curve.modes(best).unstable() == unstable) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double[] guess = Vectors.plus(from, high, way);
    double[] place = curve.corrected(guess, way).orElse(guess);
    return kind(curve.modes(best)).map(kind -> new BranchTracer.Event(kind, place));
  }

  /** What the eigenvalue closest to the unit circle does; nothing if it is that of a fold. */
  private static Optional<Bifurcation.Kind> kind(Linearisation modes) {
    int closest = 0;
    for (int k = 1; k < modes.size(); k++) {
      if (Math.abs(modes.magnitude(k) - 1) < Math.abs(modes.magnitude(closest) - 1)) {
        closest = k;
      }
    }
    if (modes.imaginary()[closest] != 0) {
      return Optional.of(Bifurcation.Kind.OSCILLATION);
    }
    return modes.real()[closest] < 0 ? Optional.of(Bifurcation.Kind.FLIP) : Optional.empty();
  }
}
