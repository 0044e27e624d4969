package org.homolog.matching;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.figure.HistogramFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;
import org.homolog.geometry.Centring;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Outcome;

/** The courses of single units over conditions, ready to be correlated. */
public final class UnitCourses {
  private static final int MOST_POINTS = 2_000;

  private UnitCourses() {}

  /**
   * Centred responses with every column of norm one.
   *
   * @param responses rows x units
   * @return the same shape; a constant unit stays zero
   */
  public static Matrix standardised(ResponseMatrix responses) {
    Matrix courses = responses.centred();
    int units = courses.columns();
    double[] norms = new double[units];
    for (int i = 0; i < courses.array().length; i++) {
      norms[i % units] += courses.array()[i] * courses.array()[i];
    }
    for (int i = 0; i < courses.array().length; i++) {
      double norm = Math.sqrt(norms[i % units]);
      courses.array()[i] = norm == 0 ? 0 : courses.array()[i] / norm;
    }
    return courses;
  }

  /**
   * Correlations of all pairs of units.
   *
   * @param reference standardised courses, rows x units
   * @param candidate the same rows x any units
   * @param algebra the algebra
   * @return reference x candidate units, -1 to 1; 0 with a constant unit
   */
  public static Matrix correlations(Matrix reference, Matrix candidate, LinearAlgebra algebra) {
    Matrix correlations = algebra.multiply(reference, true, candidate, false);
    for (int i = 0; i < correlations.array().length; i++) {
      correlations.array()[i] = Math.max(-1, Math.min(1, correlations.array()[i]));
    }
    return correlations;
  }

  static boolean vary(Matrix standardised) {
    return Centring.sumOfSquares(standardised) > 0;
  }

  /** The matched pairs, the best first, with the best pair's responses side by side. */
  static Outcome gallery(
      ResponseMatrix reference, ResponseMatrix candidate, int[] partner, Matrix correlations) {
    int[] matched =
        java.util.stream.IntStream.range(0, partner.length)
            .filter(i -> partner[i] >= 0)
            .boxed()
            .sorted(
                java.util.Comparator.comparingDouble(
                    (Integer i) -> -correlations.get(i, partner[i])))
            .mapToInt(Integer::intValue)
            .toArray();
    if (matched.length == 0) {
      return Outcome.of();
    }
    double[] values =
        Arrays.stream(matched).mapToDouble(i -> correlations.get(i, partner[i])).toArray();
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put(
        "Matched units",
        Table.of(
            Column.texts("reference unit", names(matched, reference.units())),
            Column.texts(
                "candidate unit",
                names(Arrays.stream(matched).map(i -> partner[i]).toArray(), candidate.units())),
            Column.numbers("correlation", values)));
    int best = matched[0];
    int rows = reference.values().rows();
    int shown = Math.min(rows, MOST_POINTS);
    int[] chosen = new int[shown];
    Arrays.setAll(chosen, i -> (int) ((long) i * rows / shown));
    List<String> labels = reference.rowLabels();
    return new Outcome(
        List.of(
            new HistogramFigure(
                "Correlations of matched units",
                "Correlation over conditions of each unit of "
                    + reference.system()
                    + " with its partner in "
                    + candidate.system()
                    + ".",
                "correlation",
                List.of(new HistogramFigure.Values("matched pairs", values))),
            new ScatterFigure(
                "The best matched pair",
                "Responses of unit "
                    + reference.units().get(best)
                    + " of "
                    + reference.system()
                    + " and of unit "
                    + candidate.units().get(partner[best])
                    + " of "
                    + candidate.system()
                    + "; each point is a condition.",
                reference.units().get(best) + " of " + reference.system(),
                candidate.units().get(partner[best]) + " of " + candidate.system(),
                List.of(
                    Series.of(
                        "conditions",
                        course(reference, best, chosen),
                        course(candidate, partner[best], chosen),
                        Arrays.stream(chosen).mapToObj(labels::get).toList())),
                false)),
        tables);
  }

  private static double[] course(ResponseMatrix system, int unit, int[] chosen) {
    return Arrays.stream(chosen).mapToDouble(i -> system.values().get(i, unit)).toArray();
  }

  private static String[] names(int[] units, List<String> labels) {
    return Arrays.stream(units).mapToObj(labels::get).toArray(String[]::new);
  }
}
