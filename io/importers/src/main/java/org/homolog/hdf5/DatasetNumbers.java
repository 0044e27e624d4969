package org.homolog.hdf5;

import io.jhdf.dataset.DatasetBase;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.homolog.failure.HomologException;
import org.jspecify.annotations.Nullable;

/** A dataset's numbers, whole or a slice of them, as flat arrays of several types. */
abstract class DatasetNumbers extends DatasetHeader {
  /** The longest array that Java machines make. */
  static final int LONGEST = Integer.MAX_VALUE - 8;

  final int threads;
  final AtomicReference<@Nullable StoredData> stored;

  DatasetNumbers(
      Hdf5File file,
      String path,
      DatasetBase node,
      @Nullable LibraryData library,
      Attributes attributes,
      int threads,
      AtomicReference<@Nullable StoredData> stored) {
    super(file, path, node, library, attributes);
    this.threads = threads;
    this.stored = stored;
  }

  /** A slice, one object per element. */
  public abstract List<Object> values(Slice slice);

  /**
   * All values as doubles.
   *
   * @return one per element, last axis fastest
   * @throws HomologException if the elements are not numbers (mistake), or cannot be read
   */
  public double[] doubles() {
    return doubles(all());
  }

  /**
   * A slice read into an array that is there: for the same array again and again, as windows move
   * through a long recording.
   *
   * @param slice which part
   * @param into receives its elements, last axis fastest; may be longer
   * @throws IllegalArgumentException if the array is shorter than the slice has elements
   * @throws HomologException as {@link #doubles(Slice)}
   */
  public void doubles(Slice slice, double[] into) {
    NumberDecoder type = decoder();
    requireRoom(slice, into.length);
    if (type == null) {
      double[] values = doubles(slice);
      System.arraycopy(values, 0, into, 0, values.length);
      return;
    }
    read(
        slice,
        n -> {
          if (!stored().writesAll()) {
            Arrays.fill(into, 0, n, 0);
          }
          return new DoubleElements(into, type);
        });
  }

  /**
   * A slice as doubles; integers beyond 2^53 are rounded to the nearest.
   *
   * @param slice which part
   * @return one per element, last axis fastest
   * @throws HomologException if the slice lies outside the dataset or the elements are not numbers
   *     (mistake), or cannot be read
   */
  public double[] doubles(Slice slice) {
    NumberDecoder type = decoder();
    if (type == null) {
      return values(slice).stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
    }
    return read(slice, n -> new DoubleElements(new double[n], type)).values();
  }

  /**
   * A slice read into an array that is there: for the same array again and again, as windows move
   * through a long recording.
   *
   * @param slice which part
   * @param into receives its elements, last axis fastest; may be longer
   * @throws IllegalArgumentException if the array is shorter than the slice has elements
   * @throws HomologException as {@link #floats(Slice)}
   */
  public void floats(Slice slice, float[] into) {
    NumberDecoder type = decoder();
    requireRoom(slice, into.length);
    if (type == null) {
      float[] values = floats(slice);
      System.arraycopy(values, 0, into, 0, values.length);
      return;
    }
    read(
        slice,
        n -> {
          if (!stored().writesAll()) {
            Arrays.fill(into, 0, n, 0);
          }
          return new FloatElements(into, type);
        });
  }

  /**
   * A slice in single precision.
   *
   * @param slice which part
   * @return one per element, last axis fastest; doubles are rounded
   * @throws HomologException as {@link #doubles(Slice)}
   */
  public float[] floats(Slice slice) {
    NumberDecoder type = decoder();
    if (type == null) {
      double[] wide = doubles(slice);
      float[] narrow = new float[wide.length];
      for (int i = 0; i < wide.length; i++) {
        narrow[i] = (float) wide[i];
      }
      return narrow;
    }
    return read(slice, n -> new FloatElements(new float[n], type)).values();
  }

  /**
   * All values as whole numbers.
   *
   * @return one per element, last axis fastest
   * @throws HomologException if the elements are not whole numbers or too large for 64 signed bits,
   *     or cannot be read
   */
  public long[] longs() {
    return longs(all());
  }

  /**
   * A slice as whole numbers.
   *
   * @param slice which part
   * @return one per element, last axis fastest
   * @throws HomologException as {@link #longs()}
   */
  public long[] longs(Slice slice) {
    NumberDecoder decoder = decoder();
    if (type().kind() != ElementType.Kind.INTEGER) {
      throw wrongType("whole numbers");
    }
    if (decoder == null) {
      return values(slice).stream().mapToLong(value -> ((Number) value).longValue()).toArray();
    }
    long[] values = read(slice, n -> new LongElements(new long[n], decoder)).values();
    if (decoder.overflows(values)) {
      throw Hdf5Failure.unsupported(
          file.path(),
          path + " holds whole numbers beyond 2^63 - 1; read them as floating-point numbers",
          null);
    }
    return values;
  }

  /**
   * All values as 64 bits: an unsigned value beyond 2^63 - 1 comes out negative.
   *
   * @return one per element, last axis fastest
   * @throws HomologException if the elements are not whole numbers of 1, 2, 4 or 8 bytes, or cannot
   *     be read
   */
  public long[] bits() {
    NumberDecoder decoder = decoder();
    if (decoder == null || type().kind() != ElementType.Kind.INTEGER) {
      throw wrongType("whole numbers");
    }
    return read(all(), n -> new LongElements(new long[n], decoder)).values();
  }

  /**
   * All values as {@code int}.
   *
   * @return one per element, last axis fastest
   * @throws HomologException as {@link #longs()}, or if a value needs more than 32 bits
   */
  public int[] ints() {
    return ints(all());
  }

  /**
   * A slice as {@code int}.
   *
   * @param slice which part
   * @return one per element, last axis fastest
   * @throws HomologException as {@link #longs()}, or if a value needs more than 32 bits
   */
  public int[] ints(Slice slice) {
    NumberDecoder type = decoder();
    if (type != null && IntElements.holds(type)) {
      return read(slice, n -> new IntElements(new int[n], type)).values();
    }
    long[] wide = longs(slice);
    int[] values = new int[wide.length];
    for (int i = 0; i < wide.length; i++) {
      if (wide[i] != (int) wide[i]) {
        throw HomologException.mistake(
            file.path()
                + ": "
                + path
                + ", element "
                + i
                + ": "
                + wide[i]
                + " does not fit 32 bits");
      }
      values[i] = (int) wide[i];
    }
    return values;
  }

  /**
   * A slice read into an array that is there: for the same array again and again, as windows move
   * through a long recording.
   *
   * @param slice which part
   * @param into receives its elements, last axis fastest; may be longer
   * @throws IllegalArgumentException if the array is shorter than the slice has elements
   * @throws HomologException as {@link #shorts(Slice)}
   */
  public void shorts(Slice slice, short[] into) {
    NumberDecoder type = decoder();
    requireRoom(slice, into.length);
    if (type == null || !ShortElements.holds(type)) {
      short[] values = shorts(slice);
      System.arraycopy(values, 0, into, 0, values.length);
      return;
    }
    read(
        slice,
        n -> {
          if (!stored().writesAll()) {
            Arrays.fill(into, 0, n, (short) 0);
          }
          return new ShortElements(into, type);
        });
  }

  /**
   * A slice as {@code short}, without widening what the file stores so.
   *
   * @param slice which part
   * @return one per element, last axis fastest
   * @throws HomologException if the elements are not whole numbers of up to 16 signed bits
   *     (mistake), or cannot be read
   */
  public short[] shorts(Slice slice) {
    NumberDecoder type = decoder();
    if (type == null || !ShortElements.holds(type)) {
      throw wrongType("whole numbers of up to 16 signed bits");
    }
    return read(slice, n -> new ShortElements(new short[n], type)).values();
  }

  /**
   * A slice of elements of one byte each, as stored: of unsigned numbers the bits.
   *
   * @param slice which part
   * @return one per element, last axis fastest
   * @throws HomologException if the elements are not whole numbers of 8 bits (mistake), or cannot
   *     be read
   */
  public byte[] bytes(Slice slice) {
    NumberDecoder type = decoder();
    if (type == null || type.size() != 1) {
      throw wrongType("whole numbers of 8 bits");
    }
    return read(slice, n -> new RawElements(new byte[n], 1)).values();
  }

  /**
   * All numbers written as text: whole numbers without a decimal point, others so that they read
   * back to the same double.
   *
   * @return one per element, last axis fastest
   * @throws HomologException if the elements are not numbers, or cannot be read
   */
  public String[] numbersAsText() {
    return Arrays.stream(doubles()).mapToObj(NumberText::of).toArray(String[]::new);
  }

  /** Who decodes the elements fast; nobody where numbers use a part of their bits. */
  private @Nullable NumberDecoder decoder() {
    if (!type().isNumber()) {
      throw wrongType("numbers");
    }
    return reading(() -> NumberDecoder.of(node.getDataType())).orElse(null);
  }

  private StoredData stored() {
    StoredData known = stored.get();
    if (known == null) {
      known = StoredDatasets.of(file, path, node, shape());
      stored.set(known);
    }
    return known;
  }

  private static void requireRoom(Slice slice, int length) {
    if (slice.elements() > length) {
      throw new IllegalArgumentException(
          "an array of " + length + " cannot take " + slice.elements() + " elements");
    }
  }

  /** Reads a slice into an array that is made once it is known that the file can fill it. */
  <A extends ElementArray> A read(Slice slice, IntFunction<A> array) {
    checkWithin(slice);
    long n = slice.elements();
    if (n > LONGEST) {
      throw Hdf5Failure.unsupported(
          file.path(),
          path + ": " + n + " elements are more than one read returns (2^31); read slices",
          null);
    }
    return reading(
        () -> {
          StoredData data = stored();
          A into = array.apply((int) n);
          if (n > 0) {
            data.read(slice, into, threads);
          }
          return into;
        });
  }
}
