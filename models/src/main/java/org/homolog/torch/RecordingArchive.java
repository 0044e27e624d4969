package org.homolog.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.homolog.failure.HomologException;

/**
 * Makes a TorchScript archive return more than its output: what some of the network's own modules
 * give. The archive holds its program as text; {@link RecordingSource} changes the text of {@code
 * forward}, and everything else is copied.
 */
final class RecordingArchive {
  private RecordingArchive() {}

  /**
   * An archive with a {@code forward} that returns a dictionary of the modules' results and
   * "output"; the file as it is, if its {@code forward} returns something else than one tensor.
   *
   * @param file the archive
   * @param modules names of modules of the network
   * @return an archive
   * @throws HomologException if a module does not exist or is not called exactly once
   */
  static byte[] of(Path file, List<String> modules) throws IOException {
    byte[] archive = Files.readAllBytes(file);
    Map<String, byte[]> entries = entries(file, archive.length);
    String pickle = named(entries, "/data.pkl");
    if (pickle.isEmpty()) {
      return archive;
    }
    String folder = pickle.substring(0, pickle.lastIndexOf('/'));
    String[] root = rootClass(entries.getOrDefault(pickle, new byte[0]));
    String code = folder + "/code/" + root[0].replace('.', '/') + ".py";
    byte[] text = entries.get(code);
    if (text == null) {
      return archive;
    }
    String source = new String(text, StandardCharsets.UTF_8);
    String changed = RecordingSource.of(file.toString(), source, root[1], modules);
    if (changed.equals(source)) {
      return archive;
    }
    entries.put(code, changed.getBytes(StandardCharsets.UTF_8));
    entries.remove(code + ".debug_pkl");
    return written(entries);
  }

  private static Map<String, byte[]> entries(Path file, int length) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        try (InputStream stream = zip.getInputStream(entry)) {
          // Such files are not packed: no entry is longer than the whole.
          entries.put(entry.getName(), stream.readNBytes(length));
        }
      }
    }
    return entries;
  }

  private static String named(Map<String, byte[]> entries, String end) {
    return entries.keySet().stream().filter(name -> name.endsWith(end)).findFirst().orElse("");
  }

  /** Module and name of the class of the network: the first global of the pickle. */
  private static String[] rootClass(byte[] pickle) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    // After the protocol's two bytes and the opcode for a global come two lines.
    for (int i = 3; i < pickle.length && lines.size() < 2; i++) {
      if (pickle[i] == '\n') {
        lines.add(line.toString());
        line.setLength(0);
      } else {
        line.append((char) pickle[i]);
      }
    }
    return lines.size() == 2 ? lines.toArray(String[]::new) : new String[] {"", ""};
  }

  private static byte[] written(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        CRC32 checksum = new CRC32();
        checksum.update(entry.getValue());
        ZipEntry stored = new ZipEntry(entry.getKey());
        stored.setTime(0);
        stored.setCrc(checksum.getValue());
        stored.setSize(entry.getValue().length);
        stored.setCompressedSize(entry.getValue().length);
        zip.putNextEntry(stored);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
