package org.homolog.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.homolog.random.CounterRandom;
import org.junit.jupiter.api.Test;

class DrawBytesTest {
  @Test
  void whatIsWrittenIsReadBack() throws ResultCodec.Unreadable {
    CounterRandom random = new CounterRandom(3, 0);
    int[][] rows = new int[50][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.withReplacement(1 + random.nextInt(2000));
    }
    rows[7] = new int[0];
    rows[8] = new int[] {Integer.MAX_VALUE, 0, Integer.MIN_VALUE, -1, 5};
    assertArrayEquals(rows, DrawBytes.read(DrawBytes.write(rows)));
    assertArrayEquals(new int[0][], DrawBytes.read(DrawBytes.write(new int[0][])));
  }

  @Test
  void sortedDrawsTakeLittleRoom() {
    CounterRandom random = new CounterRandom(3, 0);
    int[][] rows = new int[1000][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.withReplacement(92);
      Arrays.sort(rows[i]);
    }
    assertTrue(DrawBytes.write(rows).length < 1000 * 92 / 2, "less than half a byte an index");
  }

  @Test
  void damagedBytesAreRefused() throws IOException {
    byte[] whole = DrawBytes.write(new int[][] {{1, 2, 3}, {4, 5}});
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(ResultCodec.Unreadable.class, () -> DrawBytes.read(cut), "length " + length);
    }
    assertThrows(ResultCodec.Unreadable.class, () -> DrawBytes.read(deflated(1, 3, 2)));
    assertThrows(ResultCodec.Unreadable.class, () -> DrawBytes.read(deflated(0, 9)));
    // One draw of 2^31 - 1 indices, of which there is none.
    assertThrows(
        ResultCodec.Unreadable.class,
        () -> DrawBytes.read(deflated(1, 0xff, 0xff, 0xff, 0xff, 0x07)));
    assertThrows(
        ResultCodec.Unreadable.class,
        () -> DrawBytes.read(deflated(0xff, 0xff, 0xff, 0xff, 0xff, 0xff)));
  }

  private static byte[] deflated(int... bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      for (int one : bytes) {
        deflater.write(one);
      }
    }
    return out.toByteArray();
  }
}
