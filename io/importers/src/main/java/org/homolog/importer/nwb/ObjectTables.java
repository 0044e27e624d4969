package org.homolog.importer.nwb;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.population.Recording;

/**
 * Tables of objects that are neither table nor series (devices, groups of electrodes, imaging
 * planes, sites): one row per object, one table per type of NWB, extensions of a type among its
 * own. Objects that only hold others have no row. Beside them a table of the tables, one of the
 * series with what each says of itself, and one of everything that states a type.
 */
final class ObjectTables {
  private static final String OBJECTS = "objects";
  private static final String SERIES = "time_series";
  private static final String TABLES = "dynamic_tables";

  /** What every row has: name, path and type. */
  private static final int BARE = 3;

  private final TypeHierarchy types;
  private final Names names;
  private final Facts facts;
  private final Recording.Builder recording;

  ObjectTables(TypeHierarchy types, Names names, Facts facts, Recording.Builder recording) {
    this.types = types;
    this.names = names;
    this.facts = facts;
    this.recording = recording;
  }

  void add(Contents contents, FactTable series) {
    Map<String, FactTable> tables = new LinkedHashMap<>();
    FactTable dynamicTables = new FactTable();
    contents
        .objects()
        .forEach(
            (path, group) -> {
              Map<String, Object> row = facts.row(path, group, Set.of());
              if (row.size() > BARE || !holdsOthers(group)) {
                String base = types.base(TypeHierarchy.typeOf(group.attributes()));
                tables.computeIfAbsent(plural(base), name -> new FactTable()).add(row);
              }
            });
    contents
        .tables()
        .forEach((path, group) -> dynamicTables.add(facts.row(path, group, columns(group))));
    tables.put(TABLES, dynamicTables);
    tables.put(SERIES, series);
    FactTable objects = new FactTable();
    for (Contents.Typed typed : contents.typed()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("path", typed.path());
      row.put("type", typed.type());
      row.put("read_as", types.base(typed.type()));
      row.put("namespace", typed.namespace());
      objects.add(row);
    }
    tables.put(OBJECTS, objects);
    tables.forEach(
        (name, rows) ->
            rows.table().ifPresent(table -> recording.table(names.unused(name), table)));
  }

  private static boolean holdsOthers(Hdf5Group group) {
    try {
      return group.children().stream().anyMatch(Hdf5Group.class::isInstance);
    } catch (HomologException e) {
      // What cannot be listed has been noted where its facts were read.
      return true;
    }
  }

  /** What is read as columns, and the attributes that name them. */
  private static Set<String> columns(Hdf5Group group) {
    Set<String> columns = new HashSet<>(Set.of("colnames", "categories"));
    for (Hdf5Item item : group.children()) {
      if (item instanceof Hdf5Dataset) {
        columns.add(item.name());
      }
    }
    return columns;
  }

  /** A type's name as that of a table: {@code ImagingPlane} as {@code imaging_planes}. */
  static String plural(String type) {
    String words = type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    return words.endsWith("s") || words.endsWith("data") ? words : words + "s";
  }
}
