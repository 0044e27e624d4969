package org.homolog.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.message.DataLayout;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.homolog.failure.HomologException;
import org.jspecify.annotations.Nullable;

/** What a dataset's header says of it, without reading its data. */
abstract class DatasetHeader {
  final Hdf5File file;
  final String path;
  final DatasetBase node;
  final @Nullable LibraryData library;
  final Attributes attributes;

  DatasetHeader(
      Hdf5File file,
      String path,
      DatasetBase node,
      @Nullable LibraryData library,
      Attributes attributes) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.library = library;
    this.attributes = attributes;
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
   * Where the dataset lies.
   *
   * @return the path from the root, starting with a slash
   */
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

  <T> T reading(Supplier<T> work) {
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
    return reading(() -> StoredDatasets.hasStorage(file, node));
  }

  Slice all() {
    long[] shape = shape();
    return Slice.of(new long[shape.length], shape);
  }

  HomologException wrongType(String wanted) {
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

  void checkWithin(Slice slice) {
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
}
