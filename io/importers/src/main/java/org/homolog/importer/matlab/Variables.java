package org.homolog.importer.matlab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Attributes;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.hdf5.UnreadableItem;
import org.homolog.population.DataArray;
import org.homolog.population.Recording;
import org.jspecify.annotations.Nullable;

/**
 * Lists the variables of a MATLAB 7.3 file as named arrays: {@code dff}, fields of structs as
 * {@code data.t}, elements of struct arrays as {@code data(2).t}, cells that hold more than one
 * text or number as {@code parts{3}}. What cannot be read becomes a note and stops nothing.
 */
final class Variables {
  private static final int DEEPEST = 32;
  private static final int MOST_ELEMENTS = 10_000;
  private static final List<String> NUMERIC =
      List.of(
          "double", "single", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64",
          "uint64", "logical");

  private final Hdf5File file;
  private final Recording.Builder recording;

  Variables(Hdf5File file, Recording.Builder recording) {
    this.file = file;
    this.recording = recording;
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
    } else if (item instanceof UnreadableItem unreadable) {
      recording.note(name + " is left out: " + unreadable.failure().getMessage());
    } else if (item instanceof Hdf5Group group) {
      addGroup(name, group, depth);
    } else if (item instanceof Hdf5Dataset dataset) {
      addDataset(name, dataset, depth);
    }
  }

  private void addGroup(String name, Hdf5Group group, int depth) {
    Attributes attributes = group.attributes();
    if (attributes.has("MATLAB_sparse")) {
      recording.note(
          name + " is left out: sparse matrices are not supported; save full(" + name + ")");
      return;
    }
    String matlabClass = attributes.text("MATLAB_class").orElse("struct");
    if (!matlabClass.equals("struct")) {
      unsupportedClass(name, matlabClass);
      return;
    }
    for (String field : fields(group)) {
      Hdf5Item child = group.child(field).orElse(null);
      if (child instanceof Hdf5Dataset dataset && isStructArrayField(dataset)) {
        isolated(name, () -> addStructArrayField(name, field, dataset, depth));
      } else if (child != null) {
        String full = name + "." + field;
        isolated(full, () -> add(full, child, depth + 1));
      }
    }
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

  private void addStructArrayField(String name, String field, Hdf5Dataset dataset, int depth) {
    long[] references = dataset.references();
    for (int i = 0; i < Math.min(references.length, MOST_ELEMENTS); i++) {
      String full = name + "(" + (i + 1) + ")." + field;
      long reference = references[i];
      isolated(full, () -> file.resolve(reference).ifPresent(item -> add(full, item, depth + 1)));
    }
    tooMany(name, references.length);
  }

  private void tooMany(String name, int elements) {
    if (elements > MOST_ELEMENTS) {
      recording.note(
          name + " has " + elements + " elements; the first " + MOST_ELEMENTS + " are listed");
    }
  }

  private void addDataset(String name, Hdf5Dataset dataset, int depth) {
    Attributes attributes = dataset.attributes();
    String matlabClass = attributes.text("MATLAB_class").orElse("");
    if (attributes.has("MATLAB_object_decode") || isOpaque(matlabClass)) {
      unsupportedClass(name, matlabClass);
    } else if (attributes.number("MATLAB_empty").orElse(0) != 0) {
      recording.array(name, empty(dataset, matlabClass));
    } else if (matlabClass.equals("cell")) {
      addCell(name, dataset, depth);
    } else if (dataset.type().kind() == ElementType.Kind.COMPOUND) {
      recording.note(
          name
              + " is left out: complex numbers are not supported; save real("
              + name
              + ") and imag("
              + name
              + ")");
    } else if (matlabClass.equals("char")) {
      String[] rows = MatlabText.rows(dataset);
      recording.array(name, HeldArray.ofTexts(new long[] {rows.length}, "char", rows));
    } else if (dataset.type().isNumber()) {
      recording.array(
          name, new NumericArray(dataset, matlabClass.isEmpty() ? "number" : matlabClass));
    } else {
      recording.note(
          name + " is left out: " + dataset.type() + " is not supported in a MATLAB file");
    }
  }

  private static boolean isOpaque(String matlabClass) {
    return !matlabClass.isEmpty()
        && !NUMERIC.contains(matlabClass)
        && !List.of("char", "cell", "struct", "canonical empty").contains(matlabClass);
  }

  private void unsupportedClass(String name, String matlabClass) {
    recording.note(
        name
            + " is left out: MATLAB objects of class \""
            + matlabClass
            + "\" are not supported; save its contents as plain arrays, with table2struct for example");
  }

  /** An empty array: the dataset holds its MATLAB shape instead of data. */
  private static DataArray empty(Hdf5Dataset dataset, String matlabClass) {
    long[] shape = dataset.type().isNumber() ? dataset.longs() : new long[] {0, 0};
    long elements = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    long[] stated = elements == 0 ? shape : new long[] {0, 0};
    return matlabClass.equals("char") || matlabClass.equals("cell")
        ? HeldArray.ofTexts(stated, matlabClass, new String[0])
        : HeldArray.ofNumbers(stated, matlabClass, new double[0]);
  }

  private void addCell(String name, Hdf5Dataset dataset, int depth) {
    long[] shape = ReversedOrder.reversed(dataset.shape());
    long[] references = dataset.references();
    List<@Nullable Hdf5Item> items = new ArrayList<>();
    for (long reference : references) {
      items.add(file.resolve(reference).orElse(null));
    }
    Optional<DataArray> simple = simpleCell(shape, items);
    if (simple.isPresent()) {
      recording.array(name, simple.get());
      return;
    }
    for (int i = 0; i < Math.min(items.size(), MOST_ELEMENTS); i++) {
      Hdf5Item item = items.get(i);
      String full = name + "{" + (i + 1) + "}";
      if (item != null) {
        isolated(full, () -> add(full, item, depth + 1));
      }
    }
    tooMany(name, items.size());
  }

  /** A cell that holds one text per element, or one number per element, is an array of them. */
  private static Optional<DataArray> simpleCell(long[] shape, List<@Nullable Hdf5Item> items) {
    String[] texts = new String[items.size()];
    double[] numbers = new double[items.size()];
    int textCount = 0;
    int numberCount = 0;
    int emptyCount = 0;
    for (int i = 0; i < items.size(); i++) {
      texts[i] = "";
      numbers[i] = Double.NaN;
      if (!(items.get(i) instanceof Hdf5Dataset element)) {
        return Optional.empty();
      }
      String matlabClass = element.attributes().text("MATLAB_class").orElse("");
      if (element.attributes().number("MATLAB_empty").orElse(0) != 0) {
        emptyCount++;
      } else if (matlabClass.equals("char")) {
        String[] rows = MatlabText.rows(element);
        if (rows.length != 1) {
          return Optional.empty();
        }
        texts[i] = rows[0];
        textCount++;
      } else if (NUMERIC.contains(matlabClass)
          && element.elements() == 1
          && element.type().isNumber()) {
        numbers[i] = element.doubles()[0];
        numberCount++;
      } else {
        return Optional.empty();
      }
    }
    if (numberCount == 0) {
      return Optional.of(
          HeldArray.ofTexts(shape, "cell of texts", ReversedOrder.restored(texts, shape)));
    }
    return textCount == 0
        ? Optional.of(
            HeldArray.ofNumbers(
                shape,
                "cell of numbers" + (emptyCount > 0 ? ", empty cells are NaN" : ""),
                ReversedOrder.restored(numbers, shape)))
        : Optional.empty();
  }
}
