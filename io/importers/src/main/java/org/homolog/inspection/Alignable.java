package org.homolog.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.homolog.population.ArrayAxis;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Recording;
import org.homolog.population.Table;

/**
 * What could be aligned to what: spike trains and series to the events of a table, or labels to the
 * axes of an array.
 *
 * @param what the table or array
 * @param by the columns of event times; for an array, per axis (counted from 1) the arrays that
 *     have its length and could label it
 * @param targets what could be cut around the events; empty for arrays
 */
public record Alignable(String what, List<String> by, List<String> targets) {
  private static final Pattern TIME =
      Pattern.compile("(.*_)?(time|times|onset|offset|timestamp|timestamps|start|stop)");
  private static final int MOST_LABELS = 8;
  private static final int MOST_ARRAYS = 12;

  /** Copies the lists. */
  public Alignable {
    by = List.copyOf(by);
    targets = List.copyOf(targets);
  }

  static List<Alignable> of(Recording recording) {
    List<String> targets = new ArrayList<>();
    recording
        .spikes()
        .ifPresent(trains -> targets.add("spike trains of " + trains.unitCount() + " units"));
    // A series of codes at given times is a table of events too, and nothing to be cut into bins.
    recording.series().keySet().stream()
        .filter(name -> !recording.tables().containsKey(name))
        .forEach(name -> targets.add("series " + name));
    List<Alignable> all = new ArrayList<>();
    if (!targets.isEmpty()) {
      recording
          .tables()
          .forEach(
              (name, table) -> {
                List<String> times = times(table);
                if (!times.isEmpty()) {
                  all.add(
                      new Alignable(
                          "table " + name + " (" + table.rows() + " events)", times, targets));
                }
              });
    }
    all.addAll(labels(recording));
    return all;
  }

  /**
   * The columns of a table that hold times of events, by their unit or their name.
   *
   * @param table a table
   * @return names of columns of numbers
   */
  public static List<String> times(Table table) {
    return table.columns().stream()
        .filter(Column::isNumeric)
        .filter(column -> column.unit().equals("s") || TIME.matcher(column.name()).matches())
        .map(Column::name)
        .toList();
  }

  private static List<Alignable> labels(Recording recording) {
    Map<String, Long> vectors = new LinkedHashMap<>();
    Map<String, DataArray> tensors = new LinkedHashMap<>();
    recording
        .arrays()
        .forEach(
            (name, array) -> {
              long[] shape = array.shape();
              long longer = Arrays.stream(shape).filter(length -> length > 1).count();
              if (Arrays.stream(shape).anyMatch(length -> length == 0)) {
                return;
              }
              if (longer == 1) {
                vectors.put(name, Arrays.stream(shape).max().orElse(1));
              } else if (longer > 1 && !array.isText()) {
                tensors.put(name, array);
              }
            });
    List<Alignable> all = new ArrayList<>();
    tensors.forEach(
        (name, array) -> {
          long[] shape = array.shape();
          List<String> by = new ArrayList<>();
          for (int axis = 0; axis < shape.length; axis++) {
            long length = shape[axis];
            Optional<String> stated = stated(array, axis, length);
            if (stated.isPresent()) {
              by.add(stated.get());
              continue;
            }
            List<String> fitting =
                vectors.entrySet().stream()
                    .filter(vector -> length > 1 && vector.getValue() == length)
                    .map(Map.Entry::getKey)
                    .limit(MOST_LABELS)
                    .toList();
            if (!fitting.isEmpty()) {
              by.add("axis " + (axis + 1) + " (" + length + "): " + String.join(", ", fitting));
            }
          }
          if (!by.isEmpty() && all.size() < MOST_ARRAYS) {
            all.add(new Alignable("array " + name, by, List.of()));
          }
        });
    return all;
  }

  /** What the file itself says of an axis: its name, what it means, and its labels. */
  private static Optional<String> stated(DataArray array, int axis, long length) {
    if (array.axes().isEmpty() || array.axes().get(axis).name().isEmpty()) {
      return Optional.empty();
    }
    ArrayAxis own = array.axes().get(axis);
    String word = own.meaning().name().toLowerCase(Locale.ROOT);
    boolean told = own.meaning() == ArrayAxis.Meaning.UNKNOWN || word.equals(own.name());
    String meaning = told ? "" : ", " + word;
    List<String> labels = own.labels().names().stream().limit(MOST_LABELS).toList();
    return Optional.of(
        "axis "
            + (axis + 1)
            + " ("
            + length
            + " "
            + own.name()
            + meaning
            + ")"
            + (labels.isEmpty() ? "" : ": " + String.join(", ", labels)));
  }
}
