package org.homolog.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slices of files that the C library wrote, held against picking from the whole. */
class FixtureSlicesTest {
  @TempDir Path folder = Path.of("");

  private static Path fixture(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(FixtureSlicesTest.class.getResource("/hdf5/" + name + ".h5"))
              .toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "filters",
        "filter_zstd",
        "chunks_version_1",
        "chunks_version_4",
        "numbers",
        "shapes"
      })
  void slicesOfEveryDatasetHoldWhatTheWholeHolds(String name) {
    int compared = 0;
    try (Hdf5File file = Hdf5File.open(fixture(name))) {
      for (Hdf5Item item : file.walk()) {
        if (!(item instanceof Hdf5Dataset dataset)
            || !dataset.type().isNumber()
            || dataset.elements() == 0
            || dataset.elements() > 1_000_000) {
          continue;
        }
        double[] whole = dataset.doubles();
        long[] shape = dataset.shape();
        Random random = new Random(compared);
        for (int i = 0; i < 40; i++) {
          Slice slice = slice(random, shape);
          double[] expected =
              Arrays.stream(places(shape, slice)).mapToDouble(p -> whole[(int) p]).toArray();
          String what = name + dataset.path() + slice;
          assertArrayEquals(expected, dataset.doubles(slice), what);
          float[] floats = dataset.floats(slice);
          for (int k = 0; k < expected.length; k++) {
            assertEquals((float) expected[k], floats[k], what);
          }
          if (dataset.type().kind() == ElementType.Kind.INTEGER
              && Arrays.stream(expected).allMatch(v -> Math.abs(v) < 0x1p53)) {
            assertArrayEquals(
                Arrays.stream(expected).mapToLong(v -> (long) v).toArray(),
                dataset.longs(slice),
                what);
          }
        }
        compared++;
      }
    }
    assertTrue(compared > 0, "no dataset of numbers in " + name);
  }

  private static Slice slice(Random random, long[] shape) {
    long[] offset = new long[shape.length];
    long[] size = new long[shape.length];
    long[] stride = new long[shape.length];
    for (int axis = 0; axis < shape.length; axis++) {
      stride[axis] = 1 + random.nextInt(3);
      offset[axis] = random.nextInt((int) shape[axis]);
      size[axis] = 1 + random.nextInt((int) ((shape[axis] - offset[axis] - 1) / stride[axis]) + 1);
    }
    return Slice.of(offset, size, stride);
  }

  private static long[] places(long[] shape, Slice slice) {
    long[] size = slice.size();
    return LongStream.range(0, slice.elements())
        .map(
            i -> {
              long left = i;
              long place = 0;
              long step = 1;
              for (int axis = shape.length - 1; axis >= 0; axis--) {
                place += (slice.offset()[axis] + left % size[axis] * slice.stride()[axis]) * step;
                left /= size[axis];
                step *= shape[axis];
              }
              return place;
            })
        .toArray();
  }

  /**
   * The same file behind a user block of 4 GiB, of which nothing takes room on the disk: every
   * address then lies beyond what one buffer maps.
   */
  @ParameterizedTest
  @ValueSource(strings = {"filters", "numbers"})
  void aFileBeyondTwoGigabytesReadsTheSame(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(fixture(name));
    long block = 1L << 32;
    assertEquals(0, bytes[8], "the addresses of a version 0 superblock are not checksummed");
    ByteBuffer superblock = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    superblock.putLong(24, block);
    superblock.putLong(40, superblock.getLong(40) + block);
    Path far = folder.resolve("far.h5");
    try (RandomAccessFile file = new RandomAccessFile(far.toFile(), "rw")) {
      file.setLength(block);
      file.seek(block);
      file.write(bytes);
    }
    int compared = 0;
    try (Hdf5File near = Hdf5File.open(fixture(name));
        Hdf5File distant = Hdf5File.open(far)) {
      for (Hdf5Item item : near.walk()) {
        if (item instanceof Hdf5Dataset dataset && dataset.type().isNumber()) {
          assertArrayEquals(
              dataset.doubles(), distant.dataset(dataset.path()).doubles(), dataset.path());
          compared++;
        }
      }
    }
    assertTrue(compared > 10, "only " + compared + " datasets");
  }
}
