package org.homolog.hdf5.writing;

import static org.bytedeco.hdf5.global.hdf5.H5Dget_space;
import static org.bytedeco.hdf5.global.hdf5.H5Dset_extent;
import static org.bytedeco.hdf5.global.hdf5.H5Dwrite;
import static org.bytedeco.hdf5.global.hdf5.H5P_DEFAULT;
import static org.bytedeco.hdf5.global.hdf5.H5S_SELECT_SET;
import static org.bytedeco.hdf5.global.hdf5.H5Sclose;
import static org.bytedeco.hdf5.global.hdf5.H5Screate_simple;
import static org.bytedeco.hdf5.global.hdf5.H5Sselect_hyperslab;
import static org.bytedeco.hdf5.global.hdf5.H5T_IEEE_F64LE_g;

import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.LongPointer;
import org.homolog.hdf5.writing.Library.Handle;

/** A dataset of doubles written row by row; made by {@link Hdf5Writer#rows}. */
public final class Hdf5Rows implements AutoCloseable {
  private final Path file;
  private final String path;
  private final Handle dataset;
  private final long[] shape;
  private final boolean open;
  private long written;

  Hdf5Rows(Path file, String path, Handle dataset, long[] shape, boolean open) {
    this.file = file;
    this.path = path;
    this.dataset = dataset;
    this.shape = shape.clone();
    this.open = open;
  }

  /**
   * Writes the next rows.
   *
   * @param values whole rows, row-major
   * @throws org.homolog.failure.HomologException if the file cannot be written
   */
  public void write(double[] values) {
    long perRow = Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact);
    long count = perRow == 0 ? 0 : values.length / perRow;
    if (count == 0) {
      return;
    }
    synchronized (hdf5.class) {
      if (open) {
        shape[0] = written + count;
        Library.checked(H5Dset_extent(dataset.id(), shape), file, path);
      }
      long[] first = new long[shape.length];
      first[0] = written;
      long[] block = shape.clone();
      block[0] = count;
      try (Handle inFile =
              Library.opened(H5Dget_space(dataset.id()), s -> H5Sclose(s), file, path);
          Handle inMemory =
              Library.opened(
                  H5Screate_simple(block.length, block, block), s -> H5Sclose(s), file, path);
          LongPointer from = new LongPointer(first);
          LongPointer size = new LongPointer(block);
          DoublePointer held = new DoublePointer(values)) {
        Library.checked(
            H5Sselect_hyperslab(inFile.id(), H5S_SELECT_SET, from, null, size, null), file, path);
        Library.checked(
            H5Dwrite(
                dataset.id(), H5T_IEEE_F64LE_g(), inMemory.id(), inFile.id(), H5P_DEFAULT, held),
            file,
            path);
      }
    }
    written += count;
  }

  /** Ends the dataset. */
  @Override
  public void close() {
    synchronized (hdf5.class) {
      dataset.close();
    }
  }
}
