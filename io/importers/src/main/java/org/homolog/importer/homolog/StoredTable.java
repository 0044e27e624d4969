package org.homolog.importer.homolog;

import java.util.Arrays;
import java.util.Locale;
import org.homolog.export.Layout;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Attributes;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.population.Column;
import org.homolog.population.Table;

/** A table as homolog writes it: a group with a dataset for each column. */
final class StoredTable {
  private StoredTable() {}

  static Table read(Hdf5Group group) {
    double rows =
        group
            .attributes()
            .number(Layout.ROWS)
            .orElseThrow(
                () -> HomologException.damaged(group.path() + " does not say its number of rows"));
    if (!(rows >= 0 && rows <= Integer.MAX_VALUE && rows == Math.rint(rows))) {
      throw HomologException.damaged(group.path() + " has " + rows + " rows");
    }
    Table table = Table.empty((int) rows);
    for (Hdf5Item item : HomologImporter.ordered(group)) {
      if (item instanceof Hdf5Dataset dataset) {
        table = table.with(column(dataset, (int) rows));
      }
    }
    return table;
  }

  private static Column column(Hdf5Dataset dataset, int rows) {
    if (dataset.elements() != rows) {
      throw HomologException.damaged(
          dataset.path()
              + " has "
              + dataset.elements()
              + " values in a table of "
              + rows
              + " rows");
    }
    Attributes attributes = dataset.attributes();
    String name = HomologImporter.storedName(dataset).orElse(dataset.name());
    Column column =
        switch (type(dataset)) {
          case NUMBER -> Column.numbers(name, dataset.doubles());
          case INTEGER -> Column.integers(name, dataset.longs());
          case BOOLEAN -> Column.booleans(name, truths(dataset.doubles()));
          case TEXT -> Column.texts(name, dataset.strings());
        };
    return column
        .unit(attributes.text(Layout.UNIT).orElse(""))
        .description(attributes.text(Layout.DESCRIPTION).orElse(""));
  }

  private static Column.Type type(Hdf5Dataset dataset) {
    String word = dataset.attributes().text(Layout.TYPE).orElse("");
    return Arrays.stream(Column.Type.values())
        .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                HomologException.damaged(
                    dataset.path() + " is a column of the unknown type \"" + word + "\""));
  }

  private static boolean[] truths(double[] values) {
    boolean[] truths = new boolean[values.length];
    for (int i = 0; i < truths.length; i++) {
      truths[i] = values[i] != 0;
    }
    return truths;
  }
}
