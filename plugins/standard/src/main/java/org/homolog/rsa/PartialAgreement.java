package org.homolog.rsa;

import java.util.ArrayList;
import java.util.List;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Run;
import org.jspecify.annotations.Nullable;

/**
 * How alike two sets of dissimilarities are when what others account for is taken out of both.
 * Every comparator that is a cosine in some inner product has a partial form: with G the products
 * of all pairs of the two and the others, it is the cosine in what is left of G when the others are
 * swept out. For Pearson's r this is the partial correlation, for Kendall's tau-b its partial form
 * (Kendall 1942, doi:10.1093/biomet/32.3-4.277).
 */
final class PartialAgreement {
  /** What is left of a length squared is rounding below this share. */
  private static final double ROUNDING = 1e-12;

  private PartialAgreement() {}

  /**
   * The partial agreement.
   *
   * @param sides the two sides' values at the shared pairs, then those of the others
   * @param shared the shared pairs
   * @param comparator a comparator that has a partial form
   * @param noise noise of conditions, for whitened comparators; null where equal
   * @param run what the host lends
   * @return the partial agreement, or why it is undefined
   */
  static Agreement of(
      List<double[]> sides,
      SharedPairs shared,
      RdmComparator comparator,
      @Nullable Matrix noise,
      Run run) {
    int count = sides.size();
    double[][] left = new double[count][count];
    List<double[]> vectors = vectors(sides, comparator);
    List<int[]> classes =
        comparator == RdmComparator.KENDALL_TAU_B
            ? sides.stream().map(DenseRanks::of).toList()
            : List.of();
    for (int a = 0; a < count; a++) {
      for (int b = a; b < count; b++) {
        if (comparator == RdmComparator.KENDALL_TAU_B) {
          left[a][b] = KendallTau.of(classes.get(a), classes.get(b)).difference();
        } else if (comparator.isWhitened()) {
          WhitenedCosine.Products products =
              WhitenedCosine.products(vectors.get(a), vectors.get(b), shared, noise, run);
          if (!products.reason().isEmpty()) {
            return Agreement.undefined(products.reason());
          }
          left[a][b] = products.xy();
        } else {
          left[a][b] = Correlation.dot(vectors.get(a), vectors.get(b));
        }
        left[b][a] = left[a][b];
      }
    }
    double[] whole = new double[count];
    for (int a = 0; a < count; a++) {
      whole[a] = left[a][a];
    }
    for (int c = 2; c < count; c++) {
      if (left[c][c] > ROUNDING * whole[c]) {
        sweep(left, c);
      }
    }
    for (int side = 0; side < 2; side++) {
      if (!(left[side][side] > ROUNDING * whole[side])) {
        return Agreement.undefined(
            "nothing is left of the "
                + (side == 0 ? "reference" : "candidate")
                + "'s dissimilarities when what they are controlled for is taken out");
      }
    }
    double r = left[0][1] / Math.sqrt(left[0][0]) / Math.sqrt(left[1][1]);
    return Agreement.of(Math.max(-1, Math.min(1, r)));
  }

  private static List<double[]> vectors(List<double[]> sides, RdmComparator comparator) {
    return switch (comparator) {
      case PEARSON, WHITENED_PEARSON -> sides.stream().map(Correlation::centred).toList();
      case SPEARMAN ->
          sides.stream().map(side -> Correlation.centredRanks(DenseRanks.of(side))).toList();
      default -> new ArrayList<>(sides);
    };
  }

  private static void sweep(double[][] left, int out) {
    double[] column = left[out].clone();
    for (int a = 0; a < left.length; a++) {
      for (int b = 0; b < left.length; b++) {
        left[a][b] -= column[a] * column[b] / column[out];
      }
    }
  }
}
