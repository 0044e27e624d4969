package org.homolog.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.homolog.failure.HomologException;

/**
 * The few numbers of an HDF5 superblock that tell a whole file from a truncated one (HDF5 File
 * Format Specification, version 3.0, section II.A).
 *
 * @param version 0 to 3
 * @param baseAddress what every address in the file is relative to: the length of the user block
 * @param endOfFile the first byte after the file's data, counted from the start of the file
 */
record Superblock(int version, long baseAddress, long endOfFile) {

  /**
   * Reads and checks the superblock.
   *
   * @param file an HDF5 file
   * @param at where its signature lies
   * @return the superblock
   * @throws HomologException if the version is not one of 0 to 3 (unsupported), if the superblock
   *     contradicts itself, or if the file is shorter than the superblock says (damaged)
   */
  static Superblock read(Path file, long at) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      int length = (int) Math.min(96, size - at);
      ByteBuffer bytes = FileKind.bytes(channel, at, length).order(ByteOrder.LITTLE_ENDIAN);
      if (length < 48) {
        throw Hdf5Failure.truncated(file, size, -1);
      }
      int version = bytes.get(8);
      if (version < 0 || version > 3) {
        throw Hdf5Failure.superblockVersion(file, version);
      }
      int offsetSize = bytes.get(version < 2 ? 13 : 9);
      if (offsetSize != 4 && offsetSize != 8) {
        throw Hdf5Failure.damaged(
            file, "its superblock states addresses of " + offsetSize + " bytes", null);
      }
      int addresses =
          switch (version) {
            case 0 -> 24;
            case 1 -> 28;
            default -> 12;
          };
      long base = address(bytes, addresses, offsetSize);
      long end = address(bytes, addresses + 2 * offsetSize, offsetSize);
      if (base != at) {
        throw Hdf5Failure.damaged(
            file, "its superblock lies at byte " + at + " but states byte " + base, null);
      }
      if (end < 0 || end > size) {
        throw Hdf5Failure.truncated(file, size, end);
      }
      return new Superblock(version, base, end);
    } catch (IOException e) {
      throw Hdf5Failure.notReadable(file, "the system says: " + e.getMessage());
    }
  }

  private static long address(ByteBuffer bytes, int at, int size) {
    return size == 8 ? bytes.getLong(at) : Integer.toUnsignedLong(bytes.getInt(at));
  }
}
