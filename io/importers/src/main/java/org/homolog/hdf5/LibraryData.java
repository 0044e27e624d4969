package org.homolog.hdf5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.util.List;
import org.homolog.hdf5.library.DataBlock;
import org.homolog.hdf5.library.LibraryReader;
import org.homolog.hdf5.library.ObjectDescription;
import org.homolog.hdf5.library.RegionBounds;

/** The data of a dataset that only the C library reads. */
final class LibraryData implements StoredData {
  /** A block comes through a pipe and lies in memory on both sides of it. */
  private static final long LARGEST = 512L << 20;

  private final Hdf5File file;
  private final LibraryReader library;
  private final String path;
  private final long address;
  private final long elementBytes;
  private final String layout;
  private final List<Long> chunks;
  private final List<Integer> filters;
  private final boolean stored;
  private final boolean regions;

  /** Of a dataset that the library described. */
  LibraryData(
      Hdf5File file,
      LibraryReader library,
      String path,
      long address,
      DataType type,
      ObjectDescription facts) {
    this.file = file;
    this.library = library;
    this.path = path;
    this.address = address;
    this.elementBytes = Math.max(1, type.getSize());
    this.layout = facts.layout();
    this.chunks = facts.chunks();
    this.filters = facts.filters();
    this.stored = facts.hasStorage();
    this.regions = facts.regionsHeld();
  }

  /** Of a chunked dataset that jHDF opened and whose filters only the library undoes. */
  LibraryData(
      Hdf5File file,
      LibraryReader library,
      String path,
      long address,
      DataType type,
      List<Integer> filters,
      List<Long> chunks,
      boolean stored) {
    this.file = file;
    this.library = library;
    this.path = path;
    this.address = address;
    this.elementBytes = Math.max(1, type.getSize());
    this.layout = "chunked";
    this.chunks = List.copyOf(chunks);
    this.filters = List.copyOf(filters);
    this.stored = stored;
    this.regions = false;
  }

  String layout() {
    return layout;
  }

  long[] chunks() {
    return chunks.stream().mapToLong(Long::longValue).toArray();
  }

  List<String> filters() {
    return filters.stream()
        .map(number -> ChunkFilters.name(new FilterInfo(number, "", false, new int[0])))
        .toList();
  }

  boolean hasStorage() {
    return stored;
  }

  boolean holdsRegions() {
    return regions;
  }

  @Override
  public void read(Slice slice, ElementArray into, int threads) {
    part(slice).readAll(into);
  }

  /** A slice, whatever the type of its elements. */
  List<Object> values(Slice slice) {
    return regions ? List.copyOf(regions(slice)) : part(slice).values();
  }

  private Hdf5Dataset part(Slice slice) {
    return Hdf5File.ofImage(file.path(), block(slice).image()).dataset("/object");
  }

  List<Region> regions(Slice slice) {
    return regions(block(slice).regions());
  }

  static List<Region> regions(List<RegionBounds> bounds) {
    return bounds.stream()
        .map(b -> new Region(b.address(), longs(b.offset()), longs(b.size()), b.elements()))
        .toList();
  }

  private static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  private DataBlock block(Slice slice) {
    long bytes = Math.multiplyExact(slice.elements(), elementBytes);
    if (bytes > LARGEST) {
      throw Hdf5Failure.unsupported(
          file.path(),
          path
              + ": "
              + bytes
              + " bytes at once are more than is read through the C library of HDF5 ("
              + LARGEST
              + "); read slices",
          null);
    }
    return Hdf5Failure.asking(
        file.path(), path, () -> library.read(address, slice.offset(), slice.size(), bytes));
  }
}
