package org.homolog.hdf5;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.homolog.failure.HomologException;

/**
 * What a file is, told from its content and never from its name.
 *
 * @param format the format found
 * @param signatureOffset where the HDF5 signature lies (0, or the length of a user block such as
 *     MATLAB's 512 bytes); -1 where there is none
 * @param remedy what to do where homolog cannot read the format; empty for HDF5
 */
public record FileKind(Format format, long signatureOffset, String remedy) {
  private static final long SIGNATURE = 0x894844460d0a1a0aL;
  private static final int HEAD = 512;

  /** The formats told apart; the text is how a message names them. */
  public enum Format {
    /** HDF5, with or without a user block. */
    HDF5("an HDF5 file"),
    /** The older MATLAB format, not based on HDF5. */
    MATLAB_5("a MATLAB 5 file"),
    /** A MATLAB 7.3 header without HDF5 behind it. */
    MATLAB_73_CUT("a MATLAB 7.3 file whose HDF5 part is missing"),
    /** Classic netCDF (CDF-1, CDF-2, CDF-5). */
    NETCDF_3("a netCDF-3 (classic) file"),
    /** HDF4, the predecessor. */
    HDF4("an HDF4 file"),
    /** A NumPy array. */
    NPY("a NumPy .npy file"),
    /** A zip archive: npz, xlsx, zarr and others. */
    ZIP("a zip archive (npz and xlsx files are such archives)"),
    /** A gzip-compressed file. */
    GZIP("a gzip-compressed file"),
    /** Readable text. */
    TEXT("a text file"),
    /** Nothing in it. */
    EMPTY("an empty file"),
    /** None of these. */
    OTHER("in a format homolog does not know");

    private final String text;

    Format(String text) {
      this.text = text;
    }

    /**
     * How a message names the format.
     *
     * @return a noun with its article
     */
    public String text() {
      return text;
    }
  }

  /**
   * Looks at the first bytes of a file, and for HDF5 at the offsets where a user block may end (0,
   * 512, 1024, 2048, ...).
   *
   * @param file an existing, readable file
   * @return its kind
   * @throws HomologException if the file is missing, is a folder or cannot be read (a mistake of
   *     the user)
   */
  public static FileKind of(Path file) {
    if (Files.notExists(file)) {
      throw Hdf5Failure.missingFile(file);
    }
    if (Files.isDirectory(file)) {
      throw Hdf5Failure.notReadable(file, "it is a folder; name a file inside it");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (long at = 0; at + 8 <= channel.size(); at = at == 0 ? 512 : at * 2) {
        if (bytes(channel, at, 8).getLong() == SIGNATURE) {
          return new FileKind(Format.HDF5, at, "");
        }
      }
      int length = (int) Math.min(HEAD, channel.size());
      return notHdf5(bytes(channel, 0, length).array());
    } catch (IOException e) {
      throw Hdf5Failure.notReadable(file, "the system says: " + e.getMessage());
    }
  }

  /**
   * The message that refuses a file which is not HDF5.
   *
   * @param file the file
   * @return a failure that says what the file is and what to do: unsupported, or damaged where only
   *     the start of a MATLAB 7.3 file is left
   */
  public HomologException notReadable(Path file) {
    return Hdf5Failure.notHdf5(file, this);
  }

  private static FileKind notHdf5(byte[] head) {
    String start = new String(head, StandardCharsets.ISO_8859_1);
    if (head.length == 0) {
      return kind(Format.EMPTY, "copy or download the file again");
    }
    if (start.startsWith("MATLAB 5.0 MAT-file")) {
      return kind(Format.MATLAB_5, "open it in MATLAB and save it again with save(..., '-v7.3')");
    }
    if (start.startsWith("MATLAB 7.3 MAT-file")) {
      return kind(Format.MATLAB_73_CUT, "copy or download the file again");
    }
    if (start.startsWith("CDF") && head.length > 3 && head[3] <= 5) {
      return kind(Format.NETCDF_3, "convert it with nccopy -k netCDF-4");
    }
    if (start.startsWith("\016\003\023\001")) {
      return kind(Format.HDF4, "convert it with h4toh5");
    }
    if (start.startsWith("\u0093NUMPY")) {
      return kind(Format.NPY, "write the array to HDF5, with h5py for example");
    }
    if (start.startsWith("PK\003\004") || start.startsWith("PK\005\006")) {
      return kind(Format.ZIP, "write its contents to HDF5, with h5py for example");
    }
    if (start.startsWith("\u001f\u008b")) {
      return kind(Format.GZIP, "unpack it first with gunzip");
    }
    if (isText(head)) {
      return kind(Format.TEXT, "give an HDF5 file: NWB, MATLAB 7.3 or any other HDF5");
    }
    return kind(Format.OTHER, "give an HDF5 file: NWB, MATLAB 7.3 or any other HDF5");
  }

  private static FileKind kind(Format format, String remedy) {
    return new FileKind(format, -1, remedy);
  }

  private static boolean isText(byte[] head) {
    for (byte b : head) {
      boolean printable = b < 0 || b >= 32 || b == '\n' || b == '\r' || b == '\t' || b == '\f';
      if (!printable) {
        return false;
      }
    }
    return true;
  }

  static ByteBuffer bytes(FileChannel channel, long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new EOFException("the file ends at byte " + (at + buffer.position()));
      }
    }
    return buffer.flip();
  }
}
