package org.homolog.lesion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.homolog.figure.Figure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.MatrixFigure;
import org.homolog.figure.PlaneFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;

/** What lesions change beside accuracy: loss, geometry, dynamics, psychometric curves. */
final class LesionFigures {
  private static final int CURVES = 5;
  private static final int FINE = 81;
  private static final double TAIL = 0.025;

  private final Inactivated one;
  private final EffectProfile profile;
  private final String effect;

  LesionFigures(Inactivated one, String effect) {
    this.one = one;
    this.profile = one.behaviour();
    this.effect = effect;
  }

  /** The figures of one system. */
  List<Figure> all() {
    List<Figure> figures = new ArrayList<>();
    if (!one.detail().ends().isEmpty()) {
      figures.add(connections());
    }
    if (one.detail().growth().sizes().length > 1) {
      figures.add(growth(List.of(one), effect));
    }
    if (one.detail().firstOrder().names().size() > 1) {
      figures.add(prediction());
    }
    if (one.strengths().length > 0 && one.intactCurve().obstacle().isEmpty()) {
      figures.add(curves());
    }
    return figures;
  }

  /** The figures of two systems beside each other. */
  static List<Figure> ofPair(Inactivated reference, Inactivated candidate, String effect) {
    List<Figure> figures = new ArrayList<>();
    List<Inactivated> both = List.of(reference, candidate);
    if (!reference.responses().isEmpty()) {
      figures.add(
          scatter(
              both,
              effect,
              Inactivated::dissimilarityChanges,
              "Behaviour and geometry",
              "how much it changes which conditions are alike (1 - correlation of dissimilarities with"
                  + " and without). Noise adds to the change in recordings.",
              "change of dissimilarities"));
      if (both.stream().anyMatch(LesionFigures::hasSpeeds)) {
        figures.add(
            scatter(
                both,
                effect,
                Inactivated::speedChanges,
                "Behaviour and dynamics",
                "how much it changes how fast the population moves from time bin to time bin (log2 of"
                    + " the ratio). Noise adds to the speed in recordings.",
                "change of speed, log2"));
      }
    }
    List<Inactivated> grown =
        both.stream().filter(each -> each.detail().growth().sizes().length > 1).toList();
    if (!grown.isEmpty()) {
      figures.add(growth(grown, effect));
    }
    return figures;
  }

  private static boolean hasSpeeds(Inactivated each) {
    return Arrays.stream(each.speedChanges()).anyMatch(v -> !Double.isNaN(v));
  }

  private static Figure scatter(
      List<Inactivated> both,
      String effect,
      Function<Inactivated, double[]> change,
      String title,
      String what,
      String label) {
    List<Series> series = new ArrayList<>();
    for (Inactivated each : both) {
      EffectProfile profile = each.behaviour();
      double[] changes = change.apply(each);
      int[] known =
          IntStream.range(0, changes.length)
              .filter(g -> !Double.isNaN(changes[g]) && !Double.isNaN(profile.overall(g)))
              .toArray();
      series.add(
          Series.of(
              profile.system(),
              IntStream.of(known).mapToDouble(profile::overall).toArray(),
              IntStream.of(known).mapToDouble(g -> changes[g]).toArray(),
              IntStream.of(known).mapToObj(profile.groups()::get).toList()));
    }
    return new ScatterFigure(
        title,
        "For each group of units out of action: what it costs, and " + what,
        effect,
        label,
        series,
        false);
  }

  private static Figure growth(List<Inactivated> models, String effect) {
    List<Series> series = new ArrayList<>();
    for (Inactivated each : models) {
      Growth growth = each.detail().growth();
      String name = each.behaviour().system();
      series.add(Series.of(name, growth.shares(), growth.means()));
      if (models.size() == 1) {
        series.add(Series.of("2.5 %", growth.shares(), growth.quantiles(TAIL)));
        series.add(Series.of("97.5 %", growth.shares(), growth.quantiles(1 - TAIL)));
      }
    }
    return new LineFigure(
        "One unit and many",
        "Mean cost of random sets of growing size, each of about the mean response of all units, from a"
            + " single unit to all. Where a share of the units costs little until it is large, units"
            + " stand in for each other.",
        "share of units out of action",
        effect,
        series,
        false);
  }

  /** What cutting the connections of each pair of groups costs, as a matrix. */
  private Figure connections() {
    List<String> ends = one.detail().ends();
    return new MatrixFigure(
        "Connections between groups of " + profile.system(),
        "Colour: "
            + effect
            + " without the connections from the group of the column to that of the row.",
        Matrix.of(ends.size(), ends.size(), overall()).transpose(),
        ends,
        ends,
        effect);
  }

  private Figure prediction() {
    FirstOrderCheck check = one.detail().firstOrder();
    int groups = check.names().size() - check.singles();
    List<Series> series = new ArrayList<>();
    series.add(part(check, "groups", 0, groups));
    if (check.singles() > 0) {
      series.add(part(check, "single units", groups, check.names().size()));
    }
    return new ScatterFigure(
        "Lesions of " + profile.system() + " and their first-order prediction",
        "By how much each lesion raises the loss, and what gradient times activity predicts from one"
            + " backward pass. Far from the diagonal, units act together or saturate"
            + (Double.isNaN(check.correlation())
                ? "."
                : String.format(
                    java.util.Locale.ROOT, "; over single units r = %.2f.", check.correlation())),
        "predicted rise of the loss",
        "rise of the loss",
        series,
        false);
  }

  private static Series part(FirstOrderCheck check, String name, int from, int to) {
    return Series.of(
        name,
        Arrays.copyOfRange(check.predicted(), from, to),
        Arrays.copyOfRange(check.change(), from, to),
        check.names().subList(from, to));
  }

  private Figure curves() {
    List<Series> lines = new ArrayList<>();
    List<Series> points = new ArrayList<>();
    add(lines, points, "intact", one.intactCurve(), profile.intact());
    int[] order = profile.byCost();
    for (int i = 0; i < Math.min(CURVES, order.length); i++) {
      int g = order[i];
      add(lines, points, "without " + profile.groups().get(g), one.curves().get(g), one.right(g));
    }
    return new PlaneFigure(
        "Psychometric curves of " + profile.system(),
        "Share answered to the positive side by signed strength of the stimulus, intact and without the"
            + " groups that cost most: points as measured, curves as fitted. A group whose points do not"
            + " rise has no curve.",
        "signed strength",
        "share of positive answers",
        lines,
        points,
        List.of(),
        false);
  }

  private void add(
      List<Series> lines, List<Series> points, String name, Psychometric curve, double[] right) {
    double[] x = one.strengths();
    int[] known =
        IntStream.range(0, x.length).filter(c -> x[c] != 0 && !Double.isNaN(right[c])).toArray();
    points.add(
        Series.of(
            name,
            IntStream.of(known).mapToDouble(c -> x[c]).toArray(),
            IntStream.of(known).mapToDouble(c -> Psychometric.positive(x[c], right[c])).toArray()));
    if (curve.obstacle().isEmpty()) {
      double low = Arrays.stream(x).min().orElse(0);
      double high = Arrays.stream(x).max().orElse(0);
      double[] fine = new double[FINE];
      Arrays.setAll(fine, i -> low + (high - low) * i / (FINE - 1));
      lines.add(Series.of(name, fine, Arrays.stream(fine).map(curve::at).toArray()));
    }
  }

  /** All changes, group by group. */
  Table table(LinearAlgebra algebra) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.texts("group", profile.groups().toArray(String[]::new)));
    columns.add(Column.numbers("cost", overall()));
    if (!one.responses().isEmpty()) {
      columns.add(Column.numbers("change of dissimilarities", one.dissimilarityChanges()));
      columns.add(Column.numbers("change of dimensions, log2", one.dimensionalityChanges(algebra)));
      columns.add(Column.numbers("change of speed, log2", one.speedChanges()));
    }
    if (one.strengths().length > 0) {
      CurveChanges changes = CurveChanges.of(one);
      for (CurveChanges.Measure measure : CurveChanges.Measure.values()) {
        columns.add(
            Column.numbers(
                measure.label(), changes.without().stream().mapToDouble(measure::of).toArray()));
      }
      columns.add(
          Column.texts(
              "curve",
              changes.without().stream()
                  .map(curve -> curve.obstacle().isEmpty() ? "fitted" : curve.obstacle())
                  .toArray(String[]::new)));
    }
    int[] stable = one.detail().stable();
    if (stable.length > 0) {
      columns.add(Column.numbers("stable fixed points", counts(stable)));
      columns.add(Column.numbers("stable fixed points, intact", same(stable[0])));
      columns.add(Column.numbers("other fixed points", counts(one.detail().unstable())));
      columns.add(Column.numbers("other fixed points, intact", same(one.detail().unstable()[0])));
    }
    return Table.of(columns);
  }

  private double[] overall() {
    return IntStream.range(0, profile.groups().size()).mapToDouble(profile::overall).toArray();
  }

  /** Numbers without each group; NaN where the dynamics are not known. */
  private static double[] counts(int[] all) {
    return Arrays.stream(all).skip(1).mapToDouble(n -> n < 0 ? Double.NaN : n).toArray();
  }

  private double[] same(int count) {
    double[] counts = new double[profile.groups().size()];
    Arrays.fill(counts, count);
    return counts;
  }
}
