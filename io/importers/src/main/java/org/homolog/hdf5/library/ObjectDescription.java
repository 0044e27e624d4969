package org.homolog.hdf5.library;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the C library says of one object.
 *
 * @param kind {@code group}, {@code dataset} or {@code type}
 * @param layout for a dataset {@code compact}, {@code contiguous}, {@code chunked} or {@code
 *     virtual}; else empty
 * @param hasStorage whether anything was ever written for a dataset
 * @param chunks sizes of a chunk; none where not chunked
 * @param filters numbers of the filters, in order of writing
 * @param regionsHeld whether the elements are region references, which {@link LibraryReader#read}
 *     then gives as regions
 * @param regions by the name of an attribute, the regions it holds
 * @param lostAttributes by the name of an attribute, why it cannot be read
 * @param links a group's entries
 * @param image a plain HDF5 file in which the object is {@code /object}: a dataset's without data,
 *     each with the attributes that plain HDF5 can hold; regions stand there as unsigned integers
 */
public record ObjectDescription(
    String kind,
    String layout,
    boolean hasStorage,
    List<Long> chunks,
    List<Integer> filters,
    boolean regionsHeld,
    Map<String, List<RegionBounds>> regions,
    Map<String, String> lostAttributes,
    List<LinkEntry> links,
    byte[] image) {

  /**
   * One entry of a group.
   *
   * @param name its name
   * @param kind {@code hard}, {@code soft} or {@code external}
   * @param target the path that a soft or external link names
   * @param address the object's address for a hard link
   * @param file the file that an external link names
   */
  public record LinkEntry(String name, String kind, String target, long address, String file) {}

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(kind);
    out.writeUTF(layout);
    out.writeBoolean(hasStorage);
    out.writeInt(chunks.size());
    for (long size : chunks) {
      out.writeLong(size);
    }
    out.writeInt(filters.size());
    for (int filter : filters) {
      out.writeInt(filter);
    }
    out.writeBoolean(regionsHeld);
    out.writeInt(regions.size());
    for (Map.Entry<String, List<RegionBounds>> attribute : regions.entrySet()) {
      out.writeUTF(attribute.getKey());
      RegionBounds.write(attribute.getValue(), out);
    }
    out.writeInt(lostAttributes.size());
    for (Map.Entry<String, String> lost : lostAttributes.entrySet()) {
      out.writeUTF(lost.getKey());
      out.writeUTF(lost.getValue());
    }
    out.writeInt(links.size());
    for (LinkEntry link : links) {
      out.writeUTF(link.name());
      out.writeUTF(link.kind());
      out.writeUTF(link.target());
      out.writeLong(link.address());
      out.writeUTF(link.file());
    }
    out.writeInt(image.length);
    out.write(image);
  }

  static ObjectDescription read(DataInputStream in) throws IOException {
    String kind = in.readUTF();
    String layout = in.readUTF();
    boolean hasStorage = in.readBoolean();
    List<Long> chunks = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      chunks.add(in.readLong());
    }
    List<Integer> filters = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      filters.add(in.readInt());
    }
    boolean regionsHeld = in.readBoolean();
    Map<String, List<RegionBounds>> regions = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      regions.put(in.readUTF(), RegionBounds.read(in));
    }
    Map<String, String> lost = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      lost.put(in.readUTF(), in.readUTF());
    }
    List<LinkEntry> links = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      links.add(
          new LinkEntry(in.readUTF(), in.readUTF(), in.readUTF(), in.readLong(), in.readUTF()));
    }
    byte[] image = in.readNBytes(in.readInt());
    return new ObjectDescription(
        kind, layout, hasStorage, chunks, filters, regionsHeld, regions, lost, links, image);
  }
}
