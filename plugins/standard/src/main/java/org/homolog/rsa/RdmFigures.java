package org.homolog.rsa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.homolog.figure.MatrixFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Options;

/** Dissimilarities as figures and tables of bounded size. */
final class RdmFigures {
  /** Matrices of more places are thinned to this many evenly spaced ones. */
  private static final int MOST_PLACES = 150;

  /** Scatter plots show at most this many pairs, evenly spaced. */
  private static final int MOST_POINTS = 2_000;

  private RdmFigures() {}

  static MatrixFigure matrix(PreparedRdm rdm, RsaOptions options) {
    boolean percentiles = options.comparator().usesOrder();
    RdmLayer layer = meanOverLayers(rdm);
    double[] shown = percentiles ? percentiles(layer.ranked()) : layer.values();
    int size = rdm.size();
    int[] places = evenly(size, MOST_PLACES);
    Matrix grid = grid(shown, size, places);
    List<String> all = rdm.labels();
    List<String> labels = Arrays.stream(places).mapToObj(all::get).toList();
    String thinned =
        places.length == size
            ? ""
            : " " + places.length + " of " + size + " conditions are shown, evenly spaced.";
    return new MatrixFigure(
        "Dissimilarities of " + rdm.system(),
        "Dissimilarity ("
            + rdm.measure()
            + ") of each pair of "
            + size
            + " conditions, "
            + (percentiles
                ? "as percentile of its rank among all pairs (0 the most alike, 100 the least)."
                : "as computed.")
            + thinned,
        grid,
        labels,
        labels,
        percentiles ? "percentile of dissimilarity" : "dissimilarity (" + rdm.measure() + ")");
  }

  /** The standard errors, if there are any. */
  static Optional<MatrixFigure> errors(PreparedRdm rdm) {
    double[] errors = rdm.layers().get(0).errors();
    if (errors == null || rdm.layers().size() > 1) {
      return Optional.empty();
    }
    int[] places = evenly(rdm.size(), MOST_PLACES);
    List<String> all = rdm.labels();
    List<String> labels = Arrays.stream(places).mapToObj(all::get).toList();
    return Optional.of(
        new MatrixFigure(
            "Standard errors of the dissimilarities of " + rdm.system(),
            "How well each dissimilarity is known, in its own unit; the mean over pairs is "
                + String.format(
                    Locale.ROOT,
                    "%.3g",
                    Arrays.stream(errors).filter(e -> !Double.isNaN(e)).average().orElse(0))
                + ".",
            grid(errors, rdm.size(), places),
            labels,
            labels,
            "standard error"));
  }

  private static Matrix grid(double[] shown, int size, int[] places) {
    Matrix grid = Matrix.zeros(places.length, places.length);
    for (int i = 0; i < places.length; i++) {
      for (int j = i + 1; j < places.length; j++) {
        double value = shown[Triangle.at(size, places[i], places[j])];
        grid.array()[i * places.length + j] = value;
        grid.array()[j * places.length + i] = value;
      }
    }
    return grid;
  }

  /** The mean over bins where bins have dissimilarities of their own. */
  private static RdmLayer meanOverLayers(PreparedRdm rdm) {
    List<RdmLayer> layers = rdm.layers();
    if (layers.size() == 1) {
      return layers.get(0);
    }
    double[] means = new double[layers.get(0).values().length];
    for (RdmLayer layer : layers) {
      for (int i = 0; i < means.length; i++) {
        means[i] += layer.values()[i] / layers.size();
      }
    }
    return layers.get(0).withValues(means);
  }

  private static double[] percentiles(int[] classes) {
    int[] kept = Arrays.stream(classes).filter(c -> c != DenseRanks.MISSING).toArray();
    double[] ranks = DenseRanks.averageRanks(kept);
    double[] percentiles = new double[classes.length];
    int at = 0;
    for (int i = 0; i < classes.length; i++) {
      percentiles[i] =
          classes[i] == DenseRanks.MISSING
              ? Double.NaN
              : kept.length == 1 ? 50 : 100 * (ranks[at++] - 1) / (kept.length - 1);
    }
    return percentiles;
  }

  static ScatterFigure scatter(PreparedRdm reference, PreparedRdm candidate, RsaOptions options) {
    double[] x = meanOverLayers(reference).values();
    double[] y = meanOverLayers(candidate).values();
    int[] shared = new int[x.length];
    int count = 0;
    for (int i = 0; i < x.length; i++) {
      if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
        shared[count++] = i;
      }
    }
    int[] pairs = shared;
    int[] chosen = Arrays.stream(evenly(count, MOST_POINTS)).map(i -> pairs[i]).toArray();
    String thinned =
        chosen.length == count ? "" : " " + chosen.length + " pairs are shown, evenly spaced.";
    return new ScatterFigure(
        "Dissimilarities of " + reference.system() + " and " + candidate.system(),
        "Each point is one of "
            + count
            + " pairs of conditions; the score is "
            + Options.kebab(options.comparator().name())
            + " over all of them."
            + thinned,
        reference.system() + " (" + reference.measure() + ")",
        candidate.system() + " (" + candidate.measure() + ")",
        List.of(
            Series.of(
                "pairs of conditions",
                Arrays.stream(chosen).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(chosen).mapToDouble(i -> y[i]).toArray())),
        false);
  }

  /** What each side's dissimilarities are and how its noise was normalised. */
  static Map<String, Table> facts(List<PreparedRdm> sides) {
    List<Column> columns = new ArrayList<>();
    columns.add(
        Column.texts("system", sides.stream().map(PreparedRdm::system).toArray(String[]::new)));
    columns.add(
        Column.texts("measure", sides.stream().map(PreparedRdm::measure).toArray(String[]::new)));
    columns.add(
        Column.numbers("conditions", sides.stream().mapToDouble(PreparedRdm::size).toArray()));
    if (sides.stream().anyMatch(side -> side.noise().isPresent())) {
      columns.add(
          Column.numbers(
                  "shrinkage",
                  sides.stream().mapToDouble(s -> s.shrinkage().orElse(Double.NaN)).toArray())
              .description("Weight of the shrinkage target of the noise covariance, 0 to 1."));
      columns.add(
          Column.numbers(
                  "condition number",
                  sides.stream()
                      .mapToDouble(
                          s ->
                              s.noise().map(PreparedRdm.NoiseSummary::condition).orElse(Double.NaN))
                      .toArray())
              .description("Largest over smallest eigenvalue of the noise covariance."));
    }
    return Map.of("Dissimilarities compared", Table.of(columns));
  }

  private static int[] evenly(int count, int most) {
    int kept = Math.min(count, most);
    int[] chosen = new int[kept];
    Arrays.setAll(chosen, i -> (int) ((long) i * count / kept));
    return chosen;
  }
}
