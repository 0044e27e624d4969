package org.homolog.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.population.Population;
import org.homolog.population.Recording;

/** Writes recordings and populations to files that say themselves what they hold. */
public final class RecordingFile {
  /** Name of the session fact that says where a written file comes from. */
  public static final String HISTORY = "history";

  /** What can be written. */
  public enum Format {
    /** HDF5 in homolog's own layout: nothing is lost, and no mapping is needed to read it. */
    HDF5,
    /** NWB 2, for other programs. */
    NWB;

    /**
     * The format that a file's name asks for.
     *
     * @param file the file
     * @return NWB for {@code .nwb}, HDF5 for {@code .h5} and {@code .hdf5}
     * @throws HomologException for any other name
     */
    public static Format of(Path file) {
      String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
      if (name.endsWith(".nwb")) {
        return NWB;
      }
      if (name.endsWith(".h5") || name.endsWith(".hdf5")) {
        return HDF5;
      }
      throw HomologException.mistake(
          file + ": the name must end in .nwb (NWB 2), or in .h5 or .hdf5 (homolog's own layout)");
    }
  }

  private RecordingFile() {}

  /**
   * Writes a recording; the file appears whole or not at all.
   *
   * @param recording the recording
   * @param file where to
   * @param format in which format
   * @param history one line on where it comes from, added to the session's history; may be empty
   * @param replace whether a file that is there already is replaced
   * @return what the format could not hold or had to be made up, one sentence each
   * @throws HomologException if the file exists and is not to be replaced, or cannot be written
   */
  public static List<String> write(
      Recording recording, Path file, Format format, String history, boolean replace) {
    Map<String, String> session = new LinkedHashMap<>(recording.session());
    if (!history.isEmpty()) {
      session.merge(HISTORY, history, (before, now) -> before + "\n" + now);
    }
    List<String> remarks = new ArrayList<>();
    WholeFile.write(
        file,
        replace,
        draft -> {
          if (format == Format.NWB) {
            remarks.addAll(NwbExport.write(recording, session, draft));
          } else {
            RecordingWriter.write(recording, session, draft);
          }
        });
    return List.copyOf(remarks);
  }

  /**
   * Writes a population; the file appears whole or not at all. {@link PopulationRecording} tells
   * what it looks like when it is read.
   *
   * @param population the population
   * @param file where to
   * @param format in which format
   * @param history one line on where it comes from; may be empty
   * @param replace whether a file that is there already is replaced
   * @return what the format could not hold or had to be made up, one sentence each
   * @throws HomologException if the file exists and is not to be replaced, or cannot be written
   */
  public static List<String> write(
      Population population, Path file, Format format, String history, boolean replace) {
    return write(PopulationRecording.of(population), file, format, history, replace);
  }
}
