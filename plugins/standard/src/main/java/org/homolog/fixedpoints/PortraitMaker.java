package org.homolog.fixedpoints;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.geometry.Copies;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.Matrix;
import org.homolog.population.Population;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.system.Dynamics;

/** Makes the portrait of a system. */
final class PortraitMaker {
  private static final int ROLLED_OUT = 200;
  private static final int SURVEYED = 256;
  private static final int MOST_COURSES = 16;
  private static final int COURSE_STEPS = 150;
  private static final int MANIFOLD_STEPS = 40;

  private final Sample sample;
  private final FixedPointOptions options;
  private final Run run;
  private final Dynamics dynamics;
  private final double[] input;

  PortraitMaker(Sample sample, FixedPointOptions options, Run run) {
    this.sample = sample.whole();
    this.options = options;
    this.run = run;
    this.dynamics = sample.require(Dynamics.class);
    this.input = channels("input", options.input());
  }

  private double[] channels(String name, List<Double> values) {
    if (!values.isEmpty() && values.size() != dynamics.inputCount()) {
      throw HomologException.mistake(
          name
              + ": system "
              + sample.system().name()
              + " has "
              + dynamics.inputCount()
              + " input channels, but "
              + values.size()
              + " values were given");
    }
    double[] channels = new double[dynamics.inputCount()];
    Arrays.setAll(channels, i -> values.isEmpty() ? 0 : values.get(i));
    return channels;
  }

  Portrait make() {
    Optional<ResponseMatrix> responses =
        sample
            .find(Population.class)
            .map(population -> ResponseMatrix.of(sample, options, Copies.WEIGHED, run));
    Matrix states = states(responses);
    FixedPoints found = search(states, input, options.starts(), "starts");
    run.progress(0.5);
    Matrix starts = starts(states, SURVEYED, "survey");
    Landscape landscape = Landscape.of(found, starts, options.steps(), run.algebra());
    Optional<InputLine> line =
        options.direction().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new InputLine(
                    input,
                    channels("direction", options.direction()),
                    options.from(),
                    options.to()));
    List<Branch> branches = line.map(along -> branches(along, found, states)).orElse(List.of());
    run.progress(0.9);
    tell(found, landscape);
    return new Portrait(
        sample.system().name(),
        found,
        landscape,
        line,
        branches,
        slow(found, landscape, states),
        courses(responses, starts),
        rates(found),
        responses);
  }

  /** Whether responses are states, as they are where the state is the rate. */
  private boolean areStates(ResponseMatrix responses) {
    if (responses.values().columns() != dynamics.stateCount() || responses.values().rows() == 0) {
      return false;
    }
    double[] state = responses.values().row(0);
    return Arrays.equals(state, dynamics.rates(state));
  }

  private Matrix states(Optional<ResponseMatrix> responses) {
    Matrix rolledOut =
        StartStates.rolledOut(dynamics, input, ROLLED_OUT, run.random("roll-outs"), run.algebra());
    return responses
        .filter(this::areStates)
        .map(own -> StartStates.stacked(own.values(), rolledOut))
        .orElse(rolledOut);
  }

  private Matrix starts(Matrix states, int count, String stream) {
    return StartStates.around(states, count, options.noise(), run.random(stream));
  }

  private FixedPoints search(Matrix states, double[] under, int count, String stream) {
    SearchSettings settings =
        new SearchSettings(
            options.rounds(), SearchSettings.USUAL.most(), SearchSettings.USUAL.followed());
    return FixedPointSearch.find(dynamics, under, starts(states, count, stream), settings, run);
  }

  private List<Branch> branches(InputLine line, FixedPoints found, Matrix states) {
    List<Continuation.Seed> seeds = new ArrayList<>();
    if (line.low() <= 0 && line.high() >= 0) {
      add(seeds, 0, found);
    }
    for (double share : new double[] {0, 0.5, 1}) {
      double p = line.low() + share * (line.high() - line.low());
      if (p != 0) {
        int count = Math.max(1, options.starts() / 4);
        add(seeds, p, search(states, line.at(p), count, "along " + share));
      }
    }
    return Continuation.along(dynamics, line, seeds, run);
  }

  private static void add(List<Continuation.Seed> seeds, double p, FixedPoints found) {
    for (FixedPoint point : found.points()) {
      if (point.kind() == FixedPoint.Kind.ISOLATED) {
        seeds.add(new Continuation.Seed(p, point.state()));
      }
    }
  }

  /** The manifold through the point whose slowest mode is the slowest of all. */
  private Optional<SlowManifold> slow(FixedPoints found, Landscape landscape, Matrix states) {
    int best = -1;
    double nearest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < found.points().size(); k++) {
      Linearisation modes = landscape.modes().get(k);
      int slowest = modes.slowest();
      double distance = Math.hypot(modes.real()[slowest] - 1, modes.imaginary()[slowest]);
      if (modes.imaginary()[slowest] == 0 && distance < nearest) {
        best = k;
        nearest = distance;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    double[] point = found.points().get(best).state();
    Linearisation modes = landscape.modes().get(best);
    Optional<double[]> reading = modes.reading(modes.slowest());
    if (reading.isEmpty()) {
      return Optional.empty();
    }
    double reach = 0;
    for (int k = 0; k < states.rows(); k++) {
      double s = Vectors.dot(reading.get(), Vectors.less(states.row(k), point));
      reach = Math.max(reach, Math.abs(s));
    }
    return reach > 0
        ? SlowManifold.through(dynamics, point, modes, input, reach, MANIFOLD_STEPS, run.algebra())
        : Optional.empty();
  }

  private List<Matrix> courses(Optional<ResponseMatrix> responses, Matrix starts) {
    List<Matrix> courses = new ArrayList<>();
    if (responses.filter(this::areStates).isPresent() && responses.get().bins() > 1) {
      ResponseMatrix own = responses.get();
      int count = own.values().rows() / own.bins();
      int shown = Math.min(count, MOST_COURSES);
      for (int k = 0; k < shown; k++) {
        int from = k * count / shown * own.bins();
        courses.add(own.values().selectRows(IntStream.range(from, from + own.bins()).toArray()));
      }
      return courses;
    }
    for (int k = 0; k < Math.min(starts.rows(), MOST_COURSES); k++) {
      courses.add(course(starts.row(k)));
    }
    return courses;
  }

  private Matrix course(double[] start) {
    List<double[]> states = new ArrayList<>();
    double[] state = start;
    for (int step = 0; step < COURSE_STEPS && RollOut.isFinite(state); step++) {
      states.add(state);
      state = dynamics.step(state, input);
    }
    return Matrix.copyOf(states.toArray(double[][]::new));
  }

  private Matrix rates(FixedPoints found) {
    double[][] rates =
        found.points().stream()
            .map(point -> dynamics.rates(point.state()))
            .toArray(double[][]::new);
    return Matrix.copyOf(rates);
  }

  /** What a reader of the result should know. */
  private void tell(FixedPoints found, Landscape landscape) {
    String name = sample.system().name();
    long unproved =
        found.points().stream()
            .filter(point -> point.kind() == FixedPoint.Kind.ISOLATED)
            .filter(point -> !point.certificate().proved())
            .count();
    FixedPoints.Counts counts = found.counts();
    if (found.points().isEmpty() || 10 * (counts.lost() + counts.unfinished()) > counts.starts()) {
      run.warn(name + ": " + found.statement());
    }
    if (unproved > 0) {
      run.warn(
          name
              + ": "
              + unproved
              + " of "
              + found.points().size()
              + " fixed points could not be proved");
    }
    if (landscape.gone() > 0) {
      run.warn(
          name
              + ": "
              + landscape.gone()
              + " of "
              + SURVEYED
              + " trajectories left every bound; the dynamics explode");
    }
  }
}
