package org.homolog.fixedpoints;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.homolog.figure.Figure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.PlaneFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.system.Dynamics;

/** What is worth seeing of two portraits side by side. */
record PairFigures(
    Portrait reference, Portrait candidate, FixedPointOptions options, LinearAlgebra algebra) {
  private static final int PLACES = 201;

  List<Figure> all() {
    List<Figure> figures = new ArrayList<>();
    Optional<SharedSpace> space =
        reference.size() > 0 && candidate.size() > 0
            ? SharedSpace.of(reference, candidate, options.components(), algebra)
            : Optional.empty();
    space.ifPresent(shared -> figures.add(plane(shared)));
    if (reference.size() + candidate.size() > 0) {
      figures.add(PortraitFigures.eigenvalues(named(reference), named(candidate)));
    }
    if (reference.line().isPresent() && candidate.line().isPresent()) {
      figures.add(counts());
    }
    return figures;
  }

  /** A portrait under a name that tells it from the other. */
  private Portrait named(Portrait one) {
    return reference.system().equals(candidate.system())
        ? one.renamed((one == reference ? "reference " : "candidate ") + one.system())
        : one;
  }

  private PlaneFigure plane(SharedSpace space) {
    List<Series> curves = new ArrayList<>();
    List<Series> points = new ArrayList<>();
    for (Portrait one : List.of(reference, candidate)) {
      UnaryOperator<Matrix> place = one == reference ? space::ofReference : space::ofCandidate;
      String name = named(one).system();
      curves.add(courses(name, one, place));
      Matrix places = place.apply(one.rates());
      points.addAll(
          PortraitFigures.grouped(
              one, name + ": ", k -> places.get(k, 0), k -> at(places.row(k), 1)));
    }
    return new PlaneFigure(
        "Fixed points of both systems, aligned",
        "Fixed points and trajectories in the first two of the components in which the responses of"
            + " both systems were aligned; a distance of 1 is the root mean square of the responses.",
        "aligned component 1",
        "aligned component 2",
        curves,
        points,
        List.of(),
        true);
  }

  private static double at(double[] row, int column) {
    return column < row.length ? row[column] : 0;
  }

  private static Series courses(String name, Portrait one, UnaryOperator<Matrix> place) {
    List<Matrix> courses = new ArrayList<>();
    Dynamics dynamics = one.found().dynamics();
    for (Matrix course : one.courses()) {
      double[][] rates = new double[course.rows()][];
      for (int t = 0; t < rates.length; t++) {
        rates[t] = dynamics.rates(course.row(t));
      }
      courses.add(place.apply(Matrix.copyOf(rates)));
    }
    return PortraitFigures.joined(
        name + ": trajectories", courses, row -> row[0], row -> at(row, 1));
  }

  private LineFigure counts() {
    List<Series> series = new ArrayList<>();
    for (Portrait one : List.of(named(reference), named(candidate))) {
      double[] p = new double[PLACES];
      double[] stable = new double[PLACES];
      for (int k = 0; k < PLACES; k++) {
        p[k] = PortraitScores.place(options, k, PLACES);
        stable[k] = one.topologyAt(p[k])[0];
      }
      series.add(Series.of(one.system(), p, stable));
    }
    return new LineFigure(
        "Stable points as the input changes",
        "How many stable fixed points each system has as its input changes with p.",
        "p",
        "stable fixed points",
        series,
        false);
  }
}
