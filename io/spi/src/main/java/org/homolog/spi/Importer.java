package org.homolog.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homolog.population.Recording;

/** Turns a file into a {@link Recording}. Stateless and safe for several threads. */
public interface Importer {
  /**
   * The name used in a study.
   *
   * @return such as "nwb"
   */
  String id();

  /**
   * What it reads, in one sentence.
   *
   * @return the summary
   */
  String summary();

  /**
   * Whether a file is of its kind, told by its content and never by its name.
   *
   * @param probe a look at the file
   * @return how sure it is: 0 not its kind; 1 can be read, as any file of a wider kind; 2 its own
   *     format
   */
  int claims(Probe probe);

  /**
   * Opens a file: reads its structure, not its values.
   *
   * @param file the file
   * @param options what the study says beside file and importer; option name to value, nested as
   *     written
   * @param host what the host lends
   * @return the recording
   * @throws org.homolog.failure.HomologException if the file is missing, unsupported or damaged, or
   *     an option is wrong
   */
  Recording open(Path file, Map<String, Object> options, Host host);

  /**
   * The options it understands, for help.
   *
   * @return option name to meaning, one entry each
   */
  default Map<String, String> optionHelp() {
    return Map.of();
  }

  /**
   * What it reads of its format, what it does not, and an example study: the page of {@code homolog
   * describe ID}.
   *
   * @return the description; empty if the summary says it all
   */
  default FormatDescription description() {
    return FormatDescription.empty();
  }

  /** A look at a file without opening it whole. */
  interface Probe {
    /**
     * The file's first bytes.
     *
     * @return at most 4096 bytes
     */
    byte[] head();

    /**
     * Whether it is an HDF5 file.
     *
     * @return true if it has the signature, after a user block or not
     */
    boolean isHdf5();

    /**
     * The names of what the root group holds.
     *
     * @return names; empty if the file is not HDF5
     */
    List<String> rootChildren();

    /**
     * An attribute of the root group as text.
     *
     * @param name the attribute's name
     * @return its value; empty if there is none
     */
    String rootAttribute(String name);

    /**
     * The names of what a group holds.
     *
     * @param path the path of a group
     * @return names; empty if there is no such group or it cannot be read
     */
    default List<String> children(String path) {
      return List.of();
    }

    /**
     * An attribute of a group or dataset as text.
     *
     * @param path the path of a group or dataset
     * @param name the attribute's name
     * @return its first element; empty if there is none, or nothing can be read there
     */
    default String attribute(String path, String name) {
      return "";
    }
  }

  /** What the host lends an importer. */
  interface Host {
    /**
     * Opens an HDF5 file with the host's reader.
     *
     * @param file the file
     * @return the open file
     * @throws org.homolog.failure.HomologException if it is missing, not HDF5 or damaged
     */
    Hdf5 openHdf5(Path file);

    /**
     * How many threads may unpack what is read. What is read is the same on any number.
     *
     * @return 1 or more
     */
    default int threads() {
      return 1;
    }
  }
}
