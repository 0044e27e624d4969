package org.homolog.rsa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/**
 * Products {@code x_a' P x_b} over the features that both observations have, rows and columns of
 * the others left out of P. Observations that lack the same features share their products: with m_a
 * the mask of a, {@code sum_c x_ac m_bc [P (x_b o m_a)]_c}.
 */
final class GappedProducts implements PairBlocks {
  private final Matrix filled;
  private final Matrix mask;
  private final Matrix precision;
  private final int divisor;

  GappedProducts(Matrix patterns, Matrix precision, int divisor) {
    this.filled = Presence.filled(patterns);
    this.mask = Presence.mask(patterns);
    this.precision = precision;
    this.divisor = divisor;
  }

  @Override
  public Block block(int from, int to, LinearAlgebra algebra) {
    int all = filled.rows();
    Matrix sums = Matrix.zeros(to - from, all);
    Matrix weights = Matrix.zeros(to - from, all);
    Arrays.fill(weights.array(), divisor);
    for (int[] group : groups(from, to)) {
      Matrix shared = masked(filled, mask.row(group[0]));
      Matrix moved = algebra.multiply(shared, precision);
      for (int i = 0; i < moved.array().length; i++) {
        moved.array()[i] *= mask.array()[i];
      }
      Matrix products = algebra.multiply(filled.selectRows(group), false, moved, true);
      for (int g = 0; g < group.length; g++) {
        System.arraycopy(products.array(), g * all, sums.array(), (group[g] - from) * all, all);
      }
    }
    return new Block(sums, weights);
  }

  /** Observations of a block that lack the same features. */
  private List<int[]> groups(int from, int to) {
    Map<List<Double>, List<Integer>> rowsOf = new LinkedHashMap<>();
    for (int row = from; row < to; row++) {
      rowsOf
          .computeIfAbsent(Arrays.stream(mask.row(row)).boxed().toList(), none -> new ArrayList<>())
          .add(row);
    }
    return rowsOf.values().stream()
        .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  private static Matrix masked(Matrix values, double[] mask) {
    Matrix masked = values.copy();
    for (int i = 0; i < masked.array().length; i++) {
      masked.array()[i] *= mask[i % mask.length];
    }
    return masked;
  }
}
