package org.homolog.importer.matlab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Attributes;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.hdf5.UnreadableItem;
import org.homolog.importer.mapping.ArrayColumns;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Recording;
import org.homolog.population.Table;
import org.jspecify.annotations.Nullable;

/**
 * Lists the variables of a MATLAB 7.3 file as named arrays and tables: {@code dff}, fields of
 * structs as {@code data.t}, cells that hold more than one text or number as {@code parts{3}},
 * complex numbers as {@code z.real} and {@code z.imag}. The fields of a struct array that hold one
 * text or number per element are the columns of a table of its name; other fields are {@code
 * data(2).t}. What cannot be read becomes a note and stops nothing.
 */
final class Variables {
  private static final int DEEPEST = 32;
  private static final int MOST_ELEMENTS = 10_000;
  private static final int MOST_ROWS = 1_000_000;
  private static final int MOST_ADDED = 200_000;

  private final Hdf5File file;
  private final Recording.Builder recording;
  private final ArrayValues values;
  private int added;

  Variables(Hdf5File file, Recording.Builder recording) {
    this.file = file;
    this.recording = recording;
    this.values = new ArrayValues(file);
  }

  void addAll() {
    for (Hdf5Item item : file.root().children()) {
      if (!item.name().startsWith("#")) {
        isolated(item.name(), () -> add(item.name(), item, 0));
      }
    }
  }

  private void isolated(String name, Runnable work) {
    try {
      work.run();
    } catch (HomologException e) {
      recording.note(name + " is left out: " + e.getMessage());
    }
  }

  private void add(String name, Hdf5Item item, int depth) {
    if (depth > DEEPEST) {
      recording.note(name + " is left out: nested deeper than " + DEEPEST + " levels");
      return;
    }
    if (++added > MOST_ADDED) {
      if (added == MOST_ADDED + 1) {
        recording.note(
            "only the first " + MOST_ADDED + " parts of the file's variables are listed");
      }
      return;
    }
    if (item instanceof UnreadableItem unreadable) {
      throw unreadable.failure();
    }
    Optional<DataArray> array = values.of(item);
    if (array.isPresent()) {
      recording.array(name, array.get());
    } else if (item instanceof Hdf5Group group) {
      addGroup(name, group, depth);
    } else if (item instanceof Hdf5Dataset dataset) {
      addDataset(name, dataset, depth);
    }
  }

  private void addGroup(String name, Hdf5Group group, int depth) {
    String matlabClass = MatlabClass.of(group.attributes());
    if (MatlabClass.isObject(matlabClass)) {
      if (group.links().containsKey("EnumerationInstanceTag")) {
        throw HomologException.unsupported(
            "enumerations, here of class \""
                + matlabClass
                + "\", are not supported; save string("
                + name
                + ")");
      }
      recording.note(
          name + " is an object of class \"" + matlabClass + "\"; its fields are listed as stored");
    }
    Map<String, List<@Nullable Hdf5Item>> elements = new LinkedHashMap<>();
    for (String field : fields(group)) {
      Hdf5Item child = group.child(field).orElse(null);
      if (child instanceof Hdf5Dataset dataset && isStructArrayField(dataset)) {
        isolated(name + "." + field, () -> elements.put(field, values.elements(dataset)));
      } else if (child != null) {
        String full = name + "." + field;
        isolated(full, () -> add(full, child, depth + 1));
      }
    }
    addStructArray(name, elements, depth);
  }

  /** Field names in MATLAB's order where the file keeps it. */
  private static List<String> fields(Hdf5Group group) {
    List<String> ordered = new ArrayList<>(group.attributes().words("MATLAB_fields"));
    List<String> names = group.names();
    ordered.retainAll(names);
    names.stream().filter(name -> !ordered.contains(name)).forEach(ordered::add);
    return ordered;
  }

  private static boolean isStructArrayField(Hdf5Dataset dataset) {
    return dataset.type().kind() == ElementType.Kind.REFERENCE
        && !dataset.attributes().has("MATLAB_class");
  }

  private void addStructArray(
      String name, Map<String, List<@Nullable Hdf5Item>> fields, int depth) {
    List<Column> columns = new ArrayList<>();
    fields.forEach(
        (field, items) -> {
          Optional<Scalars> scalars =
              items.size() <= MOST_ROWS ? values.scalars(items) : Optional.empty();
          if (scalars.isPresent()) {
            DataArray one = scalars.get().shaped(new long[] {items.size()}, "field");
            columns.add(ArrayColumns.column(field, one).description(""));
          } else {
            addElements(items, i -> name + "(" + i + ")." + field, name + "." + field, depth);
          }
        });
    if (!columns.isEmpty()) {
      int rows = columns.get(0).size();
      recording.table(
          name, Table.empty(rows).with(columns.stream().filter(c -> c.size() == rows).toList()));
    }
  }

  private void addElements(
      List<@Nullable Hdf5Item> items, IntFunction<String> called, String name, int depth) {
    for (int i = 0; i < Math.min(items.size(), MOST_ELEMENTS); i++) {
      Hdf5Item item = items.get(i);
      String full = called.apply(i + 1);
      if (item != null) {
        isolated(full, () -> add(full, item, depth + 1));
      }
    }
    if (items.size() > MOST_ELEMENTS) {
      recording.note(
          name + " has " + items.size() + " elements; the first " + MOST_ELEMENTS + " are listed");
    }
  }

  private void addDataset(String name, Hdf5Dataset dataset, int depth) {
    Optional<List<StoredObject>> objects = values.objects(dataset);
    Attributes attributes = dataset.attributes();
    if (objects.isPresent()) {
      addObjects(name, objects.get(), depth);
    } else if (MatlabClass.of(attributes).equals("cell")) {
      addElements(values.elements(dataset), i -> name + "{" + i + "}", name, depth);
    } else if (ComplexPart.isComplex(dataset)) {
      String matlabClass = MatlabClass.of(attributes);
      recording.array(name + ".real", new ComplexPart(dataset, ComplexPart.REAL, matlabClass));
      recording.array(name + ".imag", new ComplexPart(dataset, ComplexPart.IMAGINARY, matlabClass));
    } else {
      throw HomologException.unsupported(dataset.type() + " is not supported in a MATLAB file");
    }
  }

  private void addObjects(String name, List<StoredObject> objects, int depth) {
    for (int i = 0; i < Math.min(objects.size(), MOST_ELEMENTS); i++) {
      String full = objects.size() == 1 ? name : name + "(" + (i + 1) + ")";
      StoredObject object = objects.get(i);
      isolated(full, () -> addObject(full, object, depth));
    }
    if (objects.size() > MOST_ELEMENTS) {
      recording.note(name + ": the first " + MOST_ELEMENTS + " objects are listed");
    }
  }

  private void addObject(String name, StoredObject object, int depth) {
    Optional<DataArray> array = ObjectArrays.of(object, values);
    Optional<TableObject> table = TableObject.of(object, values);
    if (array.isPresent()) {
      recording.array(name, array.get());
    } else if (table.isPresent()) {
      Table read =
          table
              .get()
              .read(
                  (field, item) -> isolated(name, () -> add(name + "." + field, item, depth + 1)));
      recording.table(name, read);
    } else if (object.className().equals("containers.Map")
        && object.item("serialization").orElse(null) instanceof Hdf5Group map) {
      addParts(name, map, Map.of("keys", "keys", "values", "values"), depth);
    } else if (object.className().equals("dictionary")
        && object.item("data").orElse(null) instanceof Hdf5Group map) {
      addParts(name, map, Map.of("Key", "keys", "Value", "values"), depth);
    } else {
      recording.note(
          name
              + " is an object of class \""
              + object.className()
              + "\", which is not supported; its properties are listed as stored");
      object
          .properties()
          .forEach((property, value) -> addProperty(name + "." + property, value, depth));
    }
  }

  private void addProperty(String name, StoredObject.Value value, int depth) {
    if (value instanceof StoredObject.Value.Stored stored) {
      isolated(name, () -> add(name, stored.item(), depth + 1));
    } else if (value instanceof StoredObject.Value.Inline inline) {
      recording.array(
          name, HeldArray.ofTexts(new long[] {1}, "property", new String[] {inline.text()}));
    }
  }

  /** The keys and values of a map, each an array where it holds one text or number per key. */
  private void addParts(String name, Hdf5Group map, Map<String, String> parts, int depth) {
    parts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(
            part -> {
              String full = name + "." + part.getValue();
              map.child(part.getKey())
                  .ifPresent(item -> isolated(full, () -> add(full, item, depth + 1)));
            });
  }
}
