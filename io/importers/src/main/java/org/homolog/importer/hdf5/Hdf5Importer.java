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
import org.homolog.spi.Importer;

/**
 * Reads any HDF5 file: every dataset of numbers, text or references becomes an array named by its
 * path, and a mapping in the study says what the arrays mean. Conventions built on HDF5 that have
 * no importer of their own (SNIRF, netCDF-4) are opened so, and a note says so.
 */
public final class Hdf5Importer implements Importer {
  private static final String BARE_DIMENSION =
      "This is a netCDF dimension but not a netCDF variable";

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
  public Recording open(Path file, Map<String, Object> options, Host host) {
    RecordingMapping mapping = RecordingMapping.of(options, "recording");
    Hdf5File hdf5 = Hdf5File.open(file);
    try {
      Recording.Builder recording =
          Recording.builder(String.valueOf(file.getFileName())).closing(hdf5);
      convention(hdf5, recording, options.isEmpty());
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

  private static void convention(Hdf5File file, Recording.Builder recording, boolean unmapped) {
    List<String> names = file.root().names();
    if (names.contains("formatVersion") && names.stream().anyMatch(n -> n.startsWith("nirs"))) {
      recording.format("HDF5 (SNIRF)");
      if (unmapped) {
        recording.note(
            "SNIRF has no importer of its own: its arrays are listed as they are; a mapping in the"
                + " study names values, times and stimuli");
      }
    } else if (file.root().attributes().has("_NCProperties")) {
      recording.format("HDF5 (netCDF-4)");
      if (unmapped) {
        recording.note(
            "netCDF-4 has no importer of its own: its arrays are listed as they are; a mapping in"
                + " the study names values and labels");
      }
    } else {
      recording.format("HDF5");
    }
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
        dataset.filters(); // An unknown filter is known now, not when the values are asked for.
        dataset.shape();
        recording.array(dataset.path(), new FileArray(file, dataset));
      }
      default ->
          recording.note(
              dataset.path() + " is left out: elements of type " + type + " make no array");
    }
  }
}
