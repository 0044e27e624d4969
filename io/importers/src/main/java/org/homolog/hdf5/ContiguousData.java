package org.homolog.hdf5;

import java.nio.ByteBuffer;

/** Elements that lie one after the other in the file: read where they lie. */
final class ContiguousData implements StoredData {
  /** Bytes copied between two looks at whether the file is still open. */
  private static final int PIECE = 16 << 20;

  /** Bytes converted at a time: they stay in the processor's cache. */
  private static final int BLOCK = 64 << 10;

  /** Elements so near to each other are fetched with all that lies between. */
  private static final int NEAR = 256;

  private final Hdf5File file;
  private final long address;
  private final long[] shape;
  private final int elementSize;

  /**
   * Elements of a contiguous dataset.
   *
   * @param address where the first lies
   * @throws org.homolog.failure.HomologException if the file ends before the last (damaged)
   */
  ContiguousData(Hdf5File file, String path, long address, long[] shape, int elementSize) {
    this.file = file;
    this.address = address;
    this.shape = shape;
    this.elementSize = elementSize;
    long bytes = elementSize;
    for (long size : shape) {
      bytes = Math.multiplyExact(bytes, size);
    }
    if (!file.bytes().holds(address, bytes)) {
      throw Hdf5Failure.damaged(
          file.path(),
          path
              + " claims "
              + bytes
              + " bytes at "
              + Long.toUnsignedString(address)
              + ", which a file of "
              + file.size()
              + " bytes cannot hold",
          null);
    }
  }

  @Override
  public boolean writesAll() {
    return true;
  }

  @Override
  public void read(Slice slice, ElementArray into, int threads) {
    BoxRuns.each(shape, slice, new Transfer(into));
  }

  /** One read's way from the file into the array. */
  private final class Transfer implements BoxRuns.Run {
    private final ElementArray into;
    private byte[] block = new byte[0];

    Transfer(ElementArray into) {
      this.into = into;
    }

    @Override
    public void take(long from, long step, int to, int toStep, int n) {
      int done = 0;
      while (done < n) {
        file.checkOpen();
        long at = address + (from + done * step) * elementSize;
        int left = n - done;
        if (step == 1 && toStep == 1) {
          int count = Math.min(left, Math.max(1, PIECE / elementSize));
          if (into.copy(file.bytes().at(at, count * elementSize), to + done, count)) {
            done += count;
            continue;
          }
        }
        long apart = step * elementSize;
        boolean near = apart <= NEAR;
        reserve(near ? apart * left : (long) elementSize * left);
        int count = near ? near(at, apart, left, block) : far(at, apart, left, block);
        int packed = near ? (int) apart : elementSize;
        if (into.swapped()) {
          LittleEndian.swap(block, Math.min(block.length, count * packed), elementSize);
        }
        into.put(block, 0, packed, to + done * toStep, toStep, count);
        done += count;
      }
    }

    private void reserve(long bytes) {
      int length = (int) Math.max(elementSize, Math.min(BLOCK, bytes));
      if (block.length < length) {
        block = new byte[length];
      }
    }
  }

  /** Fetches elements with what lies between them; returns how many. */
  private int near(long at, long apart, int left, byte[] block) {
    int count = (int) Math.min(left, Math.max(1, (block.length - elementSize) / apart + 1));
    int length = (int) ((count - 1) * apart + elementSize);
    file.bytes().at(at, length).get(0, block, 0, length);
    return count;
  }

  /** Fetches elements one by one and packs them; returns how many. */
  private int far(long at, long apart, int left, byte[] block) {
    long reach = Math.max(1, (FileBytes.LONGEST - elementSize) / apart + 1);
    int count = (int) Math.min(reach, Math.min(left, block.length / elementSize));
    ByteBuffer piece = file.bytes().at(at, (int) ((count - 1) * apart + elementSize));
    int step = count == 1 ? 0 : (int) apart;
    switch (elementSize) {
      case 1 -> {
        for (int i = 0; i < count; i++) {
          block[i] = piece.get(i * step);
        }
      }
      case 2 -> {
        for (int i = 0; i < count; i++) {
          LittleEndian.putShort(block, i * 2, piece.getShort(i * step));
        }
      }
      case 4 -> {
        for (int i = 0; i < count; i++) {
          LittleEndian.putInt(block, i * 4, piece.getInt(i * step));
        }
      }
      case 8 -> {
        for (int i = 0; i < count; i++) {
          LittleEndian.putLong(block, i * 8, piece.getLong(i * step));
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          piece.get(i * step, block, i * elementSize, elementSize);
        }
      }
    }
    return count;
  }
}
