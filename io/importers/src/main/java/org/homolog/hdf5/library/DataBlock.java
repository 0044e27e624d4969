package org.homolog.hdf5.library;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * A slice of a dataset, as the C library read it.
 *
 * @param regions the elements where they are region references; else none
 * @param image a plain HDF5 file whose dataset {@code /object} holds the slice
 */
public record DataBlock(List<RegionBounds> regions, byte[] image) {
  void write(DataOutputStream out) throws IOException {
    RegionBounds.write(regions, out);
    out.writeInt(image.length);
    out.write(image);
  }

  static DataBlock read(DataInputStream in) throws IOException {
    List<RegionBounds> regions = RegionBounds.read(in);
    return new DataBlock(regions, in.readNBytes(in.readInt()));
  }
}
