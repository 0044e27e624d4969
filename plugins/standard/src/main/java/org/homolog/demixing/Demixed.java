package org.homolog.demixing;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;

/**
 * Demixed principal components (Kobak et al. 2016, doi:10.7554/eLife.10989): for each
 * marginalisation X' of the responses X the decoder D and encoder P of few components for which P
 * D'X comes closest to X'.
 *
 * @param total the sum of squares of the responses without each unit's mean
 * @param parts the parts by the name of their marginalisation; empty if responses do not vary
 */
record Demixed(double total, Map<String, Part> parts) {
  private static final double ROUNDING = 1e-12;

  /**
   * One marginalisation.
   *
   * @param marginal the marginalised responses, combinations x units
   * @param squares its sum of squares
   * @param encoder units x components, orthonormal columns, the largest first
   * @param decoder units x components
   * @param residual the sum of squares of what the components leave of the marginal
   */
  record Part(Matrix marginal, double squares, Matrix encoder, Matrix decoder, double residual) {

    /** What each component explains of the marginal, over a total. */
    double[] varianceRatios(double total, LinearAlgebra algebra) {
      Matrix decoded = courses(algebra);
      Matrix encoded = algebra.multiply(marginal, encoder);
      double[] ratios = new double[decoded.columns()];
      for (int i = 0; i < decoded.array().length; i++) {
        double own = decoded.array()[i];
        ratios[i % ratios.length] += own * (2 * encoded.array()[i] - own) / total;
      }
      return ratios;
    }

    /** The marginal along its components: combinations x components. */
    Matrix courses(LinearAlgebra algebra) {
      return algebra.multiply(marginal, decoder);
    }
  }

  /**
   * Demixes responses.
   *
   * @param responses all combinations of levels x units, the last factor running fastest
   * @param levels number of levels of each factor, time last
   */
  static Demixed of(
      Matrix responses, int[] levels, DemixedPcaOptions options, LinearAlgebra algebra) {
    Matrix centred = responses.copy();
    int units = centred.columns();
    double before = squares(responses);
    for (int u = 0; u < units; u++) {
      double mean = Arrays.stream(responses.column(u)).average().orElse(0);
      for (int i = u; i < centred.array().length; i += units) {
        centred.array()[i] -= mean;
      }
    }
    double total = squares(centred);
    // What is left of constant responses is rounding.
    if (total <= ROUNDING * ROUNDING * before) {
      return new Demixed(0, Map.of());
    }
    List<String> factors = options.factors();
    Map<String, Matrix> marginals =
        Marginalisations.of(centred, levels, factors, options.withTime());
    SingularValues svd = algebra.svd(centred);
    double penalty = options.regulariser() * total;
    Map<String, Part> parts = new LinkedHashMap<>();
    for (String name : Marginalisations.names(factors, options.withTime())) {
      Matrix marginal = java.util.Objects.requireNonNull(marginals.get(name));
      parts.put(name, part(marginal, centred, svd, penalty, options.components(), algebra));
    }
    return new Demixed(total, parts);
  }

  /**
   * With X' = U diag(s) V' (units x combinations) the regression of the marginal on the responses
   * is C = B diag(1 / root) U' with B = marginal V diag(s / root) and root^2 = s^2 + penalty^2; the
   * encoder is the leading left singular vectors of B, the decoder C' times the encoder.
   */
  private static Part part(
      Matrix marginal,
      Matrix responses,
      SingularValues svd,
      double penalty,
      int components,
      LinearAlgebra algebra) {
    double least =
        Math.max(responses.rows(), responses.columns()) * Math.ulp(1.0) * svd.values()[0];
    int rank = (int) Arrays.stream(svd.values()).filter(value -> value > least).count();
    int[] kept = new int[rank];
    Arrays.setAll(kept, i -> i);
    double[] roots = new double[rank];
    Arrays.setAll(roots, i -> Math.hypot(svd.values()[i], penalty));
    Matrix overRows = svd.u().selectColumns(kept);
    Matrix regressed = algebra.multiply(marginal, true, overRows, false);
    scaleColumns(regressed, i -> svd.values()[i] / roots[i]);
    SingularValues leading = algebra.svd(regressed);
    int[] wanted = new int[Math.min(components, leading.values().length)];
    Arrays.setAll(wanted, i -> i);
    Matrix encoder = leading.u().selectColumns(wanted);
    Matrix weights = algebra.multiply(regressed, true, encoder, false).transpose();
    scaleColumns(weights, i -> 1 / roots[i]);
    Matrix decoder = algebra.multiply(weights, svd.vTransposed().selectRows(kept)).transpose();
    Matrix predicted = algebra.multiply(algebra.multiply(responses, decoder), false, encoder, true);
    double residual = 0;
    for (int i = 0; i < predicted.array().length; i++) {
      double error = marginal.array()[i] - predicted.array()[i];
      residual += error * error;
    }
    return new Part(marginal, squares(marginal), encoder, decoder, residual);
  }

  private static void scaleColumns(Matrix matrix, java.util.function.IntToDoubleFunction factor) {
    for (int i = 0; i < matrix.array().length; i++) {
      matrix.array()[i] *= factor.applyAsDouble(i % matrix.columns());
    }
  }

  private static double squares(Matrix matrix) {
    return Arrays.stream(matrix.array()).map(v -> v * v).sum();
  }

  /** The share of the variance in a marginalisation. */
  double share(String name) {
    return part(name).squares() / total;
  }

  /** The share of the variance that the components of a marginalisation recover of it. */
  double captured(String name) {
    return Math.max(0, part(name).squares() - part(name).residual()) / total;
  }

  /** One marginalisation by name. */
  Part part(String name) {
    return java.util.Objects.requireNonNull(parts.get(name), name);
  }

  /** Whether a marginalisation is more than rounding. */
  boolean varies(String name) {
    return part(name).squares() > ROUNDING * ROUNDING * total;
  }
}
