package org.homolog.matching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Map;
import org.homolog.geometry.Pairs;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  private static double bruteForce(Matrix values, int row, boolean[] taken, int left) {
    if (left == 0 || row == values.rows()) {
      return left == 0 ? 0 : Double.NEGATIVE_INFINITY;
    }
    double best =
        values.rows() - row > left
            ? bruteForce(values, row + 1, taken, left)
            : Double.NEGATIVE_INFINITY;
    for (int column = 0; column < taken.length; column++) {
      if (!taken[column]) {
        taken[column] = true;
        best =
            Math.max(best, values.get(row, column) + bruteForce(values, row + 1, taken, left - 1));
        taken[column] = false;
      }
    }
    return best;
  }

  private static Matrix random(long seed, int rows, int columns, boolean tied) {
    Matrix values = Matrix.zeros(rows, columns);
    CounterRandom random = new CounterRandom(seed, 2);
    for (int i = 0; i < values.array().length; i++) {
      values.array()[i] = tied ? random.nextInt(3) : random.nextGaussian();
    }
    return values;
  }

  private static double sum(Matrix values, int[] partner) {
    double sum = 0;
    for (int i = 0; i < partner.length; i++) {
      sum += partner[i] < 0 ? 0 : values.get(i, partner[i]);
    }
    return sum;
  }

  @Test
  void isAsGoodAsTheBestOfAll() {
    for (int seed = 0; seed < 200; seed++) {
      CounterRandom random = new CounterRandom(seed, 1);
      int rows = 1 + random.nextInt(6);
      int columns = 1 + random.nextInt(6);
      Matrix values = random(seed, rows, columns, seed % 2 == 0);
      int[] partner = Assignment.largest(values);
      int matched = Math.min(rows, columns);
      int[] used = Arrays.stream(partner).filter(p -> p >= 0).toArray();
      assertEquals(matched, used.length);
      assertEquals(matched, Arrays.stream(used).distinct().count());
      assertEquals(
          bruteForce(values, 0, new boolean[columns], matched), sum(values, partner), 1e-9);
    }
  }

  @Test
  void hasNoPartnerWhereThereIsNobody() {
    assertArrayEquals(new int[] {-1, -1}, Assignment.largest(Matrix.zeros(2, 0)));
    assertEquals(0, Assignment.largest(Matrix.zeros(0, 3)).length);
    assertThrows(
        IllegalArgumentException.class,
        () -> Assignment.largest(Matrix.of(1, 1, new double[] {Double.NaN})));
  }

  @Test
  void sharesOfPartnersAreTheAssignmentOfEverythingWrittenOut() {
    for (int seed = 0; seed < 100; seed++) {
      CounterRandom random = new CounterRandom(seed, 1);
      int rows = 1 + random.nextInt(6);
      int columns = 1 + random.nextInt(6);
      Matrix values = random(seed, rows, columns, seed % 3 == 0);
      // Every row columns times and every column rows times: all shares are whole.
      Matrix all = Matrix.zeros(rows * columns, rows * columns);
      for (int i = 0; i < all.rows(); i++) {
        for (int j = 0; j < all.columns(); j++) {
          all.array()[i * all.columns() + j] = values.get(i / columns, j / rows);
        }
      }
      assertEquals(
          sum(all, Assignment.largest(all)) / all.rows(),
          TransportPlan.largestMean(values),
          1e-9,
          rows + " x " + columns);
    }
  }

  @Test
  void permutedUnitsAreFound() {
    Matrix x = Pairs.random(1, 12, 7);
    int[] order = new CounterRandom(4, 0).permutation(7);
    Matrix moved = x.selectColumns(order);
    assertEquals(1, Pairs.main(new OneToOneMatching(), Map.of(), x, moved), 1e-12);
    assertEquals(1, Pairs.main(new SoftMatching(), Map.of(), x, moved), 1e-12);
    assertEquals(
        1, Pairs.scores(new SoftMatching(), Map.of(), x, moved).get("transport").value(), 1e-12);
    // A smaller system inside a larger one: every unit of it has a partner.
    Matrix some = x.selectColumns(new int[] {5, 2});
    assertEquals(1, Pairs.main(new OneToOneMatching(), Map.of(), some, x), 1e-12);
    assertEquals(
        1,
        Pairs.scores(new SoftMatching(), Map.of(), some, x).get("best-match forward").value(),
        1e-12);
  }
}
