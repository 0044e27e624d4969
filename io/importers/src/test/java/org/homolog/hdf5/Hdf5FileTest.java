package org.homolog.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jhdf.api.DatasetCreationOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.homolog.failure.HomologException;
import org.homolog.failure.HomologException.Kind;
import org.homolog.recordings.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class Hdf5FileTest {
  @TempDir Path folder = Path.of("");

  private Path sample() {
    return WrittenFile.sample(folder.resolve("sample.h5"));
  }

  private static String message(HomologException failure) {
    return String.valueOf(failure.getMessage());
  }

  @Test
  void numbersOfEveryWidthReadExactly() {
    try (Hdf5File file = Hdf5File.open(sample())) {
      assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, file.dataset("/doubles").doubles());
      assertArrayEquals(new long[] {2, 3}, file.dataset("doubles").shape());
      assertArrayEquals(new double[] {1.5, -2.5}, file.dataset("floats").doubles());
      assertArrayEquals(new long[] {-1, 0, 1}, file.dataset("bytes").longs());
      assertArrayEquals(new int[] {-300, 300}, file.dataset("shorts").ints());
      assertArrayEquals(new int[] {-70000, 70000}, file.dataset("ints").ints());
      assertArrayEquals(new long[] {Long.MIN_VALUE, Long.MAX_VALUE}, file.dataset("longs").longs());
      assertArrayEquals(new String[] {"one", "zwei", "три"}, file.dataset("texts").strings());
      assertArrayEquals(new double[] {42}, file.dataset("scalar").doubles());
      assertEquals(0, file.dataset("scalar").shape().length);
      assertEquals("sample", file.root().attributes().text("title").orElseThrow());
    }
  }

  @Test
  void unsignedNumbersAreWidened() {
    DatasetCreationOptions unsigned = DatasetCreationOptions.builder().unsigned().build();
    Path path =
        WrittenFile.write(
            folder.resolve("unsigned.h5"),
            root -> {
              root.putDataset("u8", new byte[] {-1, 1}, unsigned);
              root.putDataset("u16", new short[] {-1, 1}, unsigned);
              root.putDataset("u32", new int[] {-1, 1}, unsigned);
              root.putDataset("u64", new long[] {-1, 1}, unsigned);
            });
    try (Hdf5File file = Hdf5File.open(path)) {
      assertArrayEquals(new long[] {255, 1}, file.dataset("u8").longs());
      assertArrayEquals(new long[] {65535, 1}, file.dataset("u16").longs());
      assertArrayEquals(new long[] {4294967295L, 1}, file.dataset("u32").longs());
      assertArrayEquals(new double[] {0x1p64, 1}, file.dataset("u64").doubles());
      HomologException failure =
          assertThrows(HomologException.class, () -> file.dataset("u64").longs());
      assertEquals(Kind.UNSUPPORTED, failure.kind());
    }
  }

  @Test
  void slicesAgreeWithTheWholeInAnyLayout() {
    int[] lengths = {7, 5, 11};
    double[][][] values = new double[lengths[0]][lengths[1]][lengths[2]];
    for (int i = 0; i < lengths[0]; i++) {
      for (int j = 0; j < lengths[1]; j++) {
        for (int k = 0; k < lengths[2]; k++) {
          values[i][j][k] = i * 100 + j * 20 + k;
        }
      }
    }
    Path path =
        WrittenFile.write(
            folder.resolve("layouts.h5"),
            root -> {
              root.putDataset("contiguous", values);
              root.putDataset(
                  "chunked",
                  values,
                  DatasetCreationOptions.builder().chunkDimensions(3, 2, 4).deflate().build());
            });
    try (Hdf5File file = Hdf5File.open(path)) {
      assertEquals("chunked", file.dataset("chunked").layout());
      for (String name : List.of("contiguous", "chunked")) {
        Hdf5Dataset dataset = file.dataset(name);
        double[] whole = dataset.doubles();
        for (int seed = 0; seed < 200; seed++) {
          java.util.Random random = new java.util.Random(seed);
          long[] offset = new long[3];
          long[] size = new long[3];
          for (int axis = 0; axis < 3; axis++) {
            offset[axis] = random.nextInt(lengths[axis]);
            size[axis] = 1 + random.nextInt(lengths[axis] - (int) offset[axis]);
          }
          double[] part = dataset.doubles(Slice.of(offset, size));
          int at = 0;
          for (long i = offset[0]; i < offset[0] + size[0]; i++) {
            for (long j = offset[1]; j < offset[1] + size[1]; j++) {
              for (long k = offset[2]; k < offset[2] + size[2]; k++) {
                assertEquals(
                    whole[(int) ((i * 5 + j) * 11 + k)], part[at++], name + " seed " + seed);
              }
            }
          }
          assertEquals(part.length, at);
        }
        assertEquals(
            0, dataset.doubles(Slice.of(new long[] {7, 0, 0}, new long[] {0, 5, 11})).length);
        assertThrows(
            HomologException.class,
            () -> dataset.doubles(Slice.of(new long[] {5, 0, 0}, new long[] {3, 1, 1})));
      }
    }
  }

  @Test
  void theWrongTypeIsRefusedByName() {
    try (Hdf5File file = Hdf5File.open(sample())) {
      HomologException failure =
          assertThrows(HomologException.class, () -> file.dataset("texts").doubles());
      assertEquals(Kind.MISTAKE, failure.kind());
      assertTrue(message(failure).contains("/texts holds string"), message(failure));
      assertThrows(HomologException.class, () -> file.dataset("doubles").strings());
      assertThrows(HomologException.class, () -> file.dataset("doubles").longs());
      assertThrows(HomologException.class, () -> file.dataset("doubles").references());
      assertThrows(HomologException.class, () -> file.dataset("trials"));
      assertThrows(HomologException.class, () -> file.group("doubles"));
    }
  }

  @Test
  void aMissingDatasetNamesTheNearest() {
    try (Hdf5File file = Hdf5File.open(sample())) {
      HomologException failure =
          assertThrows(HomologException.class, () -> file.dataset("/trials/strat"));
      assertEquals(Kind.MISTAKE, failure.kind());
      assertTrue(message(failure).contains("/trials/start"), message(failure));
      assertTrue(file.find("/trials/nothing").isEmpty());
    }
  }

  @Test
  void aMissingFileIsAMistake() {
    sample();
    HomologException failure =
        assertThrows(HomologException.class, () -> Hdf5File.open(folder.resolve("sampel.h5")));
    assertEquals(Kind.MISTAKE, failure.kind());
    assertTrue(message(failure).contains("did you mean \"sample.h5\""), message(failure));
  }

  static List<Arguments> otherFormats() {
    return List.of(
        Arguments.of("just some text", Kind.UNSUPPORTED, "a text file"),
        Arguments.of("MATLAB 5.0 MAT-file" + "\0".repeat(600), Kind.UNSUPPORTED, "-v7.3"),
        Arguments.of("MATLAB 7.3 MAT-file" + "\0".repeat(600), Kind.DAMAGED, "download"),
        Arguments.of("", Kind.UNSUPPORTED, "an empty file"),
        Arguments.of("CDF\u0001" + "\0".repeat(600), Kind.UNSUPPORTED, "netCDF-3"),
        Arguments.of("PK\u0003\u0004" + "\0".repeat(600), Kind.UNSUPPORTED, "zip"),
        Arguments.of("\u0093NUMPY\u0001", Kind.UNSUPPORTED, ".npy"),
        Arguments.of("\u0001\u0002\u0003" + "\0".repeat(600), Kind.UNSUPPORTED, "does not know"));
  }

  @ParameterizedTest
  @MethodSource("otherFormats")
  void whatIsNotHdf5IsNamed(String content, Kind kind, String word) throws IOException {
    Path path = folder.resolve("other.h5");
    Files.write(path, content.getBytes(StandardCharsets.ISO_8859_1));
    HomologException failure = assertThrows(HomologException.class, () -> Hdf5File.open(path));
    assertEquals(kind, failure.kind(), message(failure));
    assertTrue(message(failure).contains(word), message(failure));
    assertTrue(message(failure).contains("other.h5"), message(failure));
  }

  @Test
  void anyTruncationIsDamageOrNotHdf5() throws IOException {
    byte[] whole = Files.readAllBytes(sample());
    Path cut = folder.resolve("cut.h5");
    for (int length = 1; length < whole.length; length += 1 + whole.length / 150) {
      Files.write(cut, Arrays.copyOf(whole, length));
      HomologException failure = assertThrows(HomologException.class, () -> Hdf5File.open(cut));
      assertEquals(length < 8 ? Kind.UNSUPPORTED : Kind.DAMAGED, failure.kind(), message(failure));
      if (length >= 56) {
        assertTrue(message(failure).contains("truncated"), message(failure));
      }
    }
  }

  @Test
  void aTruncatedRecordingIsDamaged() throws IOException {
    assumeTrue(!Recordings.all().isEmpty(), "no shared recordings at " + Recordings.folder());
    for (Path recording : Recordings.all()) {
      byte[] whole = Files.readAllBytes(recording);
      Path cut = folder.resolve("cut.nwb");
      Files.write(cut, Arrays.copyOf(whole, whole.length * 2 / 3));
      HomologException failure = assertThrows(HomologException.class, () -> Hdf5File.open(cut));
      assertEquals(Kind.DAMAGED, failure.kind(), message(failure));
      assertTrue(message(failure).contains("truncated"), message(failure));
    }
  }

  @Test
  void aNewerSuperblockIsUnsupported() throws IOException {
    byte[] bytes = Files.readAllBytes(sample());
    bytes[8] = 9;
    Path path = Files.write(folder.resolve("newer.h5"), bytes);
    HomologException failure = assertThrows(HomologException.class, () -> Hdf5File.open(path));
    assertEquals(Kind.UNSUPPORTED, failure.kind());
    assertTrue(message(failure).contains("superblock version 9"), message(failure));
  }

  @Test
  void oneUnreadableChildLeavesItsSiblingsReadable() throws IOException {
    Path path = sample();
    long address;
    try (Hdf5File file = Hdf5File.open(path)) {
      address =
          java.util.Objects.requireNonNull(file.group("trials").links().get("start")).address();
    }
    byte[] bytes = Files.readAllBytes(path);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt((int) address, 0);
    Files.write(path, bytes);
    try (Hdf5File file = Hdf5File.open(path)) {
      Hdf5Group trials = file.group("trials");
      assertEquals(2, trials.children().size());
      UnreadableItem broken =
          assertInstanceOf(UnreadableItem.class, file.find("/trials/start").orElseThrow());
      assertEquals(Kind.DAMAGED, broken.failure().kind());
      assertArrayEquals(new String[] {"a", "b", "a"}, file.dataset("/trials/stimulus").strings());
      assertEquals(1, file.walk().stream().filter(UnreadableItem.class::isInstance).count());
    }
  }

  @Test
  void aClaimedSizeBeyondTheFileIsDamageAndAllocatesNothing() throws IOException {
    Path path =
        WrittenFile.write(
            folder.resolve("large.h5"), root -> root.putDataset("data", new double[1234]));
    byte[] bytes = Files.readAllBytes(path);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int changed = 0;
    for (int at = 0; at + 8 <= bytes.length; at++) {
      if (buffer.getLong(at) == 1234) {
        buffer.putLong(at, 1L << 27);
        changed++;
      }
    }
    assertTrue(changed > 0);
    Files.write(path, bytes);
    try (Hdf5File file = Hdf5File.open(path)) {
      HomologException failure =
          assertThrows(HomologException.class, () -> file.dataset("data").doubles());
      assertEquals(Kind.DAMAGED, failure.kind(), message(failure));
    }
  }

  @Test
  void readingAfterClosingIsRefused() {
    Hdf5File file = Hdf5File.open(sample());
    Hdf5Dataset dataset = file.dataset("doubles");
    file.close();
    HomologException failure = assertThrows(HomologException.class, dataset::doubles);
    assertTrue(message(failure).contains("closed"), message(failure));
  }

  @Test
  void eightThreadsReadTheSame() throws Exception {
    Path path = sample();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Hdf5File file = Hdf5File.open(path)) {
      Callable<String> all =
          () -> {
            StringBuilder text = new StringBuilder();
            for (Hdf5Item item : file.walk()) {
              if (item instanceof Hdf5Dataset dataset) {
                text.append(item.path())
                    .append(
                        Arrays.toString(
                            dataset.type().isNumber()
                                ? dataset.numbersAsText()
                                : dataset.strings()));
              }
            }
            return text.toString();
          };
      String expected = all.call();
      assertFalse(expected.isEmpty());
      for (Future<String> found : threads.invokeAll(java.util.Collections.nCopies(64, all))) {
        assertEquals(expected, found.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
