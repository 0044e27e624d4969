package org.homolog.network.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;

/** The arrays of a file by name, such as a PyTorch {@code state_dict}. Immutable. */
public final class NamedArrays {
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F'};

  private final String source;
  private final Map<String, NamedArray> arrays;

  /**
   * Arrays of a source.
   *
   * @param source what messages call it, such as a path
   * @param arrays the arrays, in order
   */
  public NamedArrays(String source, List<NamedArray> arrays) {
    Map<String, NamedArray> byName = new LinkedHashMap<>();
    for (NamedArray array : arrays) {
      if (byName.put(array.name(), array) != null) {
        throw HomologException.damaged(
            source + ": two arrays have the name \"" + array.name() + "\"");
      }
    }
    this.source = source;
    this.arrays = Collections.unmodifiableMap(byName);
  }

  /**
   * Reads a safetensors or NPZ file; its first bytes tell which.
   *
   * @param file the file
   * @return its arrays
   * @throws HomologException if it is missing, of another kind or damaged
   */
  public static NamedArrays read(Path file) {
    byte[] start = start(file);
    if (Arrays.equals(start, 0, 4, ZIP, 0, 4)) {
      return new NamedArrays(file.toString(), NpzFile.read(file));
    }
    if (Arrays.equals(start, 0, 4, HDF5, 0, 4)) {
      throw HomologException.unsupported(
          file
              + ": this is an HDF5 file; weights are read from safetensors and NPZ files, and a network"
              + " of homolog's own from its network file");
    }
    return new NamedArrays(file.toString(), SafetensorsFile.read(file));
  }

  private static byte[] start(Path file) {
    if (!Files.isRegularFile(file)) {
      throw HomologException.mistake(file + ": there is no such file");
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return Arrays.copyOf(stream.readNBytes(4), 4);
    } catch (IOException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE, file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /**
   * Where the arrays come from.
   *
   * @return such as a path
   */
  public String source() {
    return source;
  }

  /**
   * The arrays.
   *
   * @return name to array, in the file's order
   */
  public Map<String, NamedArray> all() {
    return arrays;
  }
}
