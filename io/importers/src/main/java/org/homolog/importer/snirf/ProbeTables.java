package org.homolog.importer.snirf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.NumberText;
import org.homolog.importer.mapping.ArrayColumns;
import org.homolog.population.Column;
import org.homolog.population.Table;

/**
 * The channels of a block of data, one row per measurement, with the labels and positions of its
 * source and detector and the nominal wavelength; and the probe's sources and detectors.
 */
final class ProbeTables {
  private static final List<String> AXES = List.of("x", "y", "z");

  private final Optional<Hdf5Group> probe;
  private final double[] wavelengths;
  private final String lengthUnit;

  ProbeTables(Optional<Hdf5Group> probe, String lengthUnit) {
    this.probe = probe;
    this.wavelengths =
        probe.map(group -> SnirfParts.numbers(group, "wavelengths")).orElse(new double[0]);
    this.lengthUnit = lengthUnit;
  }

  /** The sources or detectors; empty where the probe states none. */
  Optional<Table> optodes(String kind) {
    if (probe.isEmpty()) {
      return Optional.empty();
    }
    String[] labels = SnirfParts.texts(probe.get(), kind + "Labels");
    List<Column> columns = new ArrayList<>();
    if (labels.length > 0) {
      columns.add(Column.texts(kind, labels));
    }
    for (String name : List.of(kind + "Pos3D", kind + "Pos2D")) {
      double[] positions = SnirfParts.numbers(probe.get(), name);
      int dimensions = name.endsWith("3D") ? 3 : 2;
      int count = positions.length / dimensions;
      boolean fits =
          positions.length > 0
              && positions.length % dimensions == 0
              && (columns.isEmpty() || columns.get(0).size() == count);
      for (int axis = 0; fits && axis < dimensions; axis++) {
        double[] one = new double[count];
        for (int i = 0; i < count; i++) {
          one[i] = positions[i * dimensions + axis];
        }
        String suffix = name.endsWith("3D") ? "" : "_2d";
        columns.add(Column.numbers(AXES.get(axis) + suffix, one).unit(lengthUnit));
      }
    }
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    if (labels.length == 0) {
      long[] numbers = new long[columns.get(0).size()];
      Arrays.setAll(numbers, i -> i + 1L);
      columns.add(0, Column.integers(kind, numbers));
    }
    return Optional.of(Table.of(columns));
  }

  /**
   * The channels of a block.
   *
   * @param data the block
   * @param width number of channels its samples have
   */
  Table channels(Hdf5Group data, int width) {
    Map<String, String[]> facts = facts(data, width);
    List<Column> columns = new ArrayList<>();
    columns.add(Column.texts("channel", labels(facts, width)));
    facts.forEach((name, values) -> columns.add(column(name, values)));
    wavelength(facts, width).ifPresent(columns::add);
    return Table.of(columns);
  }

  /** What is measured: one group per channel, or one group of lists; missing facts are empty. */
  private static Map<String, String[]> facts(Hdf5Group data, int width) {
    Map<String, String[]> facts = new LinkedHashMap<>();
    List<Hdf5Group> each = SnirfParts.indexed(data, "measurementList");
    Optional<Hdf5Group> lists = data.group("measurementLists");
    if (each.isEmpty() && lists.isEmpty()) {
      throw HomologException.damaged(data.path() + " has no measurementList");
    }
    if (!each.isEmpty()) {
      if (each.size() != width) {
        throw HomologException.damaged(
            data.path()
                + ": "
                + each.size()
                + " measurementList groups for "
                + width
                + " channels");
      }
      Set<String> names = new LinkedHashSet<>();
      each.forEach(group -> names.addAll(group.names()));
      for (String name : names) {
        String[] values = new String[width];
        for (int i = 0; i < width; i++) {
          values[i] = each.get(i).child(name).flatMap(SnirfParts::fact).orElse("");
        }
        facts.put(name, values);
      }
      return facts;
    }
    for (String name : lists.get().names()) {
      String[] texts = SnirfParts.texts(lists.get(), name);
      double[] numbers = SnirfParts.numbers(lists.get(), name);
      if (texts.length == width) {
        facts.put(name, texts);
      } else if (numbers.length == width) {
        facts.put(name, ArrayColumns.numbers(name, numbers).texts());
      }
    }
    return facts;
  }

  private static Column column(String name, String[] values) {
    double[] numbers = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      try {
        numbers[i] = values[i].isEmpty() ? Double.NaN : Double.parseDouble(values[i]);
      } catch (NumberFormatException e) {
        return Column.texts(name, values);
      }
    }
    return ArrayColumns.numbers(name, numbers);
  }

  private static int index(Map<String, String[]> facts, String name, int channel) {
    String[] values = facts.get(name);
    if (values == null || !values[channel].matches("\\d{1,9}")) {
      return 0;
    }
    return Integer.parseInt(values[channel]);
  }

  private String optode(String kind, int index) {
    String[] labels =
        probe.map(group -> SnirfParts.texts(group, kind + "Labels")).orElse(new String[0]);
    return index >= 1 && index <= labels.length
        ? labels[index - 1]
        : (kind.equals("source") ? "S" : "D") + index;
  }

  private double wavelengthOf(Map<String, String[]> facts, int channel) {
    int index = index(facts, "wavelengthIndex", channel);
    return index >= 1 && index <= wavelengths.length ? wavelengths[index - 1] : Double.NaN;
  }

  private Optional<Column> wavelength(Map<String, String[]> facts, int width) {
    double[] values = new double[width];
    Arrays.setAll(values, channel -> wavelengthOf(facts, channel));
    return Arrays.stream(values).allMatch(Double::isNaN)
        ? Optional.empty()
        : Optional.of(Column.numbers("wavelength", values).unit("nm"));
  }

  /** Such as {@code S1_D2 690} or {@code S1_D2 HbO}: source, detector and what was measured. */
  private String[] labels(Map<String, String[]> facts, int width) {
    String[] labels = new String[width];
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < width; i++) {
      String[] type = facts.get("dataTypeLabel");
      double wavelength = wavelengthOf(facts, i);
      String what =
          type != null && !type[i].isEmpty()
              ? type[i]
              : Double.isNaN(wavelength) ? "" : NumberText.of(wavelength);
      String label =
          optode("source", index(facts, "sourceIndex", i))
              + "_"
              + optode("detector", index(facts, "detectorIndex", i))
              + (what.isEmpty() ? "" : " " + what);
      labels[i] = seen.add(label) ? label : label + " #" + (i + 1);
    }
    return labels;
  }
}
