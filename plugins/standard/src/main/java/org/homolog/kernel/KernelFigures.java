package org.homolog.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.figure.Figure;
import org.homolog.figure.MatrixFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Outcome;

/** Two centred kernels, side by side and entry against entry. */
final class KernelFigures {
  private static final int LARGEST = 2_000;
  private static final int MOST_SHOWN = 200;
  private static final int MOST_POINTS = 4_000;

  private KernelFigures() {}

  static Outcome of(PreparedKernel reference, PreparedKernel candidate, LinearAlgebra algebra) {
    int size = reference.size();
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put("Kernels", facts(reference, candidate, algebra));
    if (size < 2 || size > LARGEST) {
      return new Outcome(List.of(), tables);
    }
    CentredEntries a = reference.entries(algebra);
    CentredEntries b = candidate.entries(algebra);
    List<Figure> figures = new ArrayList<>();
    if (size <= MOST_SHOWN) {
      figures.add(matrix(reference, a));
      figures.add(matrix(candidate, b));
    }
    figures.add(scatter(reference, candidate, a, b));
    return new Outcome(figures, tables);
  }

  private static Table facts(
      PreparedKernel reference, PreparedKernel candidate, LinearAlgebra algebra) {
    PreparedKernel[] both = {reference, candidate};
    String[] names = new String[2];
    long[] rows = new long[2];
    long[] units = new long[2];
    double[] sigma = new double[2];
    double[] norm = new double[2];
    for (int i = 0; i < 2; i++) {
      names[i] = both[i].system();
      rows[i] = both[i].size();
      units[i] = both[i].source().centred().columns();
      norm[i] = both[i].norm(algebra);
      sigma[i] = both[i].source().sigma();
    }
    return Table.of(
        Column.texts("system", names),
        Column.integers("rows", rows),
        Column.integers("units", units),
        Column.numbers("sigma", sigma).description("width of the radial basis function"),
        Column.numbers("sum of squares", norm).description("of the centred kernel's entries"));
  }

  private static Figure matrix(PreparedKernel one, CentredEntries entries) {
    int size = one.size();
    Matrix values = Matrix.zeros(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        values.array()[i * size + j] = i == j ? Double.NaN : entries.get(i, j);
      }
    }
    List<String> labels =
        one.conditions().size() == size ? one.conditions() : one.source().responses().rowLabels();
    return new MatrixFigure(
        "Centred kernel of " + one.system(),
        "How alike each pair of conditions is in "
            + one.system()
            + ", row and column effects removed.",
        values,
        labels,
        labels,
        "centred kernel");
  }

  private static Figure scatter(
      PreparedKernel reference, PreparedKernel candidate, CentredEntries a, CentredEntries b) {
    int size = reference.size();
    long pairs = (long) size * (size - 1) / 2;
    long step = Math.max(1, (pairs + MOST_POINTS - 1) / MOST_POINTS);
    int shown = (int) ((pairs + step - 1) / step);
    double[] x = new double[shown];
    double[] y = new double[shown];
    long pair = 0;
    int filled = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        if (pair++ % step == 0) {
          x[filled] = a.get(i, j);
          y[filled++] = b.get(i, j);
        }
      }
    }
    return new ScatterFigure(
        "Kernels of " + reference.system() + " and " + candidate.system(),
        "Each point is a pair of conditions; row and column effects are removed."
            + (step == 1 ? "" : " " + shown + " of " + pairs + " pairs are shown."),
        "centred kernel of " + reference.system(),
        "centred kernel of " + candidate.system(),
        List.of(Series.of("pairs of conditions", x, y)),
        false);
  }
}
