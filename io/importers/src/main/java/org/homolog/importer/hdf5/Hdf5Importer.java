package org.homolog.importer.hdf5;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.hdf5.UnreadableItem;
import org.homolog.importer.mapping.RecordingMapping;
import org.homolog.population.Recording;
import org.homolog.spi.FormatDescription;
import org.homolog.spi.Importer;

/**
 * Reads any HDF5 file: every dataset of numbers, text or references becomes an array named by its
 * path, each list of a variable-length dataset an array, a compound dataset a table, and a mapping
 * in the study says what the arrays mean.
 */
public final class Hdf5Importer implements Importer {
  private static final String BARE_DIMENSION =
      "This is a netCDF dimension but not a netCDF variable";
  private static final int MOST_LISTS = 10_000;

  @Override
  public String id() {
    return "hdf5";
  }

  @Override
  public String summary() {
    return "any HDF5 file: arrays named by their paths, given meaning by the study";
  }

  @Override
  public int claims(Probe probe) {
    return probe.isHdf5() ? 1 : 0;
  }

  @Override
  public Map<String, String> optionHelp() {
    return RecordingMapping.help();
  }

  @Override
  public FormatDescription description() {
    return FormatDescription.empty()
        .reads("datasets of numbers, text and object references: arrays named by their paths")
        .reads("compound datasets: tables; a column is named /events.onset")
        .reads(
            "variable-length datasets of numbers: one array per list, /spikes[1], /spikes[2], ...")
        .reads(
            "by a mapping beside the file: spikes (flat with ends, starts or unit; ragged; one array"
                + " per unit; pairs of time and unit), tables of events and stimuli, series, units")
        .reads(
            "by a mapping of the system: any array as a population or as dissimilarities, axes in any"
                + " order, labels and columns, a slice")
        .reads(
            "a family of arrays by a pattern, such as /unit_*/psth: stacked along a new first axis,"
                + " ordered by the numbers in their names")
        .leavesOut("meaning: what the study does not say, is not guessed")
        .leavesOut("nested compounds, opaque bytes, links into other files; a note names each")
        .example(
            """
            study: Two areas
            systems:
              v1:
                recording:
                  file: session.h5
                  spikes: {times: /units/*/spike_times}
                  tables: {trials: /trials}
                align:
                  table: trials
                  event: start
                  window: [0, 0.5]
                  bin: 0.5
                  conditions: [stimulus]
              v2:
                recording: {file: averages.h5}
                population:
                  values: /responses
                  axes: [unit: neuron, condition: stimulus]
                  labels: {stimulus: /stimuli}
            reference: v1
            candidates: [v2]
            comparisons: [rsa]
            """);
  }

  @Override
  public Recording open(Path file, Map<String, Object> options, Host host) {
    RecordingMapping mapping = RecordingMapping.of(options, "recording");
    Hdf5File hdf5 = Hdf5File.open(file, host.threads());
    try {
      Recording.Builder recording =
          Recording.builder(String.valueOf(file.getFileName()))
              .format(convention(hdf5))
              .closing(hdf5);
      for (String name : hdf5.root().attributes().names()) {
        hdf5.root().attributes().text(name).ifPresent(text -> recording.session(name, text));
      }
      for (Hdf5Item item : hdf5.walk()) {
        add(hdf5, item, recording);
      }
      return mapping.apply(recording);
    } catch (RuntimeException e) {
      hdf5.close();
      throw e;
    }
  }

  private static String convention(Hdf5File file) {
    List<String> names = file.root().names();
    if (names.contains("formatVersion") && names.stream().anyMatch(n -> n.startsWith("nirs"))) {
      return "HDF5 (SNIRF)";
    }
    return file.root().attributes().has("_NCProperties") ? "HDF5 (netCDF-4)" : "HDF5";
  }

  private static void add(Hdf5File file, Hdf5Item item, Recording.Builder recording) {
    if (item instanceof UnreadableItem unreadable) {
      recording.note(item.path() + " is left out: " + unreadable.failure().getMessage());
    } else if (item instanceof Hdf5Dataset dataset) {
      try {
        addDataset(file, dataset, recording);
      } catch (HomologException e) {
        recording.note(dataset.path() + " is left out: " + e.getMessage());
      }
    }
  }

  private static void addDataset(Hdf5File file, Hdf5Dataset dataset, Recording.Builder recording) {
    boolean bare =
        dataset.attributes().text("NAME").filter(n -> n.startsWith(BARE_DIMENSION)).isPresent();
    if (bare && !dataset.hasStorage()) {
      recording.note(
          dataset.path()
              + " is a netCDF dimension of length "
              + dataset.elements()
              + " without coordinate values, not data");
      return;
    }
    ElementType type = dataset.type();
    switch (type.kind()) {
      case INTEGER, FLOAT, TEXT, REFERENCE -> {
        if (FileArray.isReadable(dataset)) {
          recording.array(dataset.path(), new FileArray(file, dataset));
        }
      }
      case COMPOUND -> recording.table(dataset.path(), CompoundTable.of(dataset));
      case VARIABLE_LENGTH -> ragged(dataset, recording);
      default ->
          recording.note(
              dataset.path() + " is left out: elements of type " + type + " make no array");
    }
  }

  /** Each element of a variable-length dataset is an array of its own: {@code /spikes[1]}. */
  private static void ragged(Hdf5Dataset dataset, Recording.Builder recording) {
    int lists = (int) Math.min(dataset.elements(), MOST_LISTS);
    RaggedLists all = new RaggedLists(dataset);
    for (int i = 0; i < lists; i++) {
      recording.array(dataset.path() + "[" + (i + 1) + "]", new RaggedLists.Element(all, i));
    }
    if (dataset.elements() > MOST_LISTS) {
      recording.note(
          dataset.path()
              + " has "
              + dataset.elements()
              + " lists; the first "
              + MOST_LISTS
              + " are arrays");
    }
  }
}
