package org.homolog.hdf5;

import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The filters that a dataset's chunks went through when they were written. */
final class ChunkFilters {
  static final int DEFLATE = 1;
  static final int SHUFFLE = 2;
  static final int FLETCHER32 = 3;
  static final int SZIP = 4;
  static final int LZF = 32000;
  static final int LZ4 = 32004;
  static final int BITSHUFFLE = 32008;
  static final int ZSTD = 32015;

  private static final Map<Integer, String> READ =
      Map.of(
          DEFLATE, "deflate",
          SHUFFLE, "shuffle",
          FLETCHER32, "fletcher32",
          SZIP, "szip",
          LZF, "lzf",
          LZ4, "lz4",
          BITSHUFFLE, "bitshuffle",
          ZSTD, "zstd");

  /** Registered with the HDF Group, or part of the HDF5 library, and not read here. */
  private static final Map<Integer, String> KNOWN =
      Map.ofEntries(
          Map.entry(5, "nbit"),
          Map.entry(6, "scaleoffset"),
          Map.entry(305, "lzo"),
          Map.entry(307, "bzip2"),
          Map.entry(32001, "blosc"),
          Map.entry(32013, "zfp"),
          Map.entry(32017, "sz"),
          Map.entry(32018, "fcidecomp"),
          Map.entry(32019, "jpeg"),
          Map.entry(32026, "blosc2"));

  private ChunkFilters() {}

  /** The filters of a dataset, in the order of writing. */
  static List<FilterInfo> of(DatasetBase node) {
    return node.getHeader().hasMessageOfType(FilterPipelineMessage.class)
        ? node.getHeader().getMessageOfType(FilterPipelineMessage.class).getFilters()
        : List.of();
  }

  /** The name of a filter. */
  static String name(FilterInfo filter) {
    String known = READ.getOrDefault(filter.getId(), KNOWN.get(filter.getId()));
    if (known != null) {
      return known;
    }
    String stated = filter.getName() == null ? "" : filter.getName().replaceAll("[^ -~]", "?");
    // jHDF calls a filter so whose name the file does not state.
    boolean unnamed = stated.isBlank() || stated.equals("undefined");
    return unnamed ? "number " + filter.getId() : stated;
  }

  /** The first of them that is not undone here. */
  static Optional<FilterInfo> unknown(List<FilterInfo> filters) {
    return filters.stream().filter(filter -> !READ.containsKey(filter.getId())).findFirst();
  }

  /**
   * Refuses a dataset with a filter that is not undone here.
   *
   * @throws org.homolog.failure.HomologException naming the filter (unsupported)
   */
  static void refuseUnknown(Hdf5File file, String path, List<FilterInfo> filters) {
    Optional<FilterInfo> unknown = unknown(filters);
    if (unknown.isPresent()) {
      throw Hdf5Failure.unsupported(
          file.path(), path + ": the filter " + name(unknown.get()) + " is not supported", null);
    }
  }
}
