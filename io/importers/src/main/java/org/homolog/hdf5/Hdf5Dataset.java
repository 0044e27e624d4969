package org.homolog.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.message.DataLayout;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.homolog.failure.HomologException;
import org.jspecify.annotations.Nullable;

/**
 * A dataset: its shape and type without reading it, its values as flat arrays in HDF5's order (last
 * axis fastest), whole or a slice of them. A dataset for which no storage was ever allocated reads
 * as its fill value and says so by {@link #hasStorage}.
 */
public final class Hdf5Dataset implements Hdf5Item {
  /** The longest array that Java machines make. */
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private final Hdf5File file;
  private final String path;
  private final DatasetBase node;
  private final @Nullable LibraryData library;
  private final Attributes attributes;
  private final int threads;
  private final AtomicReference<@Nullable StoredData> stored;

  /**
   * A dataset.
   *
   * @param file the file it lies in
   * @param path where it lies
   * @param node what jHDF knows of it
   * @param library who reads its data where only the C library does
   * @param attributes its attributes
   */
  Hdf5Dataset(
      Hdf5File file,
      String path,
      DatasetBase node,
      @Nullable LibraryData library,
      Attributes attributes) {
    this(file, path, node, library, attributes, 1, new AtomicReference<>(library));
  }

  private Hdf5Dataset(
      Hdf5File file,
      String path,
      DatasetBase node,
      @Nullable LibraryData library,
      Attributes attributes,
      int threads,
      AtomicReference<@Nullable StoredData> stored) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.library = library;
    this.attributes = attributes;
    this.threads = threads;
    this.stored = stored;
  }

  /**
   * The file the dataset lies in, which an external link may have led to: the one that resolves its
   * references.
   *
   * @return the open file
   */
  public Hdf5File file() {
    return file;
  }

  /**
   * This dataset, its chunks unpacked on several threads. What is read is the same on any number.
   *
   * @param most at most so many threads share a read, the caller's own among them; 1 or more
   * @return the same dataset, read so
   * @throws IllegalArgumentException if the number is less than 1
   */
  public Hdf5Dataset onThreads(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a read needs 1 thread or more but was given " + most);
    }
    return new Hdf5Dataset(file, path, node, library, attributes, most, stored);
  }

  @Override
  public String path() {
    return path;
  }

  /**
   * The dataset's attributes.
   *
   * @return the attributes, read when asked
   */
  public Attributes attributes() {
    return attributes;
  }

  private <T> T reading(java.util.function.Supplier<T> work) {
    file.checkOpen();
    try {
      return Hdf5Failure.reading(file.path(), "the dataset " + path, work);
    } catch (HomologException e) {
      // What fails because the file was closed meanwhile must not be told as damage.
      file.checkOpen();
      throw e;
    } catch (InternalError e) {
      throw Hdf5Failure.damaged(file.path(), "it became shorter while " + path + " was read", e);
    }
  }

  /**
   * Sizes along each axis, in HDF5's order.
   *
   * @return the sizes; none for a scalar, a single 0 for a dataset without elements (null
   *     dataspace)
   * @throws HomologException if the file states sizes that no dataset can have
   */
  public long[] shape() {
    return reading(
        () -> {
          if (StoredDatasets.isNullSpace(node)) {
            return new long[] {0};
          }
          long[] shape = node.getDimensionsAsLong();
          long n = Math.max(1, node.getDataType().getSize());
          for (long size : shape) {
            if (size < 0) {
              throw Hdf5Failure.damaged(
                  file.path(), path + " states a size of " + Long.toUnsignedString(size), null);
            }
            n = Math.multiplyExact(n, Math.max(1, size));
          }
          return shape;
        });
  }

  /**
   * Number of elements.
   *
   * @return the product of the sizes, 1 for a scalar
   */
  public long elements() {
    return Arrays.stream(shape()).reduce(1, Math::multiplyExact);
  }

  /**
   * Type of the elements.
   *
   * @return the type
   */
  public ElementType type() {
    if (library != null && library.holdsRegions()) {
      return Attributes.REGION;
    }
    return reading(() -> ElementTypes.of(node.getDataType()));
  }

  /**
   * How the data lie in the file.
   *
   * @return {@code contiguous}, {@code chunked}, {@code compact} or {@code virtual}
   */
  public String layout() {
    if (library != null) {
      return library.layout();
    }
    DataLayout layout = reading(node::getDataLayout);
    return layout.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Sizes of a chunk along each axis.
   *
   * @return the sizes; none where the dataset is not chunked
   */
  public long[] chunks() {
    if (library != null) {
      return library.chunks();
    }
    if (!(node instanceof ChunkedDataset chunked)) {
      return new long[0];
    }
    return reading(() -> Arrays.stream(chunked.getChunkDimensions()).asLongStream().toArray());
  }

  /**
   * Names of the filters the data went through, in order of writing.
   *
   * @return names such as {@code shuffle} and {@code deflate}
   * @throws HomologException if a filter is not one that can be read, naming it (unsupported)
   */
  public List<String> filters() {
    if (library != null) {
      return library.filters();
    }
    return reading(
        () -> {
          List<FilterInfo> filters = ChunkFilters.of(node);
          ChunkFilters.refuseUnknown(file, path, filters);
          return filters.stream().map(ChunkFilters::name).toList();
        });
  }

  /**
   * Whether the file holds any data for this dataset. A netCDF dimension without coordinate values
   * has a shape and no storage; what it reads as is its fill value, not data.
   *
   * @return true if storage was allocated
   */
  public boolean hasStorage() {
    if (library != null) {
      return library.hasStorage();
    }
    return reading(() -> !StoredDatasets.isNullSpace(node) && !node.isEmpty());
  }

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
   * All values as text.
   *
   * @return one per element, last axis fastest; padding removed
   * @throws HomologException if the elements are not text, or cannot be read
   */
  public String[] strings() {
    return strings(all());
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

  /**
   * A slice as text.
   *
   * @param slice which part
   * @return one per element, last axis fastest; padding removed
   * @throws HomologException if the elements are not text, or cannot be read
   */
  public String[] strings(Slice slice) {
    if (type().kind() != ElementType.Kind.TEXT) {
      throw wrongType("text");
    }
    return values(slice).toArray(String[]::new);
  }

  /**
   * All values as object references.
   *
   * @return addresses for {@link Hdf5File#resolve}, 0 for the null reference
   * @throws HomologException if the elements are not references, or cannot be read
   */
  public long[] references() {
    if (type().kind() != ElementType.Kind.REFERENCE) {
      throw wrongType("object references");
    }
    return values(all()).stream().mapToLong(address -> (Long) address).toArray();
  }

  /**
   * All rows of a compound dataset.
   *
   * @return per row, member name to value: a {@code Number}, a {@code String}, a list of them, or
   *     for a nested compound a map
   * @throws HomologException if the elements are not compound, or cannot be read
   */
  public List<Map<String, Object>> rows() {
    if (type().kind() != ElementType.Kind.COMPOUND) {
      throw wrongType("compound rows");
    }
    return ElementLists.rows(values(all()));
  }

  /**
   * One member of a compound dataset.
   *
   * @param name the member's name
   * @return one object per element, as {@link #values(Slice)}; the path of the object where the
   *     member is an object reference, empty for the null reference
   * @throws HomologException if the elements are not compound or have no such member (mistake), or
   *     cannot be read
   */
  public List<Object> member(String name) {
    ElementType type =
        reading(() -> ElementTypes.member(node.getDataType(), name))
            .orElseThrow(() -> wrongType("compound rows with a member " + name));
    boolean reference = type.kind() == ElementType.Kind.REFERENCE;
    List<Object> values = new ArrayList<>();
    for (Map<String, Object> row : rows()) {
      Object value = row.getOrDefault(name, "");
      values.add(reference ? file.pathOf((Long) value).orElse("") : value);
    }
    return values;
  }

  /**
   * A slice of a compound dataset whose members are all numbers.
   *
   * @param slice which part
   * @return the members of the first element, in the type's order, then those of the next
   * @throws HomologException if the elements are not compound or a member is not a number
   *     (mistake), or they cannot be read
   */
  public double[] members(Slice slice) {
    List<String> names = type().members();
    if (type().kind() != ElementType.Kind.COMPOUND) {
      throw wrongType("compound rows");
    }
    return ElementLists.members(values(slice), names.size())
        .orElseThrow(() -> wrongType("compound rows of numbers"));
  }

  /**
   * All elements of a variable-length dataset of numbers.
   *
   * @return one list of its own length per element
   * @throws HomologException if the elements are not lists of numbers, or cannot be read
   */
  public List<double[]> lists() {
    if (type().kind() != ElementType.Kind.VARIABLE_LENGTH) {
      throw wrongType("variable-length lists");
    }
    return ElementLists.numbers(values(all())).orElseThrow(() -> wrongType("lists of numbers"));
  }

  /**
   * All values as regions of other datasets.
   *
   * @return one region per element
   * @throws HomologException if the elements are not region references, or cannot be read
   */
  public List<Region> regions() {
    if (library == null || !library.holdsRegions()) {
      throw wrongType("region references");
    }
    return library.regions(all());
  }

  /**
   * All values, whatever their type.
   *
   * @return one object per element, as {@link #values(Slice)}
   * @throws HomologException if they cannot be read
   */
  public List<Object> values() {
    return values(all());
  }

  /**
   * A slice, whatever the type of its elements.
   *
   * @param slice which part
   * @return one object per element, last axis fastest: a {@code Long} (a {@code BigInteger} where
   *     64 signed bits do not hold it) or a {@code Double}; a {@code String}; a list for a
   *     variable-length element or an array; a map from member to value for a compound; an address
   *     as a {@code Long} for an object reference; a {@link Region}; a {@code byte[]} for the rest
   * @throws HomologException if the slice lies outside the dataset, or cannot be read
   */
  public List<Object> values(Slice slice) {
    if (library != null) {
      checkWithin(slice);
      return library.values(slice);
    }
    int size = reading(node::getDataType).getSize();
    if (slice.elements() > LONGEST / Math.max(1, size)) {
      throw Hdf5Failure.unsupported(
          file.path(), path + " has more bytes than one read returns (2^31); read slices", null);
    }
    byte[] raw = read(slice, n -> new RawElements(new byte[n * size], size)).values();
    int n = (int) slice.elements();
    return reading(
        () -> new ElementValues(file.storage()).all(node.getDataType(), ByteBuffer.wrap(raw), n));
  }

  private Slice all() {
    long[] shape = shape();
    return Slice.of(new long[shape.length], shape);
  }

  /** Who decodes the elements fast; nobody where numbers use a part of their bits. */
  private @Nullable NumberDecoder decoder() {
    if (!type().isNumber()) {
      throw wrongType("numbers");
    }
    return reading(() -> NumberDecoder.of(node.getDataType())).orElse(null);
  }

  private HomologException wrongType(String wanted) {
    return HomologException.mistake(
        file.path()
            + ": "
            + path
            + " holds "
            + type().name()
            + ", where "
            + wanted
            + " are needed");
  }

  private StoredData stored() {
    StoredData known = stored.get();
    if (known == null) {
      known = StoredDatasets.of(file, path, node, shape());
      stored.set(known);
    }
    return known;
  }

  DatasetBase node() {
    return node;
  }

  /** Reads everything into an array that is as long as the dataset. */
  void readAll(ElementArray into) {
    read(all(), n -> into);
  }

  private void checkWithin(Slice slice) {
    long[] shape = shape();
    if (!slice.fits(shape)) {
      throw HomologException.mistake(
          file.path()
              + ": the slice "
              + slice
              + " lies outside "
              + path
              + ", which has the shape "
              + Arrays.toString(shape));
    }
  }

  /** Reads a slice into an array that is made once it is known that the file can fill it. */
  private <A extends ElementArray> A read(Slice slice, IntFunction<A> array) {
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

  @Override
  public String toString() {
    return "dataset " + path;
  }
}
