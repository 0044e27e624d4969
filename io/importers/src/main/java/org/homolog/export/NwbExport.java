package org.homolog.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homolog.hdf5.writing.Hdf5Writer;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Recording;
import org.homolog.population.Table;

/**
 * Writes a recording as NWB 2.7.0 (Rübel et al. 2022, doi:10.7554/eLife.78362): units with ragged
 * spike times, electrodes, tables of intervals, series, session and subject. Tables that are not
 * intervals become DynamicTables, arrays scratch data. The specifications lie in the file.
 */
final class NwbExport {
  /** Tables that say what the file itself says: its objects, and what is written as such. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          Electrodes.NAME,
          Electrodes.GROUPS,
          Electrodes.DEVICES,
          "objects",
          "time_series",
          "dynamic_tables");

  private final NwbFile file;
  private final Hdf5Writer out;
  private final Recording recording;

  private NwbExport(NwbFile file, Recording recording) {
    this.file = file;
    this.out = file.out();
    this.recording = recording;
  }

  /**
   * Writes a recording.
   *
   * @param recording the recording
   * @param session its session facts, with the history
   * @param path where to; replaced if it exists
   * @return what NWB could not hold or had to be made up, one sentence each
   * @throws org.homolog.failure.HomologException if the file cannot be written
   */
  static List<String> write(Recording recording, Map<String, String> session, Path path) {
    Map<String, String> facts = new java.util.LinkedHashMap<>(session);
    facts.putIfAbsent("identifier", recording.name().isEmpty() ? "recording" : recording.name());
    try (Hdf5Writer out = Hdf5Writer.create(path)) {
      NwbFile file = new NwbFile(out, facts.getOrDefault("identifier", ""), recording);
      new NwbExport(file, recording).all(facts);
      return file.remarks();
    }
  }

  private void all(Map<String, String> facts) {
    file.typed("/", NwbFile.CORE, "NWBFile");
    out.attribute("/", "nwb_version", Specifications.NWB);
    Specifications.embed(out);
    new SessionFacts(file, facts).write();
    for (String group :
        List.of(
            "/acquisition",
            "/analysis",
            "/processing",
            "/stimulus",
            "/stimulus/presentation",
            "/stimulus/templates")) {
      out.group(group);
    }
    Electrodes electrodes = new Electrodes(file, recording);
    electrodes.write(recording.units());
    new UnitsTable(file, electrodes).write(recording);
    SeriesGroups series = new SeriesGroups(file, recording, electrodes);
    recording.series().forEach(series::write);
    tables(series);
    arrays();
    recording.notes().forEach(note -> file.remark("of the source: " + note));
  }

  private void tables(SeriesGroups series) {
    DynamicTables writer = new DynamicTables(file);
    boolean first = true;
    for (Map.Entry<String, Table> entry : recording.tables().entrySet()) {
      String name = entry.getKey();
      Table table = entry.getValue();
      boolean told = SeriesGroups.isEvents(table) && recording.series().containsKey(name);
      if (ELSEWHERE.contains(name) || told || file.lists().repeatsRagged(name)) {
        continue;
      }
      String description = "table " + name + " of " + recording.name();
      if (isIntervals(table)) {
        if (first) {
          out.group("/intervals");
          first = false;
        }
        writer.intervals(file.path("/intervals", name), description, name, table);
      } else if (SeriesGroups.isEvents(table) && table.column("value").type() == Column.Type.TEXT) {
        series.annotations(name, table);
      } else {
        writer.plain(series.path(name), description, name, table);
      }
    }
  }

  private static boolean isIntervals(Table table) {
    return List.of("start_time", "stop_time").stream()
        .allMatch(name -> table.find(name).filter(c -> c.type() == Column.Type.NUMBER).isPresent());
  }

  private void arrays() {
    boolean first = true;
    for (Map.Entry<String, DataArray> entry : recording.arrays().entrySet()) {
      if (file.lists().isUsed(entry.getKey())) {
        continue;
      }
      if (first) {
        out.group("/scratch");
        first = false;
      }
      String name = entry.getKey().replaceFirst("^/(scratch/)?", "");
      String path = file.path("/scratch", name);
      DataArray array = entry.getValue();
      if (array.isText()) {
        out.texts(path, array.shape(), array.texts());
      } else {
        NumberBlocks.array(out, path, array);
      }
      file.typed(path, NwbFile.CORE, "ScratchData");
      out.attribute(path, "notes", array.description());
    }
    recording.ragged().keySet().stream()
        .filter(path -> !file.lists().isUsed(path))
        .forEach(path -> file.remark("the ragged column " + path + " is left out"));
  }
}
