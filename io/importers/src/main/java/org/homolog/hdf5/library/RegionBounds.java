package org.homolog.hdf5.library;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a region reference points to.
 *
 * @param address the dataset's address; 0 for the null reference
 * @param offset first index of the smallest block that holds the selection
 * @param size lengths of that block
 * @param elements how many elements are selected
 */
public record RegionBounds(long address, List<Long> offset, List<Long> size, long elements) {
  static void write(List<RegionBounds> regions, DataOutputStream out) throws IOException {
    out.writeInt(regions.size());
    for (RegionBounds region : regions) {
      out.writeLong(region.address);
      out.writeLong(region.elements);
      out.writeInt(region.offset.size());
      for (int axis = 0; axis < region.offset.size(); axis++) {
        out.writeLong(region.offset.get(axis));
        out.writeLong(region.size.get(axis));
      }
    }
  }

  static List<RegionBounds> read(DataInputStream in) throws IOException {
    List<RegionBounds> regions = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      long address = in.readLong();
      long elements = in.readLong();
      List<Long> offset = new ArrayList<>();
      List<Long> size = new ArrayList<>();
      for (int axis = in.readInt(); axis > 0; axis--) {
        offset.add(in.readLong());
        size.add(in.readLong());
      }
      regions.add(new RegionBounds(address, List.copyOf(offset), List.copyOf(size), elements));
    }
    return regions;
  }
}
