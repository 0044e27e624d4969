package org.homolog.targeted;

import java.util.Arrays;
import java.util.List;
import org.homolog.geometry.Centring;
import org.homolog.geometry.ConditionColumn;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.geometry.Trajectories;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.OrthogonalTriangular;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;

/**
 * The axes of task variables in one population (Mante et al. 2013, doi:10.1038/nature12742), and
 * trajectories along them. Immutable.
 *
 * @param seconds centres of the bins
 * @param strengths variables x bins: the norm of each bin's regression vector, after denoising
 * @param peaks the bin of each variable at which it is largest
 * @param vectors units x variables: the regression vectors of those bins, of norm one
 * @param axes units x variables: the same made orthogonal, orthonormal columns
 * @param courses (conditions x bins) x variables: standardised mean responses along the axes
 * @param shares the share of the variance of mean responses along each axis
 * @param obstacle why there are none; empty if there are
 */
@SuppressWarnings("ArrayRecordComponent")
public record TargetedAxes(
    double[] seconds,
    Matrix strengths,
    int[] peaks,
    Matrix vectors,
    Matrix axes,
    Matrix courses,
    double[] shares,
    String obstacle) {
  /** Directions with less than this share of the largest are rounding. */
  private static final double ROUNDING = 1e-9;

  private static TargetedAxes none(String obstacle) {
    Matrix empty = Matrix.zeros(0, 0);
    double[] nothing = {};
    return new TargetedAxes(nothing, empty, new int[0], empty, empty, empty, nothing, obstacle);
  }

  /**
   * Finds the axes of a system.
   *
   * @param responses bins as rows, with their single repeats
   * @param seconds centres of the bins
   * @param variables the columns whose axes are sought
   */
  static TargetedAxes of(
      ResponseMatrix responses,
      double[] seconds,
      List<ConditionColumn> variables,
      TargetedReductionOptions options,
      LinearAlgebra algebra) {
    if (variables.isEmpty()) {
      return none("no columns are named: say which condition columns are to have axes");
    }
    StandardisedUnits units = StandardisedUnits.of(responses);
    Matrix design = design(responses.conditions(), variables);
    double[] spread = algebra.singularValues(Centring.ofColumns(design));
    if (spread.length < variables.size() || spread[spread.length - 1] <= ROUNDING * spread[0]) {
      return none(
          "over the conditions of "
              + responses.system()
              + ", the columns "
              + String.join(", ", options.columns())
              + " do not vary independently");
    }
    int bins = responses.bins();
    Matrix slopes = slopes(units, design, bins, algebra);
    Matrix directions = directions(units.means(), options.components(), algebra);
    if (directions.columns() == 0) {
      return none("the responses of " + responses.system() + " do not vary");
    }
    Matrix denoised =
        algebra.multiply(algebra.multiply(slopes, directions), false, directions, true);
    int count = variables.size();
    Matrix strengths = Matrix.zeros(count, bins);
    int[] peaks = new int[count];
    int[] rows = new int[count];
    for (int v = 0; v < count; v++) {
      for (int t = 0; t < bins; t++) {
        double[] vector = denoised.row(v * bins + t);
        double norm = Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
        strengths.array()[v * bins + t] = norm;
        peaks[v] = norm > strengths.get(v, peaks[v]) ? t : peaks[v];
      }
      rows[v] = v * bins + peaks[v];
    }
    Matrix vectors = denoised.selectRows(rows).transpose();
    OrthogonalTriangular qr = algebra.qr(vectors);
    for (int v = 0; v < count; v++) {
      double norm = strengths.get(v, peaks[v]);
      boolean lost = qr.r().rows() <= v || Math.abs(qr.r().get(v, v)) <= ROUNDING * norm;
      if (norm <= ROUNDING * ROUNDING || lost) {
        return none(
            "responses of "
                + responses.system()
                + " do not depend on "
                + variables.get(v).name()
                + (v == 0 ? "" : " in a direction of its own"));
      }
    }
    Matrix axes = facing(qr);
    Matrix courses = algebra.multiply(units.means(), axes);
    Trajectories along = new Trajectories(courses, responses.conditions().size(), bins);
    Matrix shown = options.removeMean() ? along.withoutMean().values() : courses;
    return new TargetedAxes(
        seconds,
        strengths,
        peaks,
        unitLength(vectors, strengths, peaks),
        axes,
        shown,
        shares(shown, units.means()),
        "");
  }

  /** When a variable's regression vector is largest, in seconds. */
  double peakSeconds(int variable) {
    return seconds[peaks[variable]];
  }

  /** Conditions x variables. */
  private static Matrix design(List<String> conditions, List<ConditionColumn> variables) {
    int count = variables.size();
    Matrix design = Matrix.zeros(conditions.size(), count);
    for (int v = 0; v < count; v++) {
      double[] values = variables.get(v).scaled(conditions);
      for (int c = 0; c < values.length; c++) {
        design.array()[c * count + v] = values[c];
      }
    }
    return design;
  }

  /**
   * Regression of single trials on the variables and a constant, bin by bin. All trials of a
   * condition have the same variables, so that its mean counted as often as it has trials gives the
   * same.
   *
   * @return (variables x bins) x units
   */
  private static Matrix slopes(
      StandardisedUnits units, Matrix design, int bins, LinearAlgebra algebra) {
    int conditions = design.rows();
    int count = design.columns();
    int width = units.means().columns();
    Matrix weighted = Matrix.zeros(conditions, count + 1);
    Matrix targets = Matrix.of(conditions, bins * width, units.means().array().clone());
    for (int c = 0; c < conditions; c++) {
      double weight = Math.sqrt(units.repeats().get(c));
      weighted.array()[c * (count + 1) + count] = weight;
      for (int v = 0; v < count; v++) {
        weighted.array()[c * (count + 1) + v] = weight * design.get(c, v);
      }
      for (int i = 0; i < bins * width; i++) {
        targets.array()[c * bins * width + i] *= weight;
      }
    }
    Matrix all = algebra.leastSquares(weighted, targets);
    return Matrix.of(
        count * bins, width, Arrays.copyOf(all.array(), Math.multiplyExact(count * bins, width)));
  }

  /** The leading principal directions of mean responses: units x components. */
  private static Matrix directions(Matrix means, int components, LinearAlgebra algebra) {
    SingularValues svd = algebra.svd(means);
    double least = svd.values().length == 0 ? 0 : ROUNDING * svd.values()[0];
    int rank = (int) Arrays.stream(svd.values()).filter(value -> value > least).count();
    int[] kept = new int[Math.min(rank, components)];
    Arrays.setAll(kept, i -> i);
    return svd.vTransposed().selectRows(kept).transpose();
  }

  /** The orthogonal axes, each pointing to where its variable grows. */
  private static Matrix facing(OrthogonalTriangular qr) {
    Matrix axes = qr.q().copy();
    int count = axes.columns();
    for (int i = 0; i < axes.array().length; i++) {
      axes.array()[i] *= Math.signum(qr.r().get(i % count, i % count));
    }
    return axes;
  }

  private static Matrix unitLength(Matrix vectors, Matrix strengths, int[] peaks) {
    Matrix scaled = vectors.copy();
    for (int i = 0; i < scaled.array().length; i++) {
      int v = i % peaks.length;
      scaled.array()[i] /= strengths.get(v, peaks[v]);
    }
    return scaled;
  }

  private static double[] shares(Matrix courses, Matrix means) {
    double total = Centring.sumOfSquares(Centring.ofColumns(means));
    Matrix centred = Centring.ofColumns(courses);
    double[] shares = new double[courses.columns()];
    for (int i = 0; i < centred.array().length; i++) {
      shares[i % shares.length] += centred.array()[i] * centred.array()[i] / total;
    }
    return shares;
  }
}
