package org.homolog.hdf5;

import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * The heaps in which texts and lists of variable length lie (HDF5 File Format Specification,
 * version 3.0, section III.E). Each is read once; its objects are found when asked for.
 */
final class GlobalHeaps {
  private static final int SIGNATURE = 'G' | 'C' << 8 | 'O' << 16 | 'L' << 24;

  /** Signature, version and three reserved bytes. */
  private static final int PREFIX = 8;

  private final HdfBackingStorage storage;
  private final Map<Long, Map<Integer, ByteBuffer>> heaps = new HashMap<>();

  GlobalHeaps(HdfBackingStorage storage) {
    this.storage = storage;
  }

  /**
   * An object of a heap.
   *
   * @param address where the heap lies
   * @param index the object's number in it
   * @return its bytes
   */
  ByteBuffer object(long address, int index) {
    ByteBuffer object = heaps.computeIfAbsent(address, this::read).get(index);
    if (object == null) {
      throw new IllegalStateException("the heap at " + address + " has no object " + index);
    }
    return object.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  private Map<Integer, ByteBuffer> read(long address) {
    int lengthBytes = storage.getSizeOfLengths();
    ByteBuffer prefix =
        storage.readBufferFromAddress(address, PREFIX + lengthBytes).order(ByteOrder.LITTLE_ENDIAN);
    if (prefix.getInt(0) != SIGNATURE) {
      throw new IllegalStateException("there is no heap at " + address);
    }
    int size = Math.toIntExact(length(prefix, PREFIX, lengthBytes));
    ByteBuffer heap =
        storage.readBufferFromAddress(address, size).slice().order(ByteOrder.LITTLE_ENDIAN);
    Map<Integer, ByteBuffer> objects = new HashMap<>();
    int header = padded(PREFIX + lengthBytes);
    int at = header;
    while (at + header <= size) {
      int index = Short.toUnsignedInt(heap.getShort(at));
      long bytes = length(heap, at + PREFIX, lengthBytes);
      if (index == 0 || bytes < 0 || bytes > size - at - header) {
        // Object 0 is the free space at the end; a length beyond the heap ends it too.
        break;
      }
      objects.put(index, heap.slice(at + header, (int) bytes));
      at += header + padded((int) bytes);
    }
    return objects;
  }

  private static int padded(int bytes) {
    return Math.addExact(bytes, 7) & ~7;
  }

  private static long length(ByteBuffer bytes, int at, int size) {
    return size == 4 ? Integer.toUnsignedLong(bytes.getInt(at)) : bytes.getLong(at);
  }
}
