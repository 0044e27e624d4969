package org.homolog.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TorchScript archive: a stored ZIP file with the source of one class without attributes,
 * and the pickled instance of it that the engine loads.
 */
final class ScriptArchive {
  /** The class every script defines. */
  static final String CLASS_NAME = "Script";

  private static final String HEADER =
      """
      class %s(Module):
        __parameters__ = []
        __buffers__ = []
      """
          .formatted(CLASS_NAME);

  private ScriptArchive() {}

  /**
   * The archive of a class with the given methods.
   *
   * @param methods method definitions, indented by two blanks, whose first argument is {@code self}
   * @return the bytes of the archive
   */
  static byte[] of(String methods) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      put(zip, "data.pkl", instance());
      put(zip, "code/__torch__.py", (HEADER + methods).getBytes(StandardCharsets.UTF_8));
      put(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
      put(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /** Pickle protocol 2: the class, an empty tuple, NEWOBJ, an empty state, BUILD, STOP. */
  private static byte[] instance() throws IOException {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.write(0x80);
    pickle.write(2);
    pickle.write(("c__torch__\n" + CLASS_NAME + "\n").getBytes(StandardCharsets.US_ASCII));
    pickle.write(')');
    pickle.write(0x81);
    pickle.write("}b.".getBytes(StandardCharsets.US_ASCII));
    return pickle.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry("script/" + name);
    entry.setTime(0);
    entry.setCrc(checksum.getValue());
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
