package org.homolog.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.figure.Figure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Outcome;
import org.homolog.spi.Run;

/** Planes of leading components, trajectories in them, and how variance is spread. */
final class AlignmentFigures {
  private static final int MOST_POINTS = 2_000;
  private static final int MOST_TRAJECTORIES = 24;
  private static final int MOST_COMPONENTS = 30;

  private AlignmentFigures() {}

  static Outcome of(Components one) {
    List<Figure> figures = new ArrayList<>();
    if (one.rank() > 0) {
      figures.add(plane(one));
      figures.add(scree(List.of(one)));
    }
    return new Outcome(figures, Map.of());
  }

  static Outcome of(
      Components reference, Components candidate, PcaAlignmentOptions options, Run run) {
    List<Figure> figures = new ArrayList<>();
    int k = options.components();
    if (Math.min(reference.rank(), candidate.rank()) == 0) {
      return new Outcome(figures, Map.of());
    }
    figures.add(scree(List.of(reference, candidate)));
    if (Math.min(reference.rank(), candidate.rank()) < k) {
      return new Outcome(figures, Map.of());
    }
    figures.add(crossVariance(reference, candidate, k, run));
    if (reference.conditions().equals(candidate.conditions())
        && reference.seconds().length == candidate.seconds().length) {
      figures.add(AlignedTrajectories.of(reference, candidate, run));
    }
    return new Outcome(figures, Map.of("Principal angles", angles(reference, candidate, k, run)));
  }

  /** Conditions, or their trajectories, in the plane of the two leading components. */
  private static Figure plane(Components one) {
    Matrix points = one.projections();
    double[] x = points.column(0);
    double[] y = points.columns() > 1 ? points.column(1) : new double[x.length];
    String title = "Leading components of " + one.system();
    String xLabel = axis(one, 0);
    String yLabel = points.columns() > 1 ? axis(one, 1) : "no second component";
    int bins = one.seconds().length;
    int conditions = one.conditions().size();
    if (bins == 1) {
      int[] shown = evenly(conditions, MOST_POINTS);
      return new ScatterFigure(
          title,
          "Each point is one of "
              + conditions
              + " conditions, projected onto the two directions of largest variance."
              + thinned(shown.length, conditions),
          xLabel,
          yLabel,
          List.of(
              Series.of(
                  one.system(),
                  pick(x, shown),
                  pick(y, shown),
                  Arrays.stream(shown).mapToObj(one.conditions()::get).toList())),
          true);
    }
    int[] shown = evenly(conditions, MOST_TRAJECTORIES);
    List<Series> trajectories = new ArrayList<>();
    for (int condition : shown) {
      int[] rows = IntStream.range(condition * bins, (condition + 1) * bins).toArray();
      trajectories.add(Series.of(one.conditions().get(condition), pick(x, rows), pick(y, rows)));
    }
    return new LineFigure(
        title,
        "Each line is the trajectory of one of "
            + conditions
            + " conditions over "
            + bins
            + " time bins, projected onto the two directions of largest variance."
            + thinned(shown.length, conditions),
        xLabel,
        yLabel,
        trajectories,
        true);
  }

  private static String axis(Components one, int component) {
    double share = one.eigenvalues()[component] / one.totalVariance();
    return "component "
        + (component + 1)
        + String.format(java.util.Locale.ROOT, " (%.0f %% of variance)", 100 * share);
  }

  private static LineFigure scree(List<Components> systems) {
    List<Series> curves = new ArrayList<>();
    for (Components one : systems) {
      int shown = Math.min(one.rank(), MOST_COMPONENTS);
      double[] share = IntStream.rangeClosed(1, shown).mapToDouble(one::leadingShare).toArray();
      curves.add(Series.of(one.system(), oneToN(shown), share));
    }
    return new LineFigure(
        "Variance in the leading components",
        "Share of each system's variance in its own first components, at most "
            + MOST_COMPONENTS
            + " of them.",
        "number of components",
        "share of variance",
        curves,
        false);
  }

  private static LineFigure crossVariance(
      Components reference, Components candidate, int k, Run run) {
    return new LineFigure(
        "Variance in the other system's components",
        "Share of each system's variance in the first components of the other system; the curves of"
            + " the previous figure are what its own components reach.",
        "number of components",
        "share of variance",
        List.of(cross(reference, candidate, k, run), cross(candidate, reference, k, run)),
        false);
  }

  private static Series cross(Components of, Components other, int k, Run run) {
    double[] variance = SubspaceGeometry.cumulativeVariance(of, other, k, run.algebra());
    return Series.of(
        of.system() + " in components of " + other.system(),
        oneToN(k),
        Arrays.stream(variance).map(v -> v / of.totalVariance()).toArray());
  }

  private static Table angles(Components reference, Components candidate, int k, Run run) {
    double[] angles =
        SubspaceGeometry.principalAngles(reference.leading(k), candidate.leading(k), run.algebra());
    long[] numbers = IntStream.rangeClosed(1, k).asLongStream().toArray();
    return Table.of(
        Column.integers("angle", numbers),
        Column.numbers("radians", angles).unit("rad"),
        Column.numbers("degrees", Arrays.stream(angles).map(Math::toDegrees).toArray())
            .unit("deg"));
  }

  private static double[] oneToN(int n) {
    return IntStream.rangeClosed(1, n).asDoubleStream().toArray();
  }

  private static double[] pick(double[] values, int[] places) {
    return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
  }

  private static String thinned(int shown, int all) {
    return shown == all ? "" : " " + shown + " are shown, evenly spaced.";
  }

  private static int[] evenly(int count, int most) {
    int kept = Math.min(count, most);
    int[] chosen = new int[kept];
    Arrays.setAll(chosen, i -> (int) ((long) i * count / kept));
    return chosen;
  }
}
