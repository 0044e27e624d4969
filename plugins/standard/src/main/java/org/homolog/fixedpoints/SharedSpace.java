package org.homolog.fixedpoints;

import java.util.Arrays;
import java.util.Optional;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;

/**
 * Two populations in one space: their responses to the same conditions and times, each in its
 * leading principal components and scaled to a root mean square of 1, the second turned onto the
 * first (orthogonal Procrustes, Schoenemann 1966, doi:10.1007/BF02289451).
 */
final class SharedSpace {
  private final Side reference;
  private final Side candidate;
  private final Matrix turn;
  private final LinearAlgebra algebra;

  /** One population: its means, its components in columns, and its scale. */
  private record Side(double[] means, Matrix components, double scale, Matrix responses) {
    static Side of(Matrix values, int components, LinearAlgebra algebra) {
      int rows = values.rows();
      double[] means = new double[values.columns()];
      for (int k = 0; k < rows; k++) {
        for (int i = 0; i < means.length; i++) {
          means[i] += values.get(k, i) / rows;
        }
      }
      Matrix centred = centred(values, means);
      SingularValues parts = algebra.svd(centred, components);
      double sum = Arrays.stream(parts.values()).map(s -> s * s).sum();
      Matrix basis = parts.vTransposed().transpose();
      return new Side(
          means, basis, sum > 0 ? Math.sqrt(sum / rows) : 1, algebra.multiply(centred, basis));
    }

    private static Matrix centred(Matrix values, double[] means) {
      Matrix centred = values.copy();
      for (int i = 0; i < centred.array().length; i++) {
        centred.array()[i] -= means[i % means.length];
      }
      return centred;
    }

    Matrix placed(Matrix rates, LinearAlgebra algebra) {
      Matrix placed = algebra.multiply(centred(rates, means), components);
      for (int i = 0; i < placed.array().length; i++) {
        placed.array()[i] /= scale;
      }
      return placed;
    }
  }

  private SharedSpace(Side reference, Side candidate, Matrix turn, LinearAlgebra algebra) {
    this.reference = reference;
    this.candidate = candidate;
    this.turn = turn;
    this.algebra = algebra;
  }

  /** The space of two systems with responses to the same conditions and times. */
  static Optional<SharedSpace> of(
      Portrait reference, Portrait candidate, int components, LinearAlgebra algebra) {
    if (reference.responses().isEmpty() || candidate.responses().isEmpty()) {
      return Optional.empty();
    }
    ResponseMatrix a = reference.responses().get();
    ResponseMatrix b = candidate.responses().get();
    boolean fits =
        a.rowLabels().equals(b.rowLabels())
            && a.values().columns() == reference.rates().columns()
            && b.values().columns() == candidate.rates().columns();
    int most =
        Math.min(
            components,
            Math.min(a.values().rows(), Math.min(a.values().columns(), b.values().columns())));
    if (!fits || most < 1) {
      return Optional.empty();
    }
    Side one = Side.of(a.values(), most, algebra);
    Side other = Side.of(b.values(), most, algebra);
    SingularValues parts =
        algebra.svd(algebra.multiply(other.responses(), true, one.responses(), false));
    return Optional.of(
        new SharedSpace(one, other, algebra.multiply(parts.u(), parts.vTransposed()), algebra));
  }

  /** Rates of the reference, in the shared space. */
  Matrix ofReference(Matrix rates) {
    return reference.placed(rates, algebra);
  }

  /** Rates of the candidate, in the shared space. */
  Matrix ofCandidate(Matrix rates) {
    return algebra.multiply(candidate.placed(rates, algebra), turn);
  }
}
