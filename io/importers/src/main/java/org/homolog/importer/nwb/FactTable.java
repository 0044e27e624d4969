package org.homolog.importer.nwb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homolog.hdf5.NumberText;
import org.homolog.population.Column;
import org.homolog.population.Table;

/** Rows of facts that need not have the same facts; what a row lacks is missing in its column. */
final class FactTable {
  private final List<Map<String, Object>> rows = new ArrayList<>();

  /** Adds a row: fact to value, a {@code Double} or a {@code String}. */
  void add(Map<String, Object> row) {
    rows.add(row);
  }

  /** The table; empty where there are no rows. */
  Optional<Table> table() {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.keySet()));
    return Optional.of(Table.of(names.stream().map(this::column).toList()));
  }

  private Column column(String name) {
    List<Object> values = rows.stream().map(row -> row.getOrDefault(name, "")).toList();
    boolean numbers =
        values.stream().allMatch(value -> value instanceof Double || value.equals(""));
    if (!numbers) {
      return Column.texts(
          name,
          values.stream()
              .map(value -> value instanceof Double d ? NumberText.of(d) : value.toString())
              .toArray(String[]::new));
    }
    if (values.stream().allMatch(value -> value.equals(""))) {
      return Column.texts(name, values.stream().map(Object::toString).toArray(String[]::new));
    }
    double[] held =
        values.stream().mapToDouble(v -> v instanceof Double d ? d : Double.NaN).toArray();
    boolean whole = Arrays.stream(held).allMatch(v -> v == Math.rint(v) && Math.abs(v) < 1L << 53);
    return whole
        ? Column.integers(name, Arrays.stream(held).mapToLong(v -> (long) v).toArray())
        : Column.numbers(name, held);
  }
}
