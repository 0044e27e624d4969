package org.homolog.importer.matlab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.importer.mapping.ArrayColumns;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Table;
import org.jspecify.annotations.Nullable;

/**
 * A MATLAB table or timetable. A variable with one value per row is a column, one of several values
 * per row several columns {@code x_1}, {@code x_2}; row names and row times come first. Variables
 * of anything else are handed on.
 */
final class TableObject {
  private static final int WIDEST = 64;

  private final String className;
  private final ArrayValues values;
  private final Parts parts;

  /** Where a table and a timetable keep what makes them up. */
  private record Parts(
      @Nullable Hdf5Item data,
      @Nullable Hdf5Item names,
      @Nullable Hdf5Item rowNames,
      @Nullable Hdf5Item rows,
      @Nullable Hdf5Item units,
      @Nullable Hdf5Item descriptions,
      @Nullable Hdf5Item times,
      @Nullable Hdf5Item dimensionNames) {}

  private TableObject(String className, ArrayValues values, Parts parts) {
    this.className = className;
    this.values = values;
    this.parts = parts;
  }

  /** A table or timetable; empty for objects of other classes. */
  static Optional<TableObject> of(StoredObject object, ArrayValues values) {
    if (object.className().equals("table")) {
      Optional<Hdf5Group> about =
          object.item("props").filter(Hdf5Group.class::isInstance).map(Hdf5Group.class::cast);
      return Optional.of(
          new TableObject(
              "table",
              values,
              new Parts(
                  object.item("data").orElse(null),
                  object.item("varnames").orElse(null),
                  object.item("rownames").orElse(null),
                  object.item("nrows").orElse(null),
                  about.flatMap(g -> g.child("VariableUnits")).orElse(null),
                  about.flatMap(g -> g.child("VariableDescriptions")).orElse(null),
                  null,
                  null)));
    }
    if (object.className().equals("timetable")
        && object.item("any").orElse(null) instanceof Hdf5Group all) {
      return Optional.of(
          new TableObject(
              "timetable",
              values,
              new Parts(
                  all.child("data").orElse(null),
                  all.child("varNames").orElse(null),
                  null,
                  all.child("numRows").orElse(null),
                  all.child("varUnits").orElse(null),
                  all.child("varDescriptions").orElse(null),
                  all.child("rowTimes").orElse(null),
                  all.child("dimNames").orElse(null))));
    }
    return Optional.empty();
  }

  private HomologException damaged(String why) {
    return HomologException.damaged("an object of class " + className + ": " + why);
  }

  private String[] texts(@Nullable Hdf5Item item) {
    return item == null
        ? new String[0]
        : values.of(item).filter(DataArray::isText).map(DataArray::texts).orElse(new String[0]);
  }

  /**
   * Reads the table.
   *
   * @param leftOver receives the name of each variable that makes no column, and where it lies
   * @return the table; without columns where no variable makes one
   */
  Table read(BiConsumer<String, Hdf5Item> leftOver) {
    int rows = rows();
    Table table = Table.empty(rows);
    String[] rowNames = texts(parts.rowNames());
    if (rowNames.length == rows && rows > 0) {
      table = table.with(Column.texts("Row", rowNames));
    }
    if (parts.times() != null) {
      table = withTimes(table, parts.times(), leftOver);
    }
    String[] names = texts(parts.names());
    String[] units = texts(parts.units());
    String[] descriptions = texts(parts.descriptions());
    List<@Nullable Hdf5Item> data = data();
    if (data.size() != names.length) {
      throw damaged("it has " + names.length + " names for " + data.size() + " variables");
    }
    for (int i = 0; i < names.length; i++) {
      Hdf5Item item = data.get(i);
      if (item == null) {
        continue;
      }
      List<Column> columns = columns(names[i], item, rows);
      if (columns.isEmpty()) {
        leftOver.accept(names[i], item);
      }
      for (Column column : columns) {
        Column told = i < units.length && !units[i].isEmpty() ? column.unit(units[i]) : column;
        boolean described = i < descriptions.length && !descriptions[i].isEmpty();
        table = table.with(described ? told.description(descriptions[i]) : told);
      }
    }
    return table;
  }

  private int rows() {
    double rows =
        Optional.ofNullable(parts.rows())
            .flatMap(values::of)
            .filter(array -> !array.isText())
            .map(DataArray::numbers)
            .filter(numbers -> numbers.length == 1)
            .map(numbers -> numbers[0])
            .orElse(Double.NaN);
    if (!(rows >= 0 && rows <= Integer.MAX_VALUE - 8 && rows == Math.rint(rows))) {
      throw damaged("its number of rows is missing");
    }
    return (int) rows;
  }

  private List<@Nullable Hdf5Item> data() {
    if (!(parts.data() instanceof Hdf5Dataset cell)) {
      throw damaged("its data are missing");
    }
    return cell.type().kind() == ElementType.Kind.REFERENCE
        ? values.elements(cell)
        : new ArrayList<>();
  }

  private Table withTimes(Table table, Hdf5Item times, BiConsumer<String, Hdf5Item> leftOver) {
    String[] names = texts(parts.dimensionNames());
    String name = names.length > 0 && !names[0].isEmpty() ? names[0] : "Time";
    List<Column> columns = columns(name, times, table.rows());
    if (columns.isEmpty()) {
      leftOver.accept(name, times);
    }
    for (Column column : columns) {
      table = table.with(column.unit("s"));
    }
    return table;
  }

  /** A variable as columns; none where it is not rows x a few values. */
  private List<Column> columns(String name, Hdf5Item item, int rows) {
    Optional<DataArray> array = values.of(item);
    if (array.isEmpty()) {
      return List.of();
    }
    long[] shape = array.get().shape();
    long elements = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    boolean rowwise = shape.length > 0 && shape[0] == rows;
    if (elements == rows || (rowwise && rows > 0 && elements <= (long) rows * WIDEST)) {
      boolean plain = values.objects(item).isEmpty();
      List<Column> columns = ArrayColumns.columns(name, array.get(), rows);
      return plain ? columns.stream().map(column -> column.description("")).toList() : columns;
    }
    return List.of();
  }
}
