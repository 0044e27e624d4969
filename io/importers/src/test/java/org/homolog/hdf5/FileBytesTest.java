package org.homolog.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.homolog.failure.HomologException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBytesTest {
  @TempDir Path folder = Path.of("");

  /** A file of 5 GiB that takes hardly any room: all but some marks was never written. */
  @Test
  void piecesOfAFileLongerThanOneBuffer() throws IOException {
    Path path = folder.resolve("sparse");
    long size = 5L << 30;
    long base = 512;
    long[] marks = {0, (1L << 30) - 600, (2L << 30) - 515, (4L << 30) + 7, size - base - 8};
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(size);
      for (long mark : marks) {
        file.seek(base + mark);
        file.writeLong(Long.reverseBytes(mark + 1));
      }
    }
    FileBytes bytes = FileBytes.map(path, base);
    assertEquals(size, bytes.size());
    assertFalse(bytes.isOneBuffer());
    for (long mark : marks) {
      assertEquals(mark + 1, bytes.at(mark, 8).getLong(0));
      long before = Math.max(0, mark - FileBytes.LONGEST + 8);
      assertEquals(
          mark + 1, bytes.at(before, (int) (mark - before) + 8).getLong((int) (mark - before)));
    }
    assertTrue(bytes.holds(size - base, 0));
    assertFalse(bytes.holds(size - base, 1));
    assertFalse(bytes.holds(-1, 1));
    assertFalse(bytes.holds(Long.MAX_VALUE, 1));
    assertFalse(bytes.holds(0, Long.MAX_VALUE));
    HomologException failure =
        assertThrows(HomologException.class, () -> bytes.at(size - base - 7, 8));
    assertEquals(HomologException.Kind.DAMAGED, failure.kind());
  }
}
