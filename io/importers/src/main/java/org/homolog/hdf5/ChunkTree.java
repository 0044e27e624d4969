package org.homolog.hdf5;

import java.nio.ByteBuffer;

/**
 * The version 1 B-tree that most files index their chunks with (HDF5 File Format Specification,
 * version 3.0, section III.A.1).
 */
final class ChunkTree {
  private static final int SIGNATURE = 'T' | 'R' << 8 | 'E' << 16 | 'E' << 24;
  private static final int CHUNKS = 1;

  private final Hdf5File file;
  private final ChunkGrid grid;
  private final int addressSize;
  private final int keySize;
  private final ChunkTable chunks;
  private long nodesLeft;

  /**
   * A tree.
   *
   * @param grid the dataset's shape in elements and in chunks
   * @param chunks takes the chunks that lie inside the dataset
   */
  ChunkTree(Hdf5File file, ChunkGrid grid, ChunkTable chunks) {
    this.file = file;
    this.grid = grid;
    this.chunks = chunks;
    this.addressSize = file.storage().getSizeOfOffsets();
    this.keySize = 8 + 8 * (grid.shape().length + 1);
    // A tree whose nodes lie apart has no more of them than fit the file.
    this.nodesLeft = file.size() / (8 + 2L * addressSize + 2L * keySize) + 1;
  }

  /**
   * Reads the tree.
   *
   * @param address where its root lies
   * @throws org.homolog.failure.HomologException if the tree is damaged
   */
  void read(long address) {
    node(address, -1);
  }

  /** Whether a tree lists any chunk, told from its root alone. */
  static boolean hasEntries(Hdf5File file, long address) {
    return file.bytes().at(address, 8).getShort(6) != 0;
  }

  private void node(long address, int expectedLevel) {
    int headerSize = 8 + 2 * addressSize;
    ByteBuffer header = file.bytes().at(address, headerSize);
    int level = header.get(5) & 0xff;
    if (header.getInt(0) != SIGNATURE
        || header.get(4) != CHUNKS
        || expectedLevel >= 0 && level != expectedLevel
        || --nodesLeft < 0) {
      throw Hdf5Failure.damaged(
          file.path(), "its chunk index is broken at byte " + Long.toUnsignedString(address), null);
    }
    int used = header.getShort(6) & 0xffff;
    int rowSize = keySize + addressSize;
    ByteBuffer rows = file.bytes().at(address + headerSize, used * rowSize + keySize);
    long[] first = new long[grid.shape().length];
    for (int row = 0; row < used; row++) {
      int at = row * rowSize;
      long child = address(rows, at + keySize);
      if (level > 0) {
        node(child, level - 1);
        continue;
      }
      for (int axis = 0; axis < first.length; axis++) {
        first[axis] = rows.getLong(at + 8 + 8 * axis);
      }
      if (grid.holds(first) && child != ChunkIndex.NOWHERE) {
        chunks.add(grid.place(first), child, rows.getInt(at), rows.getInt(at + 4));
      }
    }
  }

  private long address(ByteBuffer rows, int at) {
    if (addressSize == 8) {
      return rows.getLong(at);
    }
    int address = rows.getInt(at);
    return address == -1 ? ChunkIndex.NOWHERE : Integer.toUnsignedLong(address);
  }
}
