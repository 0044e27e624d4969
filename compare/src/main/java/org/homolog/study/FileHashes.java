package org.homolog.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.FileHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hashes of files, kept in a text file of the cache folder by path, size and time of change, so
 * that an unchanged file is read once only. A cache that cannot be read or written is passed over.
 */
final class FileHashes {
  private static final Logger LOG = LoggerFactory.getLogger(FileHashes.class);

  private final Path cache;
  private final Map<String, String> known = new HashMap<>();

  FileHashes(Path cacheFolder) {
    this.cache = cacheFolder.resolve("file-hashes.txt");
    try {
      if (Files.exists(cache)) {
        for (String line : Files.readAllLines(cache, StandardCharsets.UTF_8)) {
          if (line.matches("[0-9a-f]{64} .+")) {
            known.put(line.substring(65), line.substring(0, 64));
          }
        }
      }
    } catch (IOException e) {
      LOG.warn("The cached file hashes in {} cannot be read: {}", cache, e.toString());
    }
  }

  /** SHA-256 of a file, 64 hexadecimal digits. */
  synchronized String of(Path file) {
    String state;
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      state =
          attributes.size()
              + " "
              + attributes.lastModifiedTime()
              + " "
              + file.toAbsolutePath().normalize();
    } catch (IOException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE, file + " cannot be read: " + e.getMessage(), e);
    }
    String found = known.get(state);
    if (found == null) {
      found = FileHash.sha256(file);
      known.put(state, found);
      keep(found + " " + state);
    }
    return found;
  }

  private void keep(String line) {
    if (line.indexOf('\n') >= 0) {
      return;
    }
    try {
      Files.createDirectories(cache.toAbsolutePath().getParent());
      Files.writeString(
          cache,
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.warn("The hash of a file cannot be kept in {}: {}", cache, e.toString());
    }
  }
}
