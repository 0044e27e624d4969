package org.homolog.fixedpoints;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;
import org.homolog.system.Dynamics;

/**
 * Follows fixed points as the input changes, around folds, past crossings and onto the branches
 * that leave there (Keller 1977; Kuznetsov 2004, doi:10.1007/978-1-4757-3978-7, chapter 10).
 */
public final class Continuation {
  /** Branches that are followed at most. */
  private static final int MOST_BRANCHES = 200;

  private static final double SAME = 1e-5;

  private final Curve curve;
  private final InputLine line;
  private final Run run;
  private final List<Branch> branches = new ArrayList<>();

  private Continuation(Dynamics dynamics, InputLine line, Run run) {
    this.curve = new Curve(dynamics, line, run.algebra());
    this.line = line;
    this.run = run;
  }

  /**
   * Follows all branches through given fixed points, and those that cross them.
   *
   * @param dynamics the system, whose derivative by the input must be known
   * @param line the inputs
   * @param seeds fixed points found at some values of the parameter
   * @param run what the host lends
   * @return branches, longest first
   * @throws HomologException if the derivative by the input is not known
   */
  public static List<Branch> along(Dynamics dynamics, InputLine line, List<Seed> seeds, Run run) {
    if (dynamics.inputJacobian(new double[dynamics.stateCount()], line.at(line.low())).isEmpty()) {
      throw HomologException.mistake(
          "fixed points cannot be followed as the input changes: the system does not tell its"
              + " derivative by the input");
    }
    Continuation continuation = new Continuation(dynamics, line, run);
    for (Seed seed : seeds) {
      continuation.follow(seed);
    }
    continuation.branches.sort(
        Comparator.comparingInt((Branch branch) -> -branch.parameters().length));
    return List.copyOf(continuation.branches);
  }

  /**
   * A fixed point at a value of the parameter.
   *
   * @param parameter the value
   * @param state the fixed point
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Seed(double parameter, double[] state) {}

  private void follow(Seed seed) {
    double[] place = curve.place(seed.state(), seed.parameter());
    if (isKnown(place)) {
      return;
    }
    double[] forward = curve.alongParameter();
    double[] backward = Vectors.plus(new double[forward.length], -1, forward);
    BranchTracer.Trace up = new BranchTracer(curve, line, run).from(place, forward);
    BranchTracer.Trace down =
        up.closed()
            ? new BranchTracer.Trace(List.of(place), List.of(), false)
            : new BranchTracer(curve, line, run).from(place, backward);
    add(up, down);
  }

  /** Joins what was followed both ways, and follows what crosses it. */
  private void add(BranchTracer.Trace up, BranchTracer.Trace down) {
    List<double[]> places = new ArrayList<>(down.places());
    java.util.Collections.reverse(places);
    places.addAll(up.places().subList(1, up.places().size()));
    List<BranchTracer.Event> events = new ArrayList<>(down.events());
    java.util.Collections.reverse(events);
    events.addAll(up.events());
    if (places.size() < 2) {
      return;
    }
    branches.add(branch(places, events));
    for (BranchTracer.Event event : events) {
      Bifurcation.Kind kind = event.kind();
      if ((kind == Bifurcation.Kind.PITCHFORK || kind == Bifurcation.Kind.TRANSCRITICAL)
          && branches.size() < MOST_BRANCHES) {
        leave(event.place());
      }
    }
  }

  private Branch branch(List<double[]> places, List<BranchTracer.Event> events) {
    int n = places.get(0).length - 1;
    int[] unstable = new int[places.size()];
    run.parallel(places.size(), k -> unstable[k] = curve.modes(places.get(k)).unstable());
    Matrix states = Matrix.zeros(places.size(), n);
    double[] parameters = new double[places.size()];
    for (int k = 0; k < places.size(); k++) {
      System.arraycopy(places.get(k), 0, states.array(), k * n, n);
      parameters[k] = curve.parameter(places.get(k));
    }
    List<BranchTracer.Event> all = new ArrayList<>(events);
    all.addAll(new StabilityChanges(curve, events).between(places, unstable));
    return new Branch(
        parameters,
        states,
        unstable,
        all.stream()
            .map(
                event ->
                    new Bifurcation(
                        event.kind(), curve.parameter(event.place()), curve.state(event.place())))
            .toList());
  }

  /** Follows the branch that crosses at a place, both ways from there. */
  private void leave(double[] crossing) {
    double[] still = curve.still(crossing);
    double stride = 0.02 * curve.unit();
    for (int sign : new int[] {1, -1}) {
      double[] guess = Vectors.plus(crossing, sign * stride, still);
      Optional<double[]> begun = curve.corrected(guess, still);
      if (begun.isEmpty() || isKnown(begun.get())) {
        continue;
      }
      double[] outward = Vectors.plus(new double[still.length], sign, still);
      BranchTracer.Trace out = new BranchTracer(curve, line, run).from(begun.get(), outward);
      add(out, new BranchTracer.Trace(List.of(begun.get(), crossing), List.of(), false));
    }
  }

  /** Whether a branch already passes through a place. */
  private boolean isKnown(double[] place) {
    double p = curve.parameter(place);
    double[] state = curve.state(place);
    double near = SAME * (1 + Vectors.largest(state));
    for (Branch branch : branches) {
      double[] parameters = branch.parameters();
      for (int k = 1; k < parameters.length; k++) {
        double from = Math.min(parameters[k - 1], parameters[k]);
        double to = Math.max(parameters[k - 1], parameters[k]);
        if (p < from || p > to) {
          continue;
        }
        double share =
            from == to ? 0 : (p - parameters[k - 1]) / (parameters[k] - parameters[k - 1]);
        double[] a = branch.states().row(k - 1);
        double[] way = Vectors.less(branch.states().row(k), a);
        double[] guess = Vectors.plus(a, share, way);
        if (Vectors.norm(Vectors.less(guess, state)) > 1e-6 + Vectors.norm(way)) {
          continue;
        }
        Optional<double[]> reached = curve.correctedAt(curve.place(guess, p), p);
        if (reached.isPresent()
            && Vectors.within(Arrays.copyOf(reached.get(), state.length), state, near)) {
          return true;
        }
      }
    }
    return false;
  }
}
