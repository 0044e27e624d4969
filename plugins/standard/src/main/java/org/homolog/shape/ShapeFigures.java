package org.homolog.shape;

import java.util.Arrays;
import java.util.List;
import org.homolog.figure.Figure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;
import org.homolog.geometry.Centring;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Outcome;

/** Two systems in one plane, the candidate rotated onto the reference. */
final class ShapeFigures {
  private static final int MOST_POINTS = 1_000;

  private ShapeFigures() {}

  static Outcome of(ResponseMatrix reference, ResponseMatrix candidate, LinearAlgebra algebra) {
    Shape a = Shape.of(reference.values(), 1, true, true, algebra);
    Shape b = Shape.of(candidate.values(), 1, true, true, algebra);
    if (a.squares() == 0 || b.squares() == 0) {
      return Outcome.of();
    }
    Shape.Rotations rotations = a.rotations(b, algebra);
    Matrix own = algebra.multiply(a.coordinates(), rotations.own());
    Matrix other = algebra.multiply(b.coordinates(), rotations.other());
    SingularValues plane = algebra.svd(Centring.ofColumns(own));
    Matrix ownPlane = algebra.multiply(own, false, plane.vTransposed(), true);
    Matrix otherPlane = algebra.multiply(other, false, plane.vTransposed(), true);
    return Outcome.of(
        overlay(reference, candidate, ownPlane, otherPlane), distances(reference, own, other));
  }

  private static Figure overlay(
      ResponseMatrix reference, ResponseMatrix candidate, Matrix own, Matrix other) {
    int rows = own.rows();
    int shown = Math.min(rows, MOST_POINTS);
    int[] chosen = new int[shown];
    Arrays.setAll(chosen, i -> (int) ((long) i * rows / shown));
    return new ScatterFigure(
        "Aligned responses of " + reference.system() + " and " + candidate.system(),
        "Conditions in the two directions of largest variance that the reference shares with the"
            + " candidate, both systems scaled to the same size and the candidate rotated onto the"
            + " reference."
            + (shown == rows ? "" : " " + shown + " of " + rows + " are shown."),
        "first direction",
        "second direction",
        List.of(points(reference, own, chosen), points(candidate, other, chosen)),
        true);
  }

  private static Series points(ResponseMatrix system, Matrix plane, int[] chosen) {
    List<String> labels = system.rowLabels();
    return Series.of(
        system.system(),
        Arrays.stream(chosen).mapToDouble(i -> plane.get(i, 0)).toArray(),
        Arrays.stream(chosen).mapToDouble(i -> plane.columns() > 1 ? plane.get(i, 1) : 0).toArray(),
        Arrays.stream(chosen).mapToObj(labels::get).toList());
  }

  /** Which conditions are furthest from their partner. */
  private static Figure distances(ResponseMatrix reference, Matrix own, Matrix other) {
    double[] apart = new double[own.rows()];
    for (int i = 0; i < apart.length; i++) {
      for (int c = 0; c < own.columns(); c++) {
        double difference = own.get(i, c) - other.get(i, c);
        apart[i] += difference * difference;
      }
      apart[i] = Math.sqrt(apart[i]);
    }
    Arrays.sort(apart);
    double[] rank = new double[apart.length];
    Arrays.setAll(rank, i -> i + 1);
    return new LineFigure(
        "How far apart conditions remain",
        "Distance between a condition in both systems after alignment, over the "
            + reference.conditions().size()
            + " conditions in ascending order; both systems have norm one.",
        "condition, by distance",
        "distance",
        List.of(Series.of("distance", rank, apart)),
        false);
  }
}
