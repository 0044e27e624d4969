package org.homolog.fixedpoints;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.homolog.figure.Figure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.PlaneFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/** What is worth seeing of one portrait. */
final class PortraitFigures {
  private static final int ARROWS = 13;
  private static final int CIRCLE = 181;

  private final Portrait portrait;
  private final SlowPlane plane;
  private final LinearAlgebra algebra;

  PortraitFigures(Portrait portrait, LinearAlgebra algebra) {
    this.portrait = portrait;
    this.plane = SlowPlane.of(portrait, algebra);
    this.algebra = algebra;
  }

  List<Figure> all() {
    List<Figure> figures = new ArrayList<>();
    figures.add(flow());
    if (portrait.size() > 0) {
      figures.add(eigenvalues(portrait));
    }
    portrait.slow().ifPresent(line -> figures.add(drift(line)));
    bifurcations().ifPresent(figures::add);
    return figures;
  }

  /** What a fixed point is called in a legend. */
  static String name(FixedPoint point, Linearisation modes) {
    if (point.kind() == FixedPoint.Kind.CONTINUUM) {
      return "continuum";
    }
    int unstable = modes.unstable();
    return switch (unstable) {
      case 0 -> "stable";
      case 1 -> "saddle, 1 unstable direction";
      default -> unstable + " unstable directions";
    };
  }

  private static String label(int number, FixedPoint point, Linearisation modes) {
    int slowest = modes.slowest();
    return String.format(
        Locale.ROOT,
        "point %d, slowest %.3g ms%s",
        number + 1,
        modes.timeConstantMs(slowest),
        point.certificate().proved() ? ", proved" : "");
  }

  /** Points by what they are, at places of their own. */
  static List<Series> grouped(
      Portrait portrait, String whose, ToDoubleFunction<Integer> x, ToDoubleFunction<Integer> y) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    List<FixedPoint> points = portrait.found().points();
    for (int wanted = 0; wanted < 5; wanted++) {
      for (int k = 0; k < points.size(); k++) {
        Linearisation modes = portrait.landscape().modes().get(k);
        if (Portrait.kind(points.get(k).kind(), modes.unstable()) == wanted) {
          String name = wanted == 3 ? "3 or more unstable directions" : name(points.get(k), modes);
          groups.computeIfAbsent(name, key -> new ArrayList<>()).add(k);
        }
      }
    }
    List<Series> series = new ArrayList<>();
    groups.forEach(
        (name, members) ->
            series.add(
                Series.of(
                    whose + name,
                    members.stream().mapToDouble(x).toArray(),
                    members.stream().mapToDouble(y).toArray(),
                    members.stream()
                        .map(k -> label(k, points.get(k), portrait.landscape().modes().get(k)))
                        .toList())));
    return series;
  }

  private PlaneFigure flow() {
    List<FixedPoint> points = portrait.found().points();
    List<Series> marks =
        new ArrayList<>(
            grouped(
                portrait,
                "",
                k -> plane.x(points.get(k).state()),
                k -> plane.y(points.get(k).state())));
    List<SlowPoint> slow = portrait.found().slow();
    if (!slow.isEmpty()) {
      marks.add(
          Series.of(
              "slow, not fixed",
              slow.stream().mapToDouble(point -> plane.x(point.state())).toArray(),
              slow.stream().mapToDouble(point -> plane.y(point.state())).toArray()));
    }
    Series courses = joined("trajectories", portrait.courses(), plane::x, plane::y);
    return new PlaneFigure(
        "Fixed points and flow of " + portrait.system(),
        portrait.found().statement()
            + " The plane holds most of the two slowest directions of all fixed points and passes"
            + " through their mean; arrows show the flow in it under the constant input, their length"
            + " the square root of its speed.",
        "slow direction 1",
        "slow direction 2",
        courses.x().length == 0 ? List.of() : List.of(courses),
        marks,
        arrows(marks, courses),
        true);
  }

  /** Trajectories as one curve with gaps. */
  static Series joined(
      String name,
      List<Matrix> courses,
      ToDoubleFunction<double[]> x,
      ToDoubleFunction<double[]> y) {
    int length = courses.stream().mapToInt(course -> course.rows() + 1).sum();
    double[] xs = new double[length];
    double[] ys = new double[length];
    int at = 0;
    for (Matrix course : courses) {
      for (int t = 0; t < course.rows(); t++) {
        xs[at] = x.applyAsDouble(course.row(t));
        ys[at++] = y.applyAsDouble(course.row(t));
      }
      xs[at] = Double.NaN;
      ys[at++] = Double.NaN;
    }
    return Series.of(name, xs, ys);
  }

  private List<PlaneFigure.Arrow> arrows(List<Series> marks, Series courses) {
    List<Series> all = new ArrayList<>(marks);
    all.add(courses);
    double[] x = range(all.stream().map(Series::x).toList());
    double[] y = range(all.stream().map(Series::y).toList());
    double gap = Math.max(x[1] - x[0], y[1] - y[0]) / (ARROWS - 1);
    if (!(gap > 0)) {
      return List.of();
    }
    List<double[]> places = new ArrayList<>();
    for (double px = x[0]; px <= x[1] + gap / 2; px += gap) {
      for (double py = y[0]; py <= y[1] + gap / 2; py += gap) {
        places.add(new double[] {px, py});
      }
    }
    Matrix states =
        Matrix.copyOf(
            places.stream().map(place -> plane.state(place[0], place[1])).toArray(double[][]::new));
    Matrix next =
        RootProblem.of(portrait.found().dynamics(), portrait.found().input(), algebra).next(states);
    double[][] moves = new double[places.size()][];
    double fastest = 0;
    for (int k = 0; k < moves.length; k++) {
      double[] move = Vectors.less(next.row(k), states.row(k));
      moves[k] = new double[] {Vectors.dot(plane.across(), move), Vectors.dot(plane.up(), move)};
      double speed = Vectors.norm(moves[k]);
      fastest = Double.isFinite(speed) ? Math.max(fastest, speed) : fastest;
    }
    List<PlaneFigure.Arrow> arrows = new ArrayList<>();
    for (int k = 0; k < moves.length; k++) {
      double speed = Vectors.norm(moves[k]);
      if (speed > 0 && speed <= fastest) {
        double length = 0.85 * gap * Math.sqrt(speed / fastest) / speed;
        arrows.add(
            new PlaneFigure.Arrow(
                places.get(k)[0], places.get(k)[1], length * moves[k][0], length * moves[k][1]));
      }
    }
    return arrows;
  }

  private static double[] range(List<double[]> values) {
    double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (double[] some : values) {
      for (double value : some) {
        if (Double.isFinite(value)) {
          range[0] = Math.min(range[0], value);
          range[1] = Math.max(range[1], value);
        }
      }
    }
    return range;
  }

  static PlaneFigure eigenvalues(Portrait... portraits) {
    List<Series> clouds = new ArrayList<>();
    for (Portrait one : portraits) {
      for (boolean stable : new boolean[] {true, false}) {
        List<Double> re = new ArrayList<>();
        List<Double> im = new ArrayList<>();
        for (Linearisation modes : one.landscape().modes()) {
          for (int k = 0; k < modes.size() && modes.isStable() == stable; k++) {
            re.add(modes.real()[k]);
            im.add(modes.imaginary()[k]);
          }
        }
        String whose = portraits.length > 1 ? one.system() + ", " : "";
        if (!re.isEmpty()) {
          clouds.add(
              Series.of(
                  whose + (stable ? "stable points" : "unstable points"),
                  re.stream().mapToDouble(Double::doubleValue).toArray(),
                  im.stream().mapToDouble(Double::doubleValue).toArray()));
        }
      }
    }
    double[] x = new double[CIRCLE];
    double[] y = new double[CIRCLE];
    for (int k = 0; k < CIRCLE; k++) {
      x[k] = Math.cos(2 * Math.PI * k / (CIRCLE - 1));
      y[k] = Math.sin(2 * Math.PI * k / (CIRCLE - 1));
    }
    return new PlaneFigure(
        "Eigenvalues at the fixed points",
        "Eigenvalues of the Jacobian of one step, for every fixed point. The distance from 0 is the"
            + " factor by which a mode grows or decays in a step, the angle how far it turns; outside"
            + " the circle it grows.",
        "real part",
        "imaginary part",
        List.of(Series.of("unit circle", x, y)),
        clouds,
        List.of(),
        true);
  }

  private LineFigure drift(SlowManifold line) {
    return new LineFigure(
        "Drift along the slowest direction of " + portrait.system(),
        "How fast the state drifts on the curve through the fixed point with the slowest mode along"
            + " which it only drifts; fixed points are where the drift is zero, and on a line"
            + " attractor it is zero throughout.",
        "position along the slowest direction",
        "drift per second",
        List.of(Series.of(portrait.system(), line.positions(), line.drifts())),
        false);
  }

  private Optional<Figure> bifurcations() {
    if (portrait.branches().isEmpty()) {
      return Optional.empty();
    }
    List<Series> curves = new ArrayList<>();
    for (boolean stable : new boolean[] {true, false}) {
      Series one = branches(stable);
      if (one.x().length > 0) {
        curves.add(one);
      }
    }
    List<Series> marks = new ArrayList<>();
    for (Bifurcation.Kind kind : Bifurcation.Kind.values()) {
      List<Bifurcation> some =
          portrait.branches().stream()
              .flatMap(branch -> branch.bifurcations().stream())
              .filter(one -> one.kind() == kind)
              .toList();
      if (!some.isEmpty()) {
        marks.add(
            Series.of(
                kind.name().toLowerCase(Locale.ROOT),
                some.stream().mapToDouble(Bifurcation::parameter).toArray(),
                some.stream().mapToDouble(one -> plane.x(one.state())).toArray()));
      }
    }
    return Optional.of(
        new PlaneFigure(
            "Fixed points of " + portrait.system() + " as the input changes",
            "Every branch of fixed points, by where they lie along the first slow direction, as the"
                + " input changes with p; where they appear, cross or lose stability is marked.",
            "p",
            "slow direction 1",
            curves,
            marks,
            List.of(),
            false));
  }

  /** The parts of all branches that are stable, or those that are not, as one curve with gaps. */
  private Series branches(boolean stable) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Branch branch : portrait.branches()) {
      int[] unstable = branch.unstable();
      double[] parameters = branch.parameters();
      for (int k = 0; k < unstable.length; k++) {
        boolean own = (unstable[k] == 0) == stable;
        boolean edge = k > 0 && (unstable[k - 1] == 0) == stable;
        if (own || edge) {
          x.add(parameters[k]);
          y.add(plane.x(branch.states().row(k)));
        }
        if (!own && edge || k == unstable.length - 1) {
          x.add(Double.NaN);
          y.add(Double.NaN);
        }
      }
    }
    boolean any = x.stream().anyMatch(value -> !value.isNaN());
    return Series.of(
        stable ? "stable" : "unstable",
        any ? x.stream().mapToDouble(Double::doubleValue).toArray() : new double[0],
        any ? y.stream().mapToDouble(Double::doubleValue).toArray() : new double[0]);
  }
}
