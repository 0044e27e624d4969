package org.homolog.importer.netcdf;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.hdf5.Hdf5File;
import org.homolog.importer.mapping.RecordingMapping;
import org.homolog.importer.mapping.TimeUnit;
import org.homolog.population.ArrayAxis;
import org.homolog.population.DataArray;
import org.homolog.population.Recording;
import org.homolog.population.Table;
import org.homolog.spi.FormatDescription;
import org.homolog.spi.Importer;
import org.homolog.spi.Reference;

/**
 * Reads netCDF-4 files, told by the library's mark on the root or by dimension scales: variables as
 * arrays with their axes, coordinates as tables, events as spike trains.
 */
public final class NetcdfImporter implements Importer {
  private static final String TIME_UNIT = "time-unit";
  private static final int MOST_LOOKED_AT = 64;

  @Override
  public String id() {
    return "netcdf";
  }

  @Override
  public String summary() {
    return "netCDF-4 files, such as assemblies of xarray and Brain-Score: labelled arrays and events";
  }

  @Override
  public int claims(Probe probe) {
    if (!probe.isHdf5()) {
      return 0;
    }
    boolean marked =
        !probe.rootAttribute("_NCProperties").isEmpty()
            || probe.rootChildren().stream()
                .limit(MOST_LOOKED_AT)
                .anyMatch(
                    name ->
                        probe.attribute("/" + name, "CLASS").equals("DIMENSION_SCALE")
                            && !probe.attribute("/" + name, "_Netcdf4Dimid").isEmpty());
    return marked ? 2 : 0;
  }

  @Override
  public Map<String, String> optionHelp() {
    Map<String, String> help = new LinkedHashMap<>();
    help.put(
        TIME_UNIT,
        "unit of times whose variable states none: s, ms or us; without it, time_bin and the times"
            + " of events are milliseconds, as Brain-Score writes them, and others unknown");
    help.putAll(RecordingMapping.help());
    return help;
  }

  @Override
  public FormatDescription description() {
    return FormatDescription.empty()
        .reads("variables of numbers and text in every group, as arrays named by their paths")
        .reads(
            "dimensions named presentation, stimulus, trial (conditions), neuroid, unit, channel"
                + " (units), repetition (repeats), time_bin, time (time): a population without"
                + " naming axes; other dimensions are named by the study")
        .reads(
            "coordinates, MultiIndex levels among them (the one with a trailing underscore under its"
                + " own name): a table per dimension, and columns of conditions and units")
        .reads("bins by time_bin_start and time_bin_end: time in seconds, at their centres")
        .reads("event-wise assemblies (event x neuroid_id): spike trains")
        .reads("fill and missing values: NaN, or empty text; scale_factor, add_offset; bool")
        .reads("columns in ms or us: beside them the same in seconds, named ..._s, to align to")
        .leavesOut("netCDF-3 files, which are not HDF5; nccopy -k nc4 converts them")
        .leavesOut(
            "dates (units such as days since ...), which stay numbers, valid_range, compound")
        .leavesOut("dimensions without coordinates, which hold no data; their length is kept")
        .example(
            """
            study: Images in inferior temporal cortex
            systems:
              it:
                recording: {file: assembly.nc}
                population: {values: responses, units: region == IT}
                then: [conditions: [stimulus_id], repeats: repetition, average: repeats]
              v4:
                recording: {file: assembly.nc}
                population: {values: responses, units: region == V4}
                then: [conditions: [stimulus_id], repeats: repetition, average: repeats]
            reference: it
            candidates: [v4]
            comparisons: [rsa]
            """)
        .reference(
            Reference.of("Unidata, netCDF-4: the file format is HDF5 with dimension scales", ""));
  }

  @Override
  public Recording open(Path file, Map<String, Object> options, Host host) {
    Map<String, Object> mapped = new LinkedHashMap<>(options);
    Optional<TimeUnit> unit =
        Optional.ofNullable(mapped.remove(TIME_UNIT)).map(String::valueOf).map(TimeUnit::required);
    RecordingMapping mapping = RecordingMapping.of(mapped, "recording");
    Hdf5File hdf5 = Hdf5File.open(file, host.threads());
    try {
      Recording.Builder recording =
          Recording.builder(String.valueOf(file.getFileName())).format("netCDF-4").closing(hdf5);
      session(hdf5, recording);
      NetcdfStructure structure = new NetcdfStructure(hdf5);
      DimensionTables tables = new DimensionTables(structure, unit);
      structure.notes().forEach(recording::note);
      tables.notes().forEach(recording::note);
      structure
          .dimensions()
          .forEach(
              (path, length) -> {
                if (structure.isBare(path)) {
                  recording.note(
                      path
                          + " is a netCDF dimension of length "
                          + length
                          + " without coordinate values, not data");
                }
              });
      tables.tables().forEach((path, table) -> recording.table(tableName(path), table));
      structure.variables().forEach(v -> recording.array(v.path(), array(v, tables)));
      new SpikeEvents(structure, tables, unit).addTo(recording);
      return mapping.apply(recording);
    } catch (RuntimeException e) {
      hdf5.close();
      throw e;
    }
  }

  private static void session(Hdf5File file, Recording.Builder recording) {
    for (String name : file.root().attributes().names()) {
      file.root().attributes().text(name).ifPresent(text -> recording.session(name, text));
    }
  }

  private static String tableName(String path) {
    return path.substring(1);
  }

  private static DataArray array(Variable variable, DimensionTables tables) {
    List<ArrayAxis> axes =
        variable.dimensions().stream()
            .map(
                path ->
                    path.isEmpty()
                        ? new ArrayAxis("", ArrayAxis.Meaning.UNKNOWN, Table.empty(0))
                        : tables.axis(path))
            .toList();
    return new VariableArray(variable, axes);
  }
}
