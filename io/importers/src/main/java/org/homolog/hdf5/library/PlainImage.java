package org.homolog.hdf5.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.hdf5.H5O_info2_t;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.homolog.hdf5.library.LibraryFailure.Cause;

/** A small HDF5 file in memory, in the oldest format, that takes the copy of one object. */
final class PlainImage {
  private static final String OBJECT = "object";
  private static final long GROWTH = 1 << 16;
  private static final int LONGEST_NAME = 1 << 16;

  /** Which fields of an object are asked for: a macro of the C library. */
  private static final int BASIC_FIELDS = 1;

  /** On disk and in memory: the address of a heap and a place in it. */
  private static final int REGION_BYTES = 12;

  private final long source;
  private final Handles handles;
  private final long image;

  /**
   * An empty image.
   *
   * @param source the file that objects are copied from
   * @param handles releases the image
   */
  PlainImage(long source, Handles handles) {
    this.source = source;
    this.handles = handles;
    long access = handles.keep(hdf5.H5Pcreate(hdf5.H5P_CLS_FILE_ACCESS_ID_g()), hdf5::H5Pclose);
    Library.check(hdf5.H5Pset_fapl_core(access, GROWTH, false));
    image =
        handles.keep(
            hdf5.H5Fcreate("image", hdf5.H5F_ACC_TRUNC(), hdf5.H5P_DEFAULT(), access),
            hdf5::H5Fclose);
  }

  List<Integer> filters(long create) {
    List<Integer> numbers = new ArrayList<>();
    int n = (int) Library.check(hdf5.H5Pget_nfilters(create));
    for (int i = 0; i < n; i++) {
      try (SizeTPointer values = new SizeTPointer(1)) {
        values.put(0);
        int[] flags = new int[1];
        int number =
            hdf5.H5Pget_filter2(create, i, flags, values, new int[1], 0, new byte[1], new int[1]);
        numbers.add((int) Library.check(number));
      }
    }
    return numbers;
  }

  long group() {
    long made =
        hdf5.H5Gcreate2(image, OBJECT, hdf5.H5P_DEFAULT(), hdf5.H5P_DEFAULT(), hdf5.H5P_DEFAULT());
    return handles.keep(made, hdf5::H5Gclose);
  }

  /** A dataset of a type and shape, without data. */
  long dataset(long type, long space) {
    int all = hdf5.H5P_DEFAULT();
    long plain = PlainTypes.plain(type, handles);
    return handles.keep(
        hdf5.H5Dcreate2(image, OBJECT, plain, fixed(space), all, all, all), hdf5::H5Dclose);
  }

  /** The same shape without room to grow, which contiguous data cannot have. */
  private long fixed(long space) {
    int rank = (int) Library.check(hdf5.H5Sget_simple_extent_ndims(space));
    if (hdf5.H5Sget_simple_extent_type(space) != hdf5.H5S_SIMPLE) {
      return space;
    }
    long[] sizes = new long[rank];
    Library.check(hdf5.H5Sget_simple_extent_dims(space, sizes, null));
    return handles.keep(hdf5.H5Screate_simple(rank, sizes, sizes), hdf5::H5Sclose);
  }

  DataBlock block(long dataset, long[] offset, long[] size) {
    long type = handles.keep(hdf5.H5Dget_type(dataset), hdf5::H5Tclose);
    long from = handles.keep(hdf5.H5Dget_space(dataset), hdf5::H5Sclose);
    long here;
    if (offset.length == 0) {
      here = handles.keep(hdf5.H5Screate(hdf5.H5S_SCALAR), hdf5::H5Sclose);
    } else {
      here = handles.keep(hdf5.H5Screate_simple(size.length, size, size), hdf5::H5Sclose);
      Library.check(
          hdf5.H5Sselect_hyperslab(from, hdf5.H5S_SELECT_SET, offset, null, size, (long[]) null));
    }
    boolean regions = PlainTypes.isRegion(type);
    long elements = hdf5.H5Sget_select_npoints(here);
    long bytes = Math.multiplyExact(elements, hdf5.H5Tget_size(type));
    try (BytePointer data = new BytePointer(Math.max(1, bytes))) {
      Pointer.memset(data, 0, Math.max(1, bytes));
      Library.check(hdf5.H5Dread(dataset, type, here, from, hdf5.H5P_DEFAULT(), data));
      if (regions) {
        return new DataBlock(regions(data, elements), new byte[0]);
      }
      long copy = dataset(type, here);
      long plain = handles.keep(hdf5.H5Dget_type(copy), hdf5::H5Tclose);
      Library.check(
          hdf5.H5Dwrite(copy, plain, hdf5.H5S_ALL(), hdf5.H5S_ALL(), hdf5.H5P_DEFAULT(), data));
      hdf5.H5Treclaim(type, here, hdf5.H5P_DEFAULT(), data);
    }
    return new DataBlock(List.of(), bytes());
  }

  void copyAttributes(
      long object,
      long copy,
      long count,
      Map<String, List<RegionBounds>> regions,
      Map<String, String> lost) {
    for (long i = 0; i < count; i++) {
      String name = "number " + i;
      try (Handles own = new Handles();
          BytePointer text = new BytePointer(LONGEST_NAME)) {
        long attribute =
            own.keep(
                hdf5.H5Aopen_by_idx(object, ".", 0, 0, i, hdf5.H5P_DEFAULT(), hdf5.H5P_DEFAULT()),
                hdf5::H5Aclose);
        Library.check(hdf5.H5Aget_name(attribute, LONGEST_NAME - 1, text));
        name = Library.text(text);
        copyAttribute(name, attribute, copy, own, regions);
      } catch (LibraryFailure e) {
        lost.put(name, e.text());
      }
    }
  }

  private void copyAttribute(
      String name,
      long attribute,
      long copy,
      Handles own,
      Map<String, List<RegionBounds>> regions) {
    long type = own.keep(hdf5.H5Aget_type(attribute), hdf5::H5Tclose);
    long space = own.keep(hdf5.H5Aget_space(attribute), hdf5::H5Sclose);
    long plain = PlainTypes.plain(type, own);
    long made =
        own.keep(
            hdf5.H5Acreate2(copy, name, plain, space, hdf5.H5P_DEFAULT(), hdf5.H5P_DEFAULT()),
            hdf5::H5Aclose);
    long elements = hdf5.H5Sget_select_npoints(space);
    long bytes = Math.multiplyExact(elements, hdf5.H5Tget_size(type));
    if (bytes <= 0) {
      return;
    }
    try (BytePointer data = new BytePointer(bytes)) {
      Pointer.memset(data, 0, bytes);
      Library.check(hdf5.H5Aread(attribute, type, data));
      if (PlainTypes.isRegion(type)) {
        regions.put(name, regions(data, elements));
        return;
      }
      Library.check(hdf5.H5Awrite(made, plain, data));
      hdf5.H5Treclaim(type, space, hdf5.H5P_DEFAULT(), data);
    }
  }

  private List<RegionBounds> regions(BytePointer data, long elements) {
    List<RegionBounds> found = new ArrayList<>();
    for (long i = 0; i < elements; i++) {
      // Not closed: it is a place in the memory of data.
      Pointer reference = data.getPointer(i * REGION_BYTES);
      try (Handles own = new Handles()) {
        found.add(region(reference, isNull(data, i * REGION_BYTES), own));
      }
    }
    return found;
  }

  private static boolean isNull(BytePointer data, long at) {
    for (int i = 0; i < REGION_BYTES; i++) {
      if (data.get(at + i) != 0) {
        return false;
      }
    }
    return true;
  }

  private RegionBounds region(Pointer reference, boolean none, Handles own) {
    if (none) {
      return new RegionBounds(0, List.of(), List.of(), 0);
    }
    int kind = hdf5.H5R_DATASET_REGION1;
    long object =
        own.keep(hdf5.H5Rdereference2(source, hdf5.H5P_DEFAULT(), kind, reference), hdf5::H5Oclose);
    long space = own.keep(hdf5.H5Rget_region(source, kind, reference), hdf5::H5Sclose);
    int rank = (int) Library.check(hdf5.H5Sget_simple_extent_ndims(space));
    long[] low = new long[rank];
    long[] high = new long[rank];
    Library.check(hdf5.H5Sget_select_bounds(space, low, high));
    List<Long> offset = new ArrayList<>();
    List<Long> size = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      offset.add(low[axis]);
      size.add(high[axis] - low[axis] + 1);
    }
    try (H5O_info2_t info = new H5O_info2_t()) {
      Library.check(hdf5.H5Oget_info3(object, info, BASIC_FIELDS));
      long address = PlainTypes.address(info.token());
      return new RegionBounds(address, offset, size, hdf5.H5Sget_select_npoints(space));
    }
  }

  byte[] bytes() {
    Library.check(hdf5.H5Fflush(image, hdf5.H5F_SCOPE_GLOBAL));
    long length = Library.check(hdf5.H5Fget_file_image(image, null, 0));
    if (length > Integer.MAX_VALUE - 8) {
      throw new LibraryFailure(Cause.UNSUPPORTED, "the slice is too large; read smaller ones");
    }
    byte[] bytes = new byte[(int) length];
    try (BytePointer buffer = new BytePointer(length)) {
      Library.check(hdf5.H5Fget_file_image(image, buffer, length));
      buffer.get(bytes);
    }
    return bytes;
  }
}
