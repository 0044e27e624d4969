package org.homolog.hdf5.library;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.hdf5.H5G_info_t;
import org.bytedeco.hdf5.H5L_info2_t;
import org.bytedeco.hdf5.H5O_info2_t;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.homolog.hdf5.library.LibraryFailure.Cause;
import org.homolog.hdf5.library.ObjectDescription.LinkEntry;

/** Describes objects of one open file and reads their data. */
final class ObjectReader {
  private static final int LONGEST_NAME = 1 << 16;
  private static final int MOST_LINKS = 1_000_000;

  /** Which fields of an object are asked for: a macro of the C library. */
  private static final int NUMBER_OF_ATTRIBUTES = 4;

  private final long file;
  private final Sources sources;

  ObjectReader(Path path, long file) {
    this.file = file;
    this.sources = new Sources(path);
  }

  ObjectDescription describe(long address) {
    try (Handles handles = new Handles()) {
      long object = open(address, handles);
      int kind = hdf5.H5Iget_type(object);
      if (kind == hdf5.H5I_DATASET) {
        return dataset(object, handles);
      }
      List<LinkEntry> links = kind == hdf5.H5I_GROUP ? links(object) : List.of();
      return described(
          kind == hdf5.H5I_GROUP ? "group" : "type", "", false, object, false, links, handles);
    }
  }

  private long open(long address, Handles handles) {
    try (LongPointer reference = new LongPointer(1)) {
      reference.put(address);
      return handles.keep(
          hdf5.H5Rdereference2(file, hdf5.H5P_DEFAULT(), hdf5.H5R_OBJECT1, reference),
          hdf5::H5Oclose);
    }
  }

  private ObjectDescription dataset(long dataset, Handles handles) {
    sources.check(file, dataset);
    long create = handles.keep(hdf5.H5Dget_create_plist(dataset), hdf5::H5Pclose);
    int layout = hdf5.H5Pget_layout(create);
    String name;
    if (layout == hdf5.H5D_VIRTUAL) {
      name = "virtual";
    } else if (layout == hdf5.H5D_CHUNKED) {
      name = "chunked";
    } else {
      name = layout == hdf5.H5D_COMPACT ? "compact" : "contiguous";
    }
    boolean stored = layout == hdf5.H5D_VIRTUAL || hdf5.H5Dget_storage_size(dataset) > 0;
    return described("dataset", name, stored, dataset, true, List.of(), handles);
  }

  private ObjectDescription described(
      String kind,
      String layout,
      boolean stored,
      long object,
      boolean isDataset,
      List<LinkEntry> links,
      Handles handles) {
    Map<String, List<RegionBounds>> regions = new LinkedHashMap<>();
    Map<String, String> lost = new LinkedHashMap<>();
    List<Long> chunks = new ArrayList<>();
    List<Integer> filters = new ArrayList<>();
    boolean regionsHeld = false;
    PlainImage image = new PlainImage(file, handles);
    long copy;
    if (isDataset) {
      long create = handles.keep(hdf5.H5Dget_create_plist(object), hdf5::H5Pclose);
      if (layout.equals("chunked")) {
        long[] sizes = new long[32];
        int rank = (int) Library.check(hdf5.H5Pget_chunk(create, sizes.length, sizes));
        for (int axis = 0; axis < rank; axis++) {
          chunks.add(sizes[axis]);
        }
      }
      filters.addAll(image.filters(create));
      long type = handles.keep(hdf5.H5Dget_type(object), hdf5::H5Tclose);
      long space = handles.keep(hdf5.H5Dget_space(object), hdf5::H5Sclose);
      regionsHeld = PlainTypes.isRegion(type);
      copy = image.dataset(type, space);
    } else {
      copy = image.group();
    }
    image.copyAttributes(object, copy, attributes(object), regions, lost);
    return new ObjectDescription(
        kind, layout, stored, chunks, filters, regionsHeld, regions, lost, links, image.bytes());
  }

  private static long attributes(long object) {
    try (H5O_info2_t info = new H5O_info2_t()) {
      Library.check(hdf5.H5Oget_info3(object, info, NUMBER_OF_ATTRIBUTES));
      return info.num_attrs();
    }
  }

  DataBlock read(long address, long[] offset, long[] size) {
    try (Handles handles = new Handles()) {
      long dataset = open(address, handles);
      if (hdf5.H5Iget_type(dataset) != hdf5.H5I_DATASET) {
        throw new LibraryFailure(Cause.DAMAGED, "it is not a dataset");
      }
      sources.check(file, dataset);
      return new PlainImage(file, handles).block(dataset, offset, size);
    }
  }

  private static List<LinkEntry> links(long group) {
    List<LinkEntry> links = new ArrayList<>();
    try (H5G_info_t info = new H5G_info_t();
        H5L_info2_t link = new H5L_info2_t();
        BytePointer text = new BytePointer(LONGEST_NAME)) {
      Library.check(hdf5.H5Gget_info(group, info));
      for (long i = 0; i < Math.min(MOST_LINKS, info.nlinks()); i++) {
        Library.check(hdf5.H5Lget_info_by_idx2(group, ".", 0, 0, i, link, hdf5.H5P_DEFAULT()));
        Library.check(
            hdf5.H5Lget_name_by_idx(
                group, new BytePointer("."), 0, 0, i, text, LONGEST_NAME, hdf5.H5P_DEFAULT()));
        String name = Library.text(text);
        if (link.type() == hdf5.H5L_TYPE_HARD) {
          links.add(new LinkEntry(name, "hard", "", PlainTypes.address(link.u_token()), ""));
          continue;
        }
        Library.check(
            hdf5.H5Lget_val_by_idx(group, ".", 0, 0, i, text, LONGEST_NAME, hdf5.H5P_DEFAULT()));
        if (link.type() == hdf5.H5L_TYPE_SOFT) {
          links.add(new LinkEntry(name, "soft", Library.text(text), -1, ""));
        } else {
          links.add(external(name, text, link.u_val_size()));
        }
      }
    }
    return links;
  }

  /** An external link's value: a byte of version and flags, a file name, a path. */
  private static LinkEntry external(String name, BytePointer value, long length) {
    byte[] bytes = new byte[(int) Math.min(length, LONGEST_NAME)];
    value.get(bytes);
    String whole = new String(bytes, StandardCharsets.UTF_8);
    String[] parts = whole.substring(Math.min(1, whole.length())).split("\0", -1);
    return parts.length < 2
        ? new LinkEntry(name, "soft", whole, -1, "")
        : new LinkEntry(name, "external", parts[1], -1, parts[0]);
  }
}
