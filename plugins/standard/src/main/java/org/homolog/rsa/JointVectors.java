package org.homolog.rsa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.spi.Options;
import org.homolog.weighting.PairSpace;

/**
 * Dissimilarities of a reference and several candidates over the pairs that all of them have.
 *
 * @param target the reference, in the space of the measure
 * @param models the candidates, in the same space
 */
@SuppressWarnings("ArrayRecordComponent")
record JointVectors(double[] target, double[][] models) {

  /**
   * Takes the pairs among chosen places.
   *
   * @param layers one layer of each system, the reference first
   * @param reference tells copies of a condition apart
   * @param chosen which places
   * @param space the space of the measure; where it needs every pair, copies are left out
   */
  static JointVectors of(
      List<double[]> layers, PreparedRdm reference, IntPredicate chosen, PairSpace space) {
    boolean[] seen = new boolean[reference.designLabels().size()];
    int size = reference.size();
    boolean[] in = new boolean[size];
    for (int i = 0; i < size; i++) {
      int origin = reference.origin(i);
      in[i] = chosen.test(i) && !(space.needsEveryPair() && seen[origin]);
      seen[origin] |= in[i];
    }
    int[] pairs = new int[Triangle.length(size)];
    int count = 0;
    int wanted = 0;
    int at = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++, at++) {
        int pair = at;
        if (in[i] && in[j]) {
          wanted++;
          if (layers.stream().noneMatch(values -> Double.isNaN(values[pair]))) {
            pairs[count++] = pair;
          }
        }
      }
    }
    if (space.needsEveryPair() && count < wanted) {
      throw HomologException.mistake(
          wanted
              - count
              + " pairs of conditions lack a dissimilarity, but whitened comparators are weighted"
              + " over every pair; choose missing: drop-condition, or comparator: pearson");
    }
    int[] kept = Arrays.copyOf(pairs, count);
    double[][] vectors =
        layers.stream()
            .map(
                values -> space.features(Arrays.stream(kept).mapToDouble(p -> values[p]).toArray()))
            .toArray(double[][]::new);
    return new JointVectors(vectors[0], Arrays.copyOfRange(vectors, 1, vectors.length));
  }

  /** Average ranks over the pairs that all have; missing elsewhere. */
  static List<double[]> ranked(List<double[]> layers) {
    int length = layers.get(0).length;
    int[] shared =
        IntStream.range(0, length)
            .filter(pair -> layers.stream().noneMatch(values -> Double.isNaN(values[pair])))
            .toArray();
    List<double[]> ranked = new ArrayList<>();
    for (double[] values : layers) {
      double[] ranks =
          DenseRanks.averageRanks(
              DenseRanks.of(Arrays.stream(shared).mapToDouble(pair -> values[pair]).toArray()));
      double[] spread = new double[length];
      Arrays.fill(spread, Double.NaN);
      for (int i = 0; i < shared.length; i++) {
        spread[shared[i]] = ranks[i];
      }
      ranked.add(spread);
    }
    return ranked;
  }

  /** Whether there is nothing to weigh: too few pairs, or a reference without spread. */
  boolean isEmpty() {
    return target.length < 2 || Arrays.stream(target).allMatch(value -> value == 0);
  }

  /**
   * The space in which a comparator's cosine is taken when candidates are weighted.
   *
   * @throws HomologException if weights cannot be fitted for the comparator
   */
  static PairSpace space(RdmComparator comparator, String what) {
    return switch (comparator) {
      case COSINE -> PairSpace.PLAIN;
      case PEARSON, SPEARMAN, KENDALL_TAU_A, KENDALL_TAU_B, RHO_A -> PairSpace.CENTRED;
      case WHITENED_COSINE -> PairSpace.WHITENED;
      case WHITENED_PEARSON -> PairSpace.WHITENED_CENTRED;
      case RIEMANNIAN, BURES, BURES_METRIC ->
          throw HomologException.mistake(
              what
                  + " weighs candidates for a cosine or a correlation, not for comparator: "
                  + Options.kebab(comparator.name())
                  + "; choose pearson, spearman, cosine, whitened-pearson or whitened-cosine");
    };
  }
}
