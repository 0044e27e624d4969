package org.homolog.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.figure.Figure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;

/**
 * Both systems' courses along their leading components in one plane: scaled to the same size, the
 * candidate's turned to lie as close to the reference's as a rotation can bring them.
 */
final class AlignedTrajectories {
  private static final int MOST_CONDITIONS = 12;
  private static final int MOST_POINTS = 1_000;

  private AlignedTrajectories() {}

  static Figure of(Components reference, Components candidate, Run run) {
    LinearAlgebra algebra = run.algebra();
    Matrix own = unitNorm(reference.projections());
    Matrix other = unitNorm(candidate.projections());
    SingularValues svd = algebra.svd(algebra.multiply(other, true, own, false));
    Matrix turned = algebra.multiply(other, algebra.multiply(svd.u(), svd.vTransposed()));
    return reference.seconds().length == 1
        ? points(reference, candidate, own, turned)
        : courses(reference, candidate, own, turned);
  }

  private static Matrix unitNorm(Matrix projections) {
    double squares = Arrays.stream(projections.array()).map(v -> v * v).sum();
    Matrix unit = projections.copy();
    for (int i = 0; i < unit.array().length; i++) {
      unit.array()[i] /= Math.sqrt(squares);
    }
    return unit;
  }

  private static String title(Components reference, Components candidate) {
    return "Aligned responses of " + reference.system() + " and " + candidate.system();
  }

  private static final String HOW =
      " along the leading components of each system, scaled to one size, those of the candidate"
          + " rotated to lie as close to the reference's as possible.";

  private static Figure points(
      Components reference, Components candidate, Matrix own, Matrix turned) {
    int rows = own.rows();
    int shown = Math.min(rows, MOST_POINTS);
    int[] chosen = new int[shown];
    Arrays.setAll(chosen, i -> (int) ((long) i * rows / shown));
    List<String> labels = Arrays.stream(chosen).mapToObj(reference.conditions()::get).toList();
    return new ScatterFigure(
        title(reference, candidate),
        shown + " of " + rows + " conditions" + HOW,
        "first component of " + reference.system(),
        "second component of " + reference.system(),
        List.of(
            Series.of(reference.system(), column(own, 0, chosen), column(own, 1, chosen), labels),
            Series.of(
                candidate.system(), column(turned, 0, chosen), column(turned, 1, chosen), labels)),
        true);
  }

  private static Figure courses(
      Components reference, Components candidate, Matrix own, Matrix turned) {
    int bins = reference.seconds().length;
    int conditions = reference.conditions().size();
    int shown = Math.min(conditions, MOST_CONDITIONS);
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      int condition = (int) ((long) i * conditions / shown);
      int[] rows = IntStream.range(condition * bins, (condition + 1) * bins).toArray();
      String label = reference.conditions().get(condition);
      series.add(
          Series.of(
              label + " in " + reference.system(), column(own, 0, rows), column(own, 1, rows)));
      series.add(
          Series.of(
              label + " in " + candidate.system(),
              column(turned, 0, rows),
              column(turned, 1, rows)));
    }
    return new LineFigure(
        title(reference, candidate),
        "Trajectories of " + shown + " of " + conditions + " conditions" + HOW,
        "first component of " + reference.system(),
        "second component of " + reference.system(),
        series,
        true);
  }

  private static double[] column(Matrix matrix, int column, int[] rows) {
    return Arrays.stream(rows)
        .mapToDouble(row -> column < matrix.columns() ? matrix.get(row, column) : 0)
        .toArray();
  }
}
