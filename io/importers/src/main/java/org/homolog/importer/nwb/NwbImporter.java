package org.homolog.importer.nwb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.population.Recording;
import org.homolog.spi.FormatDescription;
import org.homolog.spi.Importer;

/**
 * Reads Neurodata Without Borders files, version 2 (Rübel et al. 2022, doi:10.7554/eLife.78362):
 * units with their spike times, electrodes, every table of intervals with its column descriptions,
 * time series of any kind, planes, sites and devices, session and subject. Types of extensions are
 * read like the types they extend. What is not supported is named in the recording's notes.
 */
public final class NwbImporter implements Importer {
  @Override
  public String id() {
    return "nwb";
  }

  @Override
  public String summary() {
    return "NWB 2 files: units, spike times, interval tables, electrodes, time series";
  }

  @Override
  public int claims(Probe probe) {
    return probe.isHdf5() && !version(probe).isEmpty() ? 2 : 0;
  }

  private static String version(Probe probe) {
    String stated = probe.rootAttribute("nwb_version");
    boolean old = probe.rootChildren().contains("nwb_version");
    boolean typed = probe.rootAttribute("neurodata_type").equals("NWBFile");
    return !stated.isEmpty() ? stated : old ? "1" : typed ? "2" : "";
  }

  @Override
  public Map<String, String> optionHelp() {
    return NwbOptions.help();
  }

  @Override
  public FormatDescription description() {
    return NwbPage.PAGE;
  }

  @Override
  public Recording open(Path file, Map<String, Object> options, Host host) {
    NwbOptions chosen = NwbOptions.of(options);
    Hdf5File hdf5 = Hdf5File.open(file, host.threads());
    try {
      String version = hdf5.root().attributes().text("nwb_version").orElse("");
      if (version.isEmpty() && !hdf5.root().attributes().has("neurodata_type")
          || version.startsWith("1")) {
        throw HomologException.unsupported(
            file
                + ": NWB 1 is not supported, NWB 2 is; or name its arrays in a mapping (importer: hdf5)");
      }
      Recording.Builder recording =
          Recording.builder(String.valueOf(file.getFileName()))
              .format("NWB " + (version.isEmpty() ? "2" : version))
              .closing(hdf5);
      contents(hdf5, chosen, recording);
      return recording.build();
    } catch (RuntimeException e) {
      hdf5.close();
      throw e;
    }
  }

  private static void contents(Hdf5File file, NwbOptions options, Recording.Builder recording) {
    TypeHierarchy types = TypeHierarchy.of(file, recording);
    Contents contents = Contents.of(file, types, recording);
    unknown(contents, types, recording);
    List<String> seriesPaths = new ArrayList<>(contents.series().keySet());
    seriesPaths.addAll(contents.outside().keySet());
    Names names = new Names(file, contents.tables().keySet(), seriesPaths);
    DatasetArrays arrays = new DatasetArrays(file, recording);
    Facts facts = new Facts(names, arrays, recording::note);
    new Session(file, arrays, recording).read();
    String units = options.units(contents.tables(), recording);
    NwbColumns columns = new NwbColumns(file, names, units, arrays, recording);
    NwbTable tables = new NwbTable(contents.tables(), names, columns, recording);
    Set<String> categories = tables.categories();
    tables.at(Names.ELECTRODES).ifPresent(t -> recording.table(names.of(Names.ELECTRODES), t));
    for (Map.Entry<String, Hdf5Group> table : contents.tables().entrySet()) {
      String path = table.getKey();
      if (path.equals(units)) {
        new NwbUnits(file, tables, recording).add(table.getValue());
      } else if (!categories.contains(path)) {
        tables.at(path).ifPresent(t -> recording.table(names.of(path), t));
      }
    }
    NwbTimeSeries series =
        new NwbTimeSeries(
            types, names, new Channels(file, types, tables), arrays, facts, recording);
    contents.series().forEach((path, group) -> series.add(path, group, false));
    contents.outside().forEach((path, group) -> series.add(path, group, true));
    new ObjectTables(types, names, facts, recording).add(contents, series.facts());
    for (Hdf5Dataset dataset : contents.loose()) {
      try {
        arrays.add(dataset);
      } catch (HomologException e) {
        recording.note(dataset.path() + " is left out: " + e.getMessage());
      }
    }
    options.gather(series.read(), recording);
  }

  private static void unknown(Contents contents, TypeHierarchy types, Recording.Builder recording) {
    Set<String> unknown = new TreeSet<>();
    for (Contents.Typed typed : contents.typed()) {
      if (!types.knows(typed.type())) {
        unknown.add(
            "the type "
                + typed.type()
                + (typed.namespace().isEmpty() ? "" : " of " + typed.namespace())
                + " is not defined in the file's specifications; it is read by its structure");
      }
    }
    unknown.forEach(recording::note);
  }
}
