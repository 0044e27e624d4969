package org.homolog.rsa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.figure.Figure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.MatrixFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.Matrix;

/** How alike dissimilarities of time bins are: bin by bin, and every bin with every other. */
final class TimeFigures {
  /** More bins than this are thinned to evenly spaced ones before all are compared with all. */
  private static final int MOST_BINS = 60;

  private TimeFigures() {}

  static List<Figure> of(RdmAgreement agreement, PreparedRdm reference, PreparedRdm candidate) {
    List<String> names = reference.layerNames();
    int bins = names.size();
    double[] seconds = new double[bins];
    double[] scores = new double[bins];
    int defined = 0;
    for (int bin = 0; bin < bins; bin++) {
      Agreement one = agreement.of(bin, bin);
      if (!one.isUndefined()) {
        seconds[defined] = Double.parseDouble(names.get(bin).replace(" s", ""));
        scores[defined++] = one.value();
      }
    }
    int kept = Math.min(bins, MOST_BINS);
    int[] chosen = new int[kept];
    Arrays.setAll(chosen, i -> (int) ((long) i * bins / kept));
    Matrix grid = Matrix.zeros(kept, kept);
    for (int a = 0; a < kept; a++) {
      for (int b = 0; b < kept; b++) {
        grid.array()[a * kept + b] = agreement.of(chosen[a], chosen[b]).value();
      }
    }
    List<String> labels = Arrays.stream(chosen).mapToObj(names::get).toList();
    String thinned =
        kept == bins ? "" : " " + kept + " of " + bins + " bins are shown, evenly spaced.";
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new LineFigure(
            "Dissimilarities of "
                + reference.system()
                + " and "
                + candidate.system()
                + " over time",
            "How alike the dissimilarities of both systems are in each time bin ("
                + defined
                + " of "
                + bins
                + " bins have a value); the score is the mean.",
            "time (s)",
            "agreement",
            List.of(
                Series.of(
                    "same bin on both sides",
                    Arrays.copyOf(seconds, defined),
                    Arrays.copyOf(scores, defined))),
            false));
    figures.add(
        new MatrixFigure(
            "Dissimilarities of "
                + reference.system()
                + " and "
                + candidate.system()
                + ", time by time",
            "How alike the dissimilarities of "
                + reference.system()
                + " in one time bin (rows) and of "
                + candidate.system()
                + " in another (columns) are."
                + thinned,
            grid,
            labels,
            labels,
            "agreement"));
    return figures;
  }
}
