package org.homolog.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CounterRandomTest {

  @Test
  void reproducesThePublishedKnownAnswersOfPhilox() {
    int[] out = new int[4];
    CounterRandom.philox(0, 0, 0, out);
    assertArrayEquals(new int[] {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}, out);
    CounterRandom.philox(-1, -1, -1, out);
    assertArrayEquals(new int[] {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}, out);
    CounterRandom.philox(0x299f31d0a4093822L, 0x85a308d3243f6a88L, 0x0370734413198a2eL, out);
    assertArrayEquals(new int[] {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}, out);
  }

  @Test
  void streamsAreIndependentAndRepeatable() {
    CounterRandom one = new CounterRandom(7, 3);
    CounterRandom again = new CounterRandom(7, 3);
    CounterRandom other = new CounterRandom(7, 4);
    long first = one.nextLong();
    assertEquals(first, again.nextLong());
    assertNotEquals(first, other.nextLong());
  }

  @Test
  void gaussianHasUnitMoments() {
    CounterRandom random = new CounterRandom(1, 0);
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    int n = 200_000;
    for (int i = 0; i < n; i++) {
      double x = random.nextGaussian();
      sum += x;
      squares += x * x;
      fourth += x * x * x * x;
    }
    assertEquals(0, sum / n, 0.01);
    assertEquals(1, squares / n, 0.02);
    assertEquals(3, fourth / n, 0.1);
  }

  @Test
  void permutationsHoldEveryNumberOnce() {
    int[] order = new CounterRandom(2, 0).permutation(100);
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    int[] identity = new int[100];
    Arrays.setAll(identity, i -> i);
    assertArrayEquals(identity, sorted);
    assertNotEquals(Arrays.toString(identity), Arrays.toString(order));
  }

  @Test
  void seedsDependOnEveryNameAndItsBoundaries() {
    assertEquals(CounterRandom.seed(1, "a", "b"), CounterRandom.seed(1, "a", "b"));
    assertNotEquals(CounterRandom.seed(1, "ab", "c"), CounterRandom.seed(1, "a", "bc"));
    assertNotEquals(CounterRandom.seed(1, "a"), CounterRandom.seed(2, "a"));
  }
}
