package org.homolog.importer.homolog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.export.Layout;
import org.homolog.export.PopulationRecording;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Attributes;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.importer.mapping.RecordingMapping;
import org.homolog.population.Recording;
import org.homolog.population.Table;
import org.homolog.spi.FormatDescription;
import org.homolog.spi.Importer;

/**
 * Reads what homolog wrote in its own HDF5 {@link Layout}: every table, series, array and spike
 * train as it was, with types, units, descriptions and order. No mapping is needed.
 */
public final class HomologImporter implements Importer {
  @Override
  public String id() {
    return "homolog";
  }

  @Override
  public String summary() {
    return "files that homolog convert wrote: everything as it was in the recording";
  }

  @Override
  public int claims(Probe probe) {
    return probe.isHdf5() && !probe.rootAttribute(Layout.VERSION_ATTRIBUTE).isEmpty() ? 2 : 0;
  }

  @Override
  public Map<String, String> optionHelp() {
    return RecordingMapping.help();
  }

  @Override
  public FormatDescription description() {
    return FormatDescription.empty()
        .reads(
            "session facts, units, spike trains, tables, series, arrays and notes, in their order")
        .reads(
            "a population, as array /values (entries x times x units) with its tables entries, time"
                + " and units; their columns are arrays too, such as /entries/stimulus, for a mapping")
        .leavesOut("what was added to the file by other programs")
        .example(
            """
            study: a converted session
            systems:
              neurons:
                recording: {file: session.h5}
                align:
                  table: trials
                  event: start_time
                  window: [0, 0.5]
                  bin: 0.1
                  conditions: [stimulus]
                then:
                  - time: conditions
              stimulus:
                stated: {of: neurons, categories: [stimulus]}
            reference: neurons
            candidates: [stimulus]
            comparisons:
              - rsa: {dissimilarity: correlation, comparator: spearman}
            """);
  }

  @Override
  public Recording open(Path file, Map<String, Object> options, Host host) {
    RecordingMapping mapping = RecordingMapping.of(options, "recording");
    Hdf5File hdf5 = Hdf5File.open(file, host.threads());
    try {
      Attributes root = hdf5.root().attributes();
      String version = root.text(Layout.VERSION_ATTRIBUTE).orElse("");
      if (!version.equals(Layout.VERSION)) {
        throw HomologException.unsupported(
            file
                + ": layout "
                + version
                + " of homolog is not read by this version, which reads layout "
                + Layout.VERSION);
      }
      Recording.Builder recording =
          Recording.builder(root.text(Layout.NAME).orElse(""))
              .format("homolog " + version + from(root))
              .closing(hdf5);
      fill(hdf5, recording);
      return mapping.apply(recording);
    } catch (RuntimeException e) {
      hdf5.close();
      throw e;
    }
  }

  private static String from(Attributes root) {
    return root.text(Layout.SOURCE_FORMAT)
        .filter(text -> !text.isEmpty())
        .map(text -> " (from " + text + ")")
        .orElse("");
  }

  private static void fill(Hdf5File file, Recording.Builder recording) {
    String[] facts = file.dataset(Layout.FACT).strings();
    String[] values = file.dataset(Layout.VALUE).strings();
    if (facts.length != values.length) {
      throw HomologException.damaged(
          file.path() + ": " + facts.length + " session facts have " + values.length + " values");
    }
    for (int i = 0; i < facts.length; i++) {
      recording.session(facts[i], values[i]);
    }
    Table units = StoredTable.read(file.group(Layout.UNITS));
    if (file.find(Layout.SPIKES).isPresent()) {
      recording.units(
          units,
          StoredSpikes.of(file.dataset(Layout.SPIKE_TIMES), file.dataset(Layout.SPIKE_ENDS)));
    } else {
      recording.units(units);
    }
    for (Hdf5Item item : ordered(file.group(Layout.TABLES))) {
      recording.table(name(item), StoredTable.read(file.group(item.path())));
    }
    for (Hdf5Item item : ordered(file.group(Layout.SERIES))) {
      recording.series(name(item), StoredSeries.of(file.group(item.path())));
    }
    for (Hdf5Item item : ordered(file.group(Layout.RAGGED))) {
      recording.ragged(name(item), StoredRagged.of(file.group(item.path())));
    }
    for (Hdf5Item item : ordered(file.group(Layout.ARRAYS))) {
      recording.array(name(item), new StoredArray(file.dataset(item.path())));
    }
    for (String note : file.dataset(Layout.NOTES).strings()) {
      recording.note(note);
    }
    Recording whole = recording.build();
    if (PopulationRecording.isPopulation(whole)) {
      columns(
          whole.table(PopulationRecording.ENTRIES), "/" + PopulationRecording.ENTRIES, recording);
      columns(whole.table(PopulationRecording.TIME), "/" + PopulationRecording.TIME, recording);
      columns(whole.units(), "/units", recording);
    }
  }

  /** The columns of a table as arrays, for mappings of a population. */
  private static void columns(Table table, String group, Recording.Builder recording) {
    table
        .columns()
        .forEach(column -> recording.array(group + "/" + column.name(), new ColumnArray(column)));
  }

  private static Attributes attributes(Hdf5Item item) {
    if (item instanceof Hdf5Group group) {
      return group.attributes();
    }
    if (item instanceof Hdf5Dataset dataset) {
      return dataset.attributes();
    }
    throw HomologException.damaged(item.path() + " cannot be read");
  }

  private static String name(Hdf5Item item) {
    return attributes(item).text(Layout.NAME).orElse(item.name());
  }

  /** What lies in a group, in the order it was written. */
  static List<Hdf5Item> ordered(Hdf5Group group) {
    List<Hdf5Item> items = new ArrayList<>(group.children());
    items.sort(
        Comparator.comparingDouble(
            item -> attributes(item).number(Layout.PLACE).orElse(Double.MAX_VALUE)));
    return items;
  }

  /** A column's name as it was, which its link may not show. */
  static Optional<String> storedName(Hdf5Item item) {
    return attributes(item).text(Layout.NAME);
  }
}
