package org.homolog.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a file, mapped into memory. A Java buffer ends at 2 GiB, so a longer file is mapped
 * in windows; each reaches over the next one, so that any piece of up to {@link #LONGEST} bytes
 * lies in a single window. May be read by several threads at once.
 */
final class FileBytes {
  /** The longest piece that {@link #at} gives. */
  static final int LONGEST = 1 << 30;

  private final Path path;
  private final ByteBuffer[] windows;
  private final long base;
  private final long size;

  private FileBytes(Path path, ByteBuffer[] windows, long base, long size) {
    this.path = path;
    this.windows = windows;
    this.base = base;
    this.size = size;
  }

  /**
   * Maps a file.
   *
   * @param path the file
   * @param base what its addresses are relative to: the length of the user block
   * @throws org.homolog.failure.HomologException if it cannot be mapped
   */
  static FileBytes map(Path path, long base) {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      ByteBuffer[] windows = new ByteBuffer[(int) Math.max(1, (size + LONGEST - 1) / LONGEST)];
      for (int i = 0; i < windows.length; i++) {
        long start = (long) i * LONGEST;
        long length = Math.min(size - start, Integer.MAX_VALUE - 8);
        windows[i] = channel.map(FileChannel.MapMode.READ_ONLY, start, length);
      }
      return new FileBytes(path, windows, base, size);
    } catch (IOException e) {
      throw Hdf5Failure.notReadable(path, "the system says: " + e.getMessage());
    }
  }

  /** Bytes that are in memory already. */
  static FileBytes of(Path path, byte[] bytes) {
    return new FileBytes(path, new ByteBuffer[] {ByteBuffer.wrap(bytes)}, 0, bytes.length);
  }

  /** Length of the file in bytes. */
  long size() {
    return size;
  }

  /** Whether one buffer holds the whole file. */
  boolean isOneBuffer() {
    return size <= Integer.MAX_VALUE - 8;
  }

  /** The whole file, where one buffer holds it. */
  ByteBuffer whole() {
    return windows[0].duplicate();
  }

  /** Whether a piece lies inside the file. */
  boolean holds(long address, long length) {
    return address >= 0 && length >= 0 && address <= size - base && length <= size - base - address;
  }

  /**
   * A piece of the file, in little-endian order.
   *
   * @param address where it starts, as the file states addresses
   * @param length number of bytes, at most {@link #LONGEST}
   * @throws org.homolog.failure.HomologException if it does not lie inside the file (damaged)
   */
  ByteBuffer at(long address, int length) {
    if (!holds(address, length)) {
      throw Hdf5Failure.damaged(
          path,
          "bytes "
              + Long.toUnsignedString(address)
              + " to "
              + Long.toUnsignedString(address + length)
              + " are asked of a file of "
              + size,
          null);
    }
    long from = base + address;
    int window = (int) Math.min(windows.length - 1, from / LONGEST);
    int start = (int) (from - (long) window * LONGEST);
    return windows[window].slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
