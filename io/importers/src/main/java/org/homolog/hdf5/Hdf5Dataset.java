package org.homolog.hdf5;

import io.jhdf.dataset.DatasetBase;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.homolog.failure.HomologException;
import org.jspecify.annotations.Nullable;

/**
 * A dataset: its shape and type without reading it, its values as flat arrays in HDF5's order (last
 * axis fastest), whole or a slice of them. A dataset for which no storage was ever allocated reads
 * as its fill value and says so by {@link #hasStorage}.
 */
public final class Hdf5Dataset extends DatasetNumbers implements Hdf5Item {
  /** About what one element takes as an object, such as a short text. */
  private static final long OBJECT_BYTES = 64;

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
    this(file, path, node, library, attributes, file.threads(), new AtomicReference<>(library));
  }

  private Hdf5Dataset(
      Hdf5File file,
      String path,
      DatasetBase node,
      @Nullable LibraryData library,
      Attributes attributes,
      int threads,
      AtomicReference<@Nullable StoredData> stored) {
    super(file, path, node, library, attributes, threads, stored);
  }

  /**
   * This dataset, its chunks unpacked on several threads. What is read is the same on any number.
   *
   * @param most at most so many threads share a read, the caller's own among them; 1 or more.
   *     Without this call it is what the file was opened with
   * @return the same dataset, read so
   * @throws IllegalArgumentException if the number is less than 1
   */
  public Hdf5Dataset onThreads(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a read needs 1 thread or more but was given " + most);
    }
    return new Hdf5Dataset(file, path, node, library, attributes, most, stored);
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
  @Override
  public List<Object> values(Slice slice) {
    if (library != null) {
      checkWithin(slice);
      return library.values(slice);
    }
    if (slice.elements() > Runtime.getRuntime().maxMemory() / 2 / OBJECT_BYTES) {
      throw Hdf5Failure.unsupported(
          file.path(),
          path
              + ": "
              + slice.elements()
              + " elements of the type "
              + type()
              + " at once need more memory than this Java machine has; read slices or raise -Xmx",
          null);
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

  DatasetBase node() {
    return node;
  }

  /** Reads everything into an array that is as long as the dataset. */
  void readAll(ElementArray into) {
    read(all(), n -> into);
  }

  @Override
  public String toString() {
    return "dataset " + path;
  }
}
