package org.homolog.importer.snirf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.importer.mapping.ArrayColumns;
import org.homolog.population.Column;
import org.homolog.population.Table;

/**
 * The stimuli of all conditions as one table of events in the order of their onsets: {@code onset},
 * {@code duration}, {@code amplitude} and further columns the file labels, the condition's name and
 * the group it comes from.
 */
final class StimulusTables {
  private static final List<String> USUAL = List.of("onset", "duration", "amplitude");

  private StimulusTables() {}

  private record Event(double[] values, List<String> names, String condition, String group) {
    double value(String name) {
      int at = names.indexOf(name);
      return at < 0 ? Double.NaN : values[at];
    }
  }

  /**
   * The stimuli of a recording.
   *
   * @param conditions its {@code stim} groups
   * @param seconds how many seconds the file's unit of time is
   * @return the table; empty where there are no stimuli
   */
  static Optional<Table> of(List<Hdf5Group> conditions, double seconds) {
    List<Event> events = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>(USUAL);
    for (Hdf5Group condition : conditions) {
      List<Event> own = events(condition);
      own.forEach(event -> names.addAll(event.names()));
      events.addAll(own);
    }
    if (events.isEmpty()) {
      return Optional.empty();
    }
    events.sort(Comparator.comparingDouble(event -> event.value("onset")));
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      boolean time = name.equals("onset") || name.equals("duration");
      double factor = time ? seconds : 1;
      double[] values = events.stream().mapToDouble(e -> e.value(name) * factor).toArray();
      Column column = time ? Column.numbers(name, values) : ArrayColumns.numbers(name, values);
      columns.add(time ? column.unit("s") : column);
    }
    columns.add(
        Column.texts("condition", events.stream().map(Event::condition).toArray(String[]::new)));
    columns.add(Column.texts("group", events.stream().map(Event::group).toArray(String[]::new)));
    return Optional.of(Table.of(columns));
  }

  private static List<Event> events(Hdf5Group condition) {
    String name = SnirfParts.text(condition, "name").orElse(condition.name());
    Optional<Hdf5Dataset> data = condition.dataset("data");
    if (data.isEmpty() || data.get().elements() == 0) {
      return List.of();
    }
    Hdf5Dataset table = SnirfParts.required(condition, "data");
    long[] shape = table.shape();
    if (shape.length != 2 || shape[1] < 1 || shape[1] > 1000) {
      throw HomologException.damaged(
          table.path() + ": stimuli are rows of onset, duration and amplitude");
    }
    int width = (int) shape[1];
    String[] labels = SnirfParts.texts(condition, "dataLabels");
    List<String> names = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      String own = c >= USUAL.size() && c < labels.length ? labels[c].strip() : "";
      String usual = c < USUAL.size() ? USUAL.get(c) : "column_" + (c + 1);
      names.add(own.isEmpty() || names.contains(own) ? usual : own);
    }
    double[] values = table.doubles();
    List<Event> events = new ArrayList<>();
    for (int row = 0; row < values.length / width; row++) {
      double[] one = Arrays.copyOfRange(values, row * width, (row + 1) * width);
      events.add(new Event(one, names, name, condition.name()));
    }
    return events;
  }
}
