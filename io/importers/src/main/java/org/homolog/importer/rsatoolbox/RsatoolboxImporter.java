package org.homolog.importer.rsatoolbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.importer.hdf5.FileArray;
import org.homolog.importer.mapping.AxedArray;
import org.homolog.importer.mapping.RecordingMapping;
import org.homolog.importer.mapping.TimeUnit;
import org.homolog.population.ArrayAxis;
import org.homolog.population.ArrayAxis.Meaning;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Recording;
import org.homolog.population.Table;
import org.homolog.spi.FormatDescription;
import org.homolog.spi.Importer;
import org.homolog.spi.Reference;

/**
 * Reads what rsatoolbox saves to HDF5: data sets (observations x channels, or observations x
 * channels x time) and dissimilarity matrices, with their descriptors.
 */
public final class RsatoolboxImporter implements Importer {
  private static final String MEASUREMENTS = "measurements";
  private static final String DISSIMILARITIES = "dissimilarities";
  private static final String TIME_UNIT = "time-unit";
  private static final long LONGEST_AXIS = 10_000_000;

  @Override
  public String id() {
    return "rsatoolbox";
  }

  @Override
  public String summary() {
    return "data sets and dissimilarity matrices that rsatoolbox saved to HDF5";
  }

  @Override
  public int claims(Probe probe) {
    List<String> names = probe.rootChildren();
    boolean data =
        names.contains(MEASUREMENTS)
            && names.containsAll(List.of("obs_descriptors", "channel_descriptors"));
    boolean matrices =
        names.contains(DISSIMILARITIES)
            && names.containsAll(List.of("rdm_descriptors", "pattern_descriptors"));
    return probe.isHdf5() && (data || matrices) ? 2 : 0;
  }

  @Override
  public Map<String, String> optionHelp() {
    Map<String, String> help = new LinkedHashMap<>();
    help.put(TIME_UNIT, "unit of the time descriptor: s (as without it), ms or us");
    help.putAll(RecordingMapping.help());
    return help;
  }

  @Override
  public FormatDescription description() {
    return FormatDescription.empty()
        .reads(
            "data sets: measurements as a population, conditions numbered observation by observation"
                + " unless the study names a descriptor; temporal data sets with their time")
        .reads("RDMs: dissimilarities, one member per matrix, conditions labelled by a descriptor")
        .reads("descriptors of observations, channels, times, patterns and matrices as columns")
        .leavesOut("models, results and files saved as pickle")
        .leavesOut("descriptors whose rows have different lengths")
        .example(
            """
            study: Dissimilarities of two regions
            systems:
              early:
                recording: {file: early.h5}
                dissimilarities: {values: dissimilarities}
              late:
                recording: {file: late.h5}
                dissimilarities: {values: dissimilarities}
            reference: early
            candidates: [late]
            comparisons: [rsa]
            """)
        .reference(
            Reference.of(
                "van den Bosch JJF et al. 2025, A Python toolbox for representational similarity"
                    + " analysis, eLife 14:RP107828",
                "10.7554/eLife.107828"));
  }

  @Override
  public Recording open(Path file, Map<String, Object> options, Host host) {
    Map<String, Object> mapped = new LinkedHashMap<>(options);
    Object unit = mapped.remove(TIME_UNIT);
    TimeUnit timeUnit = unit == null ? TimeUnit.SECONDS : TimeUnit.required(String.valueOf(unit));
    RecordingMapping mapping = RecordingMapping.of(mapped, "recording");
    Hdf5File hdf5 = Hdf5File.open(file, host.threads());
    try {
      Recording.Builder recording =
          Recording.builder(String.valueOf(file.getFileName())).closing(hdf5);
      for (String name : hdf5.root().attributes().names()) {
        hdf5.root().attributes().text(name).ifPresent(text -> recording.session(name, text));
      }
      Descriptors descriptors = new Descriptors(hdf5, recording);
      descriptors.session();
      if (hdf5.root().links().containsKey(MEASUREMENTS)) {
        recording.format("rsatoolbox data set");
        measurements(hdf5, descriptors, recording, timeUnit);
      }
      if (hdf5.root().links().containsKey(DISSIMILARITIES)) {
        recording.format("rsatoolbox RDMs");
        dissimilarities(hdf5, descriptors, recording);
      }
      return mapping.apply(recording);
    } catch (RuntimeException e) {
      hdf5.close();
      throw e;
    }
  }

  private static void measurements(
      Hdf5File file, Descriptors descriptors, Recording.Builder recording, TimeUnit timeUnit) {
    Hdf5Dataset dataset = file.dataset("/" + MEASUREMENTS);
    long[] shape = shape(dataset, 2, 3);
    Table observations = descriptors.table("obs_descriptors", (int) shape[0]);
    Table channels = descriptors.table("channel_descriptors", (int) shape[1]);
    List<ArrayAxis> axes = new ArrayList<>();
    axes.add(ArrayAxis.labelled("observation", Meaning.CONDITION, observations));
    axes.add(ArrayAxis.labelled("channel", Meaning.UNIT, channels));
    if (shape.length == 3) {
      axes.add(time(descriptors.table("time_descriptors", (int) shape[2]), timeUnit));
    }
    FileArray values = new FileArray(file, dataset);
    recording.array(MEASUREMENTS, new AxedArray(values, axes, values.description()));
    table(recording, "observations", observations);
    recording.units(axes.get(1).labels());
  }

  private static void table(Recording.Builder recording, String name, Table table) {
    if (!table.columns().isEmpty()) {
      recording.table(name, table);
    }
  }

  private static ArrayAxis time(Table table, TimeUnit unit) {
    List<Column> columns = new ArrayList<>();
    table
        .find("time")
        .filter(Column::isNumeric)
        .ifPresent(
            column -> {
              double[] seconds = column.numbers();
              for (int i = 0; i < seconds.length; i++) {
                seconds[i] *= unit.seconds();
              }
              columns.add(Column.numbers(Population.SECONDS, seconds).unit("s"));
            });
    if (columns.isEmpty()) {
      return new ArrayAxis("time", Meaning.TIME, Table.empty(table.rows()));
    }
    table.columns().stream()
        .filter(column -> !column.name().equals(Population.SECONDS))
        .forEach(columns::add);
    return new ArrayAxis("time", Meaning.TIME, Table.of(columns));
  }

  private static void dissimilarities(
      Hdf5File file, Descriptors descriptors, Recording.Builder recording) {
    Hdf5Dataset dataset = file.dataset("/" + DISSIMILARITIES);
    long[] shape = shape(dataset, 2, 2);
    long patterns = Math.round((1 + Math.sqrt(1 + 8.0 * shape[1])) / 2);
    if (patterns * (patterns - 1) / 2 != shape[1]) {
      throw HomologException.damaged(
          dataset.path() + ": " + shape[1] + " pairs are not those of a square matrix");
    }
    Table conditions = descriptors.table("pattern_descriptors", (int) patterns);
    Table matrices = descriptors.table("rdm_descriptors", (int) shape[0]);
    FileArray values = new FileArray(file, dataset);
    recording.array(
        DISSIMILARITIES,
        new AxedArray(
            values,
            List.of(
                ArrayAxis.labelled("rdm", Meaning.MEMBER, matrices),
                ArrayAxis.labelled("pattern", Meaning.PAIR, conditions)),
            values.description()));
    table(recording, "patterns", conditions);
    table(recording, "rdms", matrices);
  }

  private static long[] shape(Hdf5Dataset dataset, int least, int most) {
    long[] shape = dataset.shape();
    if (shape.length < least || shape.length > most || !dataset.type().isNumber()) {
      throw HomologException.damaged(
          dataset.path() + ": an array of " + shape.length + " axes of " + dataset.type());
    }
    for (long length : shape) {
      if (length > LONGEST_AXIS) {
        throw HomologException.damaged(dataset.path() + " states an axis of length " + length);
      }
    }
    return shape;
  }
}
