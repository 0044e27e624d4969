package org.homolog.fixedpoints;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.homolog.spi.Run;

/** Follows one branch one way, and notices folds and crossings. */
final class BranchTracer {
  private static final int MOST_PLACES = 1500;
  private static final double FIRST_STRIDE = 0.01;
  private static final double LONGEST_STRIDE = 0.03;
  private static final double SHORTEST_STRIDE = 1e-7;

  /** Directions of neighbouring places must agree so much: their cosine. */
  private static final double STRAIGHT = 0.98;

  private static final int HALVINGS = 36;

  private final Curve curve;
  private final InputLine line;
  private final Run run;
  private final List<double[]> places = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();

  BranchTracer(Curve curve, InputLine line, Run run) {
    this.curve = curve;
    this.line = line;
    this.run = run;
  }

  /** Something that happens at a place. */
  @SuppressWarnings("ArrayRecordComponent")
  record Event(Bifurcation.Kind kind, double[] place) {}

  /**
   * A branch followed one way.
   *
   * @param places places on it, the start first
   * @param events what happens, in order
   * @param closed whether it came back to its start
   */
  record Trace(List<double[]> places, List<Event> events, boolean closed) {}

  /** Follows the branch from a place, on the side of a direction. */
  Trace from(double[] start, double[] direction) {
    places.add(start);
    Optional<double[]> first = curve.tangent(start, direction);
    if (first.isEmpty()) {
      return new Trace(places, events, false);
    }
    double[] place = start;
    double[] tangent = first.get();
    double stride = FIRST_STRIDE * curve.unit();
    while (places.size() < MOST_PLACES && stride > SHORTEST_STRIDE * curve.unit()) {
      run.checkCancelled();
      Optional<double[]> next = curve.corrected(Vectors.plus(place, stride, tangent), tangent);
      double[] similar = tangent;
      Optional<double[]> turned = next.flatMap(at -> curve.tangent(at, similar));
      if (turned.isEmpty() || Vectors.dot(turned.get(), tangent) < STRAIGHT) {
        stride /= 2;
        continue;
      }
      if (leaves(next.get())) {
        end(place, next.get());
        break;
      }
      notice(place, tangent, stride, next.get(), turned.get());
      place = next.get();
      tangent = turned.get();
      places.add(place);
      if (isBack(place, start, stride)) {
        return new Trace(places, events, true);
      }
      stride = Math.min(LONGEST_STRIDE * curve.unit(), stride * 1.5);
    }
    return new Trace(places, events, false);
  }

  private boolean leaves(double[] place) {
    double p = curve.parameter(place);
    return p < line.low() || p > line.high() || !RollOut.isFinite(place);
  }

  /** Ends on the bound that the next place lies beyond. */
  private void end(double[] place, double[] next) {
    double from = curve.parameter(place);
    double to = curve.parameter(next);
    double bound = to > line.high() ? line.high() : line.low();
    double share = (bound - from) / (to - from);
    if (share > 1e-9 && share <= 1) {
      double[] guess = Vectors.plus(place, share, Vectors.less(next, place));
      curve.correctedAt(guess, bound).ifPresent(places::add);
    }
  }

  private boolean isBack(double[] place, double[] start, double stride) {
    return places.size() > 10 && Vectors.norm(Vectors.less(place, start)) < 0.6 * stride;
  }

  private void notice(
      double[] place, double[] tangent, double stride, double[] next, double[] turned) {
    int last = tangent.length - 1;
    if (tangent[last] * turned[last] < 0) {
      boolean rising = tangent[last] > 0;
      halved(place, tangent, stride, at -> rising == (direction(at, tangent)[last] > 0))
          .ifPresent(at -> events.add(new Event(Bifurcation.Kind.FOLD, at)));
    }
    int side = curve.side(place, tangent);
    if (side * curve.side(next, turned) < 0) {
      Optional<double[]> crossing =
          halved(place, tangent, stride, at -> curve.side(at, direction(at, tangent)) == side);
      crossing.ifPresent(
          at ->
              events.add(
                  new Event(
                      curve.isSymmetric(at)
                          ? Bifurcation.Kind.PITCHFORK
                          : Bifurcation.Kind.TRANSCRITICAL,
                      at)));
    }
  }

  private double[] direction(double[] at, double[] similar) {
    return curve.tangent(at, similar).orElse(similar);
  }

  /** The place within a stride up to which something holds. */
  private Optional<double[]> halved(
      double[] place, double[] tangent, double stride, Predicate<double[]> before) {
    double low = 0;
    double high = stride;
    Optional<double[]> best = Optional.empty();
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      Optional<double[]> at = curve.corrected(Vectors.plus(place, middle, tangent), tangent);
      if (at.isEmpty()) {
        break;
      }
      best = at;
      if (before.test(at.get())) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return best;
  }
}
