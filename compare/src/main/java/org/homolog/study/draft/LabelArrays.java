package org.homolog.study.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Recording;

/** The arrays of a recording that could label an axis: lists, as columns, by their length. */
final class LabelArrays {
  private static final long LONGEST = 100_000;

  private final Map<String, Column> columns = new LinkedHashMap<>();

  LabelArrays(Recording recording) {
    recording
        .arrays()
        .forEach(
            (name, array) -> {
              long[] shape = array.shape();
              long longer = Arrays.stream(shape).filter(length -> length != 1).count();
              long length = Arrays.stream(shape).filter(l -> l != 1).findFirst().orElse(0);
              if (longer == 1 && length > 1 && length <= LONGEST) {
                columns.put(name, column(name, array));
              }
            });
  }

  private static Column column(String name, DataArray array) {
    return array.isText()
        ? Column.texts(name, array.texts())
        : Column.numbers(name, array.numbers());
  }

  /** Arrays of a length, by name. */
  List<Column> of(long length) {
    return columns.values().stream().filter(column -> column.size() == length).toList();
  }

  /** Those with distinct values, texts first: labels. */
  List<Column> labels(long length) {
    List<Column> labels = new ArrayList<>();
    for (boolean numeric : new boolean[] {false, true}) {
      of(length).stream()
          .filter(column -> column.isNumeric() == numeric)
          .filter(column -> new HashSet<>(List.of(column.texts())).size() == length)
          .forEach(labels::add);
    }
    return labels;
  }

  /** Those with values that occur more than once: categories. */
  List<Column> categories(long length) {
    return of(length).stream()
        .filter(
            column -> {
              int levels = column.levels().size();
              return levels > 1 && levels <= length / 2;
            })
        .toList();
  }

  /** The last part of a path or of a struct's field. */
  static String last(String name) {
    String tail = name.substring(name.lastIndexOf('/') + 1);
    return tail.substring(tail.lastIndexOf('.') + 1);
  }
}
