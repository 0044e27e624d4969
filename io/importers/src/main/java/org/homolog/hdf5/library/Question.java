package org.homolog.hdf5.library;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a child process is asked.
 *
 * @param kind {@link #DESCRIBE} or {@link #READ}
 * @param file the file, absolute
 * @param address an object's address
 * @param offset for a read, first index along each axis
 * @param size for a read, how many along each axis
 */
record Question(int kind, Path file, long address, long[] offset, long[] size) {
  static final int DESCRIBE = 1;
  static final int READ = 2;

  void write(DataOutputStream out) throws IOException {
    out.writeByte(kind);
    out.writeUTF(file.toString());
    out.writeLong(address);
    out.writeInt(offset.length);
    for (int axis = 0; axis < offset.length; axis++) {
      out.writeLong(offset[axis]);
      out.writeLong(size[axis]);
    }
  }

  static Question read(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    Path file = Path.of(in.readUTF());
    long address = in.readLong();
    int rank = in.readInt();
    long[] offset = new long[rank];
    long[] size = new long[rank];
    for (int axis = 0; axis < rank; axis++) {
      offset[axis] = in.readLong();
      size[axis] = in.readLong();
    }
    return new Question(kind, file, address, offset, size);
  }
}
