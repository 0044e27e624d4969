package org.homolog.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.filter.Filter;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of reading a slice, held against picking its elements one by one. */
class SliceReadingTest {
  private static final List<Class<?>> TYPES =
      List.of(byte.class, short.class, int.class, long.class, float.class, double.class);

  @TempDir Path folder = Path.of("");

  /** Zstandard as the HDF5 plug-in writes it: one frame per chunk. */
  private record ZstdFilter() implements Filter {
    @Override
    public int getId() {
      return ChunkFilters.ZSTD;
    }

    @Override
    public String getName() {
      return "zstd";
    }

    @Override
    public byte[] encode(byte[] data, int[] options) {
      return Zstd.compress(data);
    }

    @Override
    public byte[] decode(byte[] data, int[] options) {
      throw new UnsupportedOperationException();
    }
  }

  /** An array of any rank and type; element i has the value of {@link #value}. */
  private static Object array(Class<?> type, int[] shape) {
    Object array = Array.newInstance(type, shape);
    fill(array, shape, 0, 0, type);
    return array;
  }

  private static int fill(Object array, int[] shape, int axis, int next, Class<?> type) {
    int at = next;
    for (int i = 0; i < shape[axis]; i++) {
      if (axis < shape.length - 1) {
        at = fill(Array.get(array, i), shape, axis + 1, at, type);
      } else {
        set(array, i, value(type, at++));
      }
    }
    return at;
  }

  private static void set(Object array, int i, double value) {
    if (array instanceof byte[] bytes) {
      bytes[i] = (byte) value;
    } else if (array instanceof short[] shorts) {
      shorts[i] = (short) value;
    } else if (array instanceof int[] ints) {
      ints[i] = (int) value;
    } else if (array instanceof long[] longs) {
      longs[i] = (long) value;
    } else if (array instanceof float[] floats) {
      floats[i] = (float) value;
    } else {
      ((double[]) array)[i] = value;
    }
  }

  /** What a type holds at a place: numbers of either sign that use all its bytes. */
  private static double value(Class<?> type, long at) {
    long mixed = at * 0x9e3779b97f4a7c15L ^ at << 7;
    if (type == byte.class) {
      return (byte) mixed;
    }
    if (type == short.class) {
      return (short) mixed;
    }
    if (type == int.class) {
      return (int) mixed;
    }
    return type == float.class
        ? (mixed >> 40) / 16f
        : (mixed >> 11) * (type == long.class ? 1 : 0.125);
  }

  private static Map<String, DatasetCreationOptions> layouts(int[] chunk) {
    Map<String, DatasetCreationOptions> layouts = new LinkedHashMap<>();
    layouts.put("contiguous", DatasetCreationOptions.builder().build());
    layouts.put("plain", DatasetCreationOptions.builder().chunkDimensions(chunk).build());
    layouts.put(
        "deflate", DatasetCreationOptions.builder().chunkDimensions(chunk).deflate().build());
    layouts.put(
        "shuffle",
        DatasetCreationOptions.builder().chunkDimensions(chunk).shuffle().deflate().build());
    layouts.put(
        "zstd",
        DatasetCreationOptions.builder().chunkDimensions(chunk).filter(new ZstdFilter()).build());
    return layouts;
  }

  private static Slice slice(Random random, int[] shape) {
    int rank = shape.length;
    long[] offset = new long[rank];
    long[] size = new long[rank];
    long[] stride = new long[rank];
    for (int axis = 0; axis < rank; axis++) {
      stride[axis] = random.nextBoolean() ? 1 : 1 + random.nextInt(5);
      offset[axis] = random.nextInt(shape[axis]);
      int room = (int) ((shape[axis] - offset[axis] - 1) / stride[axis]) + 1;
      size[axis] =
          switch (random.nextInt(4)) {
            case 0 -> 1;
            case 1 -> room;
            default -> 1 + random.nextInt(room);
          };
    }
    return Slice.of(offset, size, stride);
  }

  /** The places in the whole of a slice's elements, one by one. */
  private static long[] places(int[] shape, Slice slice) {
    long[] places = new long[(int) slice.elements()];
    long[] size = slice.size();
    for (int i = 0; i < places.length; i++) {
      long left = i;
      long place = 0;
      long step = 1;
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        long index = slice.offset()[axis] + left % size[axis] * slice.stride()[axis];
        left /= size[axis];
        place += index * step;
        step *= shape[axis];
      }
      places[i] = place;
    }
    return places;
  }

  private static void assertSlice(Hdf5Dataset dataset, Class<?> type, int[] shape, Slice slice) {
    double[] expected = new double[(int) slice.elements()];
    long[] places = places(shape, slice);
    for (int i = 0; i < expected.length; i++) {
      expected[i] = value(type, places[i]);
    }
    String what = dataset.path() + slice;
    assertArrayEquals(expected, dataset.doubles(slice), what);
    float[] floats = dataset.floats(slice);
    for (int i = 0; i < expected.length; i++) {
      assertEquals((float) expected[i], floats[i], what);
    }
    if (type == float.class || type == double.class) {
      assertThrows(HomologException.class, () -> dataset.longs(slice));
      return;
    }
    assertArrayEquals(
        java.util.stream.LongStream.of(places).map(p -> (long) value(type, p)).toArray(),
        dataset.longs(slice),
        what);
    if (type != long.class) {
      int[] ints = dataset.ints(slice);
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], ints[i], what);
      }
    }
    if (type == byte.class || type == short.class) {
      short[] shorts = dataset.shorts(slice);
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], shorts[i], what);
      }
    } else {
      assertThrows(HomologException.class, () -> dataset.shorts(slice));
    }
    if (type == byte.class) {
      byte[] bytes = dataset.bytes(slice);
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], bytes[i], what);
      }
    } else {
      assertThrows(HomologException.class, () -> dataset.bytes(slice));
    }
  }

  static List<Class<?>> types() {
    return TYPES;
  }

  @ParameterizedTest
  @MethodSource("types")
  void anySliceOfAnyLayoutHoldsItsElements(Class<?> type) {
    int[][] shapes = {{1}, {503}, {97, 23}, {300, 2}, {3, 400}, {11, 7, 13}, {5, 6, 7, 4}};
    int[][] chunks = {{1}, {64}, {20, 7}, {128, 1}, {2, 100}, {4, 7, 5}, {2, 3, 7, 3}};
    Path path =
        WrittenFile.write(
            folder.resolve("layouts.h5"),
            root -> {
              for (int s = 0; s < shapes.length; s++) {
                Object values = array(type, shapes[s]);
                int number = s;
                layouts(chunks[s])
                    .forEach((name, options) -> root.putDataset(name + number, values, options));
              }
            });
    try (Hdf5File file = Hdf5File.open(path)) {
      for (int s = 0; s < shapes.length; s++) {
        for (String name : layouts(chunks[s]).keySet()) {
          Hdf5Dataset dataset = file.dataset(name + s);
          assertEquals(name.equals("contiguous") ? "contiguous" : "chunked", dataset.layout());
          Random random = new Random(s);
          for (int i = 0; i < 25; i++) {
            assertSlice(dataset, type, shapes[s], slice(random, shapes[s]));
          }
        }
      }
    }
  }

  @Test
  void aSliceOutsideIsRefused() {
    Path path =
        WrittenFile.write(
            folder.resolve("outside.h5"), root -> root.putDataset("x", new double[10][4]));
    try (Hdf5File file = Hdf5File.open(path)) {
      Hdf5Dataset x = file.dataset("x");
      long[] one = {1, 1};
      assertEquals(
          4, x.doubles(Slice.of(new long[] {3, 0}, new long[] {2, 2}, new long[] {6, 3})).length);
      for (Slice outside :
          List.of(
              Slice.of(new long[] {3, 0}, new long[] {2, 2}, new long[] {7, 3}),
              Slice.of(new long[] {10, 0}, one),
              Slice.of(new long[] {0, 4}, one),
              Slice.of(new long[] {0, 0}, new long[] {11, 1}),
              Slice.of(new long[] {1, 0}, new long[] {2, 1}, new long[] {Long.MAX_VALUE, 1}),
              Slice.of(new long[] {Long.MAX_VALUE, 0}, one),
              Slice.range(0, 1))) {
        HomologException failure =
            assertThrows(HomologException.class, () -> x.doubles(outside), outside.toString());
        assertEquals(HomologException.Kind.MISTAKE, failure.kind());
      }
      assertEquals(0, x.doubles(Slice.of(new long[] {10, 4}, new long[] {0, 0})).length);
      assertThrows(IllegalArgumentException.class, () -> Slice.of(one, one, new long[] {0, 1}));
      assertThrows(IllegalArgumentException.class, () -> x.onThreads(0));
    }
  }

  /** Two million doubles: enough chunks that threads share them. */
  private Path large() {
    double[][] values = (double[][]) array(double.class, new int[] {20_000, 100});
    return WrittenFile.write(
        folder.resolve("large.h5"),
        root -> {
          root.putDataset("contiguous", values);
          root.putDataset(
              "chunked",
              values,
              DatasetCreationOptions.builder()
                  .chunkDimensions(700, 9)
                  .shuffle()
                  .deflate(1)
                  .build());
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 1000})
  void anyNumberOfThreadsReadsTheSame(int threads) {
    try (Hdf5File file = Hdf5File.open(large())) {
      double[] expected =
          IntStream.range(0, 2_000_000).mapToDouble(i -> value(double.class, i)).toArray();
      for (String name : List.of("contiguous", "chunked")) {
        Hdf5Dataset dataset = file.dataset(name).onThreads(threads);
        assertArrayEquals(expected, dataset.doubles(), name);
        double[] column = dataset.doubles(Slice.of(new long[] {0, 42}, new long[] {20_000, 1}));
        assertArrayEquals(
            IntStream.range(0, 20_000).mapToDouble(i -> expected[i * 100 + 42]).toArray(), column);
      }
    }
  }

  @Test
  void threadsReadOneFileAtTheSameTime() throws InterruptedException {
    List<String> wrong = java.util.Collections.synchronizedList(new ArrayList<>());
    try (Hdf5File file = Hdf5File.open(large())) {
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        Random random = new Random(t);
        Thread thread =
            new Thread(
                () -> {
                  for (int i = 0; i < 12; i++) {
                    Hdf5Dataset dataset =
                        file.dataset(random.nextBoolean() ? "chunked" : "contiguous").onThreads(2);
                    Slice slice = slice(random, new int[] {20_000, 100});
                    double[] found = dataset.doubles(slice);
                    long[] places = places(new int[] {20_000, 100}, slice);
                    for (int k = 0; k < places.length; k++) {
                      if (found[k] != value(double.class, places[k])) {
                        wrong.add(dataset.path() + slice);
                        break;
                      }
                    }
                  }
                });
        thread.setUncaughtExceptionHandler((at, e) -> wrong.add(String.valueOf(e)));
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    assertEquals(List.of(), wrong);
  }

  @ParameterizedTest
  @ValueSource(strings = {"contiguous", "chunked"})
  void closingWhileReadingIsAClearError(String name) throws InterruptedException {
    Hdf5File file = Hdf5File.open(large());
    Hdf5Dataset dataset = file.dataset(name).onThreads(2);
    List<RuntimeException> thrown = java.util.Collections.synchronizedList(new ArrayList<>());
    java.util.concurrent.CountDownLatch reading = new java.util.concurrent.CountDownLatch(4);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Thread thread =
          new Thread(
              () -> {
                dataset.doubles();
                reading.countDown();
                while (true) {
                  dataset.doubles();
                }
              });
      thread.setUncaughtExceptionHandler((at, e) -> thrown.add((RuntimeException) e));
      threads.add(thread);
      thread.start();
    }
    reading.await();
    file.close();
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(4, thrown.size());
    for (RuntimeException failure : thrown) {
      HomologException told = (HomologException) failure;
      assertTrue(String.valueOf(told.getMessage()).contains("has been closed"), told.toString());
      assertEquals(HomologException.Kind.MISTAKE, told.kind());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"contiguous", "chunked"})
  void anArrayThatIsThereTakesASlice(String name) {
    try (Hdf5File file = Hdf5File.open(large())) {
      Hdf5Dataset dataset = file.dataset(name).onThreads(2);
      double[] into = new double[70_001];
      // Small slices one after the other, as windows move through a recording.
      for (int row = 0; row + 700 <= 20_000; row += 650) {
        Slice slice = Slice.of(new long[] {row, 0}, new long[] {700, 100});
        java.util.Arrays.fill(into, -1);
        dataset.doubles(slice, into);
        assertArrayEquals(dataset.doubles(slice), java.util.Arrays.copyOf(into, 70_000));
        assertEquals(value(double.class, row * 100L + 69_999), into[69_999]);
        assertEquals(-1, into[70_000]);
      }
      Slice wide = Slice.of(new long[] {0, 0}, new long[] {702, 100});
      org.junit.jupiter.api.Assertions.assertThrows(
          IllegalArgumentException.class, () -> dataset.doubles(wide, into));
    }
  }
}
