package org.homolog.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnshuffleTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 12, 16})
  void bytesComeTogetherAgain(int elementSize) {
    for (int length : new int[] {0, 1, elementSize, 7 * elementSize, 100 * elementSize + 1, 1001}) {
      byte[] bytes = new byte[length];
      new Random(length).nextBytes(bytes);
      byte[] shuffled = bytes.clone();
      int n = length / elementSize;
      for (int i = 0; i < n; i++) {
        for (int b = 0; b < elementSize; b++) {
          shuffled[b * n + i] = bytes[i * elementSize + b];
        }
      }
      byte[] out = new byte[length];
      Unshuffle.run(shuffled, length, elementSize, out);
      assertArrayEquals(bytes, out, "length " + length);
    }
  }
}
