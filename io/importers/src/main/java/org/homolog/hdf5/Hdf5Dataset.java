package org.homolog.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.filter.PipelineFilterWithData;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.DataLayout;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homolog.failure.HomologException;

/**
 * A dataset: its shape and type without reading it, its values as flat arrays in HDF5's order (last
 * axis fastest), whole or a slice of them. A dataset for which no storage was ever allocated reads
 * as its fill value and says so by {@link #hasStorage}.
 */
public final class Hdf5Dataset implements Hdf5Item {
  private final Hdf5File file;
  private final String path;
  private final DatasetBase node;
  private final Attributes attributes;

  Hdf5Dataset(Hdf5File file, String path, DatasetBase node) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.attributes = new Attributes(file, path, node);
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
    return Hdf5Failure.reading(file.path(), "the dataset " + path, work);
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
          if (RawData.isNullSpace(node)) {
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
    return reading(() -> ElementTypes.of(node.getDataType()));
  }

  /**
   * How the data lie in the file.
   *
   * @return {@code contiguous}, {@code chunked}, {@code compact} or {@code virtual}
   */
  public String layout() {
    DataLayout layout = reading(node::getDataLayout);
    return layout.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Sizes of a chunk along each axis.
   *
   * @return the sizes; none where the dataset is not chunked
   */
  public long[] chunks() {
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
    return reading(() -> node.getFilters().stream().map(PipelineFilterWithData::getName).toList());
  }

  /**
   * Whether the file holds any data for this dataset. A netCDF dimension without coordinate values
   * has a shape and no storage; what it reads as is its fill value, not data.
   *
   * @return true if storage was allocated
   */
  public boolean hasStorage() {
    return reading(() -> RawData.hasStorage(node));
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
    NumberDecoder decoder = decoder();
    ByteBuffer raw = raw(slice);
    return reading(() -> decoder.doubles(raw, Math.toIntExact(slice.elements())));
  }

  /**
   * A slice in single precision.
   *
   * @param slice which part
   * @return one per element, last axis fastest; doubles are rounded
   * @throws HomologException as {@link #doubles(Slice)}
   */
  public float[] floats(Slice slice) {
    NumberDecoder decoder = decoder();
    ByteBuffer raw = raw(slice);
    return reading(() -> decoder.floats(raw, Math.toIntExact(slice.elements())));
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
    if (decoder.isFloating()) {
      throw wrongType("whole numbers");
    }
    ByteBuffer raw = raw(slice);
    long[] values = reading(() -> decoder.longs(raw, Math.toIntExact(slice.elements())));
    if (decoder.overflows(values)) {
      throw Hdf5Failure.unsupported(
          file.path(),
          path + " holds whole numbers beyond 2^63 - 1; read them as floating-point numbers",
          null);
    }
    return values;
  }

  /**
   * All values as {@code int}.
   *
   * @return one per element, last axis fastest
   * @throws HomologException as {@link #longs()}, or if a value needs more than 32 bits
   */
  public int[] ints() {
    long[] wide = longs();
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
    return ElementLists.texts(filled(slice));
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
    Object data = filled(all());
    long[] addresses = new long[Array.getLength(data)];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = Array.getLong(data, i);
    }
    return addresses;
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
    return ElementLists.rows(filled(all()), Math.toIntExact(elements()));
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
    return ElementLists.numbers(filled(all())).orElseThrow(() -> wrongType("lists of numbers"));
  }

  private Slice all() {
    long[] shape = shape();
    return Slice.of(new long[shape.length], shape);
  }

  private NumberDecoder decoder() {
    DataType type = reading(node::getDataType);
    return NumberDecoder.of(type)
        .orElseThrow(
            () ->
                type().isNumber()
                    ? Hdf5Failure.unsupported(
                        file.path(),
                        path
                            + ": numbers stored as "
                            + type().name()
                            + " with padding bits are not supported",
                        null)
                    : wrongType("numbers"));
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

  private ByteBuffer raw(Slice slice) {
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
    return reading(() -> RawData.read(file, path, node, shape, slice));
  }

  /** A slice as the one-dimensional array (or map of arrays) that jHDF makes of its type. */
  private Object filled(Slice slice) {
    ByteBuffer raw = raw(slice);
    int n = Math.toIntExact(slice.elements());
    return reading(() -> node.getDataType().fillData(raw, new int[] {n}, file.storage()));
  }

  @Override
  public String toString() {
    return "dataset " + path;
  }
}
