package org.homolog.importer.rsatoolbox;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.importer.hdf5.FileArray;
import org.homolog.importer.mapping.ArrayColumns;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.Table;

/**
 * The descriptors of observations, channels, times, patterns or dissimilarity matrices: a group of
 * vectors, one entry per row; one text for all rows is an attribute.
 */
final class Descriptors {
  private static final int WIDEST = 64;

  private final Hdf5File file;
  private final Recording.Builder recording;

  Descriptors(Hdf5File file, Recording.Builder recording) {
    this.file = file;
    this.recording = recording;
  }

  /** A group of descriptors as a table; without columns where the file has none. */
  Table table(String name, int rows) {
    Table table = Table.empty(rows);
    Optional<Hdf5Group> group = file.root().group(name);
    if (group.isEmpty()) {
      return table;
    }
    for (Hdf5Item item : group.get().children()) {
      for (Column column : columns(item, rows)) {
        table = table.with(column);
      }
    }
    for (String attribute : group.get().attributes().names()) {
      List<String> values = group.get().attributes().texts(attribute);
      if (values.size() == rows || values.size() == 1) {
        String[] texts = new String[rows];
        Arrays.setAll(texts, row -> values.get(values.size() == 1 ? 0 : row));
        table = table.with(Column.texts(attribute, texts));
      }
    }
    return table;
  }

  private List<Column> columns(Hdf5Item item, int rows) {
    if (item instanceof Hdf5Dataset dataset && FileArray.isReadable(dataset)) {
      long elements = dataset.elements();
      long[] shape = dataset.shape();
      boolean rowwise = shape.length > 0 && shape[0] == rows && elements <= (long) rows * WIDEST;
      if (rowwise && rows > 0) {
        return ArrayColumns.columns(item.name(), new FileArray(file, dataset), rows).stream()
            .map(column -> column.description(""))
            .toList();
      }
    }
    recording.note(item.path() + " is no descriptor of " + rows + " rows and is left out");
    return List.of();
  }

  /** Facts about the whole: attributes and single values of the group {@code descriptors}. */
  void session() {
    file.root()
        .group("descriptors")
        .ifPresent(
            group -> {
              for (String name : group.attributes().names()) {
                recording.session(name, String.join(", ", group.attributes().texts(name)));
              }
              for (Hdf5Item item : group.children()) {
                if (item instanceof Hdf5Dataset dataset && dataset.elements() == 1) {
                  if (dataset.type().kind() == ElementType.Kind.TEXT) {
                    recording.session(item.name(), dataset.strings()[0]);
                  } else if (dataset.type().isNumber()) {
                    recording.session(item.name(), dataset.numbersAsText()[0]);
                  }
                }
              }
            });
  }
}
