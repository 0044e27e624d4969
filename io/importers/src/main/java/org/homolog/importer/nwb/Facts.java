package org.homolog.importer.nwb;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Attributes;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.hdf5.Link;
import org.homolog.hdf5.NumberText;

/**
 * Facts of an object: its attributes, its small datasets with theirs, and where its links lead.
 * Datasets too long for a fact, and those that are objects of their own such as images, become
 * arrays.
 */
final class Facts {
  private static final int MOST_VALUES = 16;
  private static final Set<String> STANDARD =
      Set.of("neurodata_type", "data_type", "namespace", "object_id", "help", "ancestry");

  /** What libraries write where the user said nothing. */
  private static final Set<Object> PLACEHOLDERS = Set.of("no description", "no comments", "");

  private final Names names;
  private final DatasetArrays arrays;
  private final Consumer<String> notes;

  Facts(Names names, DatasetArrays arrays, Consumer<String> notes) {
    this.names = names;
    this.arrays = arrays;
    this.notes = notes;
  }

  /** A row of an object's name, path and type. */
  Map<String, Object> head(String path, Hdf5Group group) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", names.of(path));
    row.put("path", path);
    row.put("type", TypeHierarchy.typeOf(group.attributes()));
    return row;
  }

  /**
   * A row that begins with an object's name, path and type and goes on with its facts.
   *
   * @param path where the object lies
   * @param group the object
   * @param without names of entries and attributes that are read elsewhere
   * @return fact to value, a {@code Double} or a {@code String}, in the file's order
   */
  Map<String, Object> row(String path, Hdf5Group group, Set<String> without) {
    Map<String, Object> row = head(path, group);
    of(path, group, without).forEach((fact, value) -> row.put(unused(fact, row), value));
    return row;
  }

  private static String unused(String fact, Map<String, Object> row) {
    return row.containsKey(fact) ? "own_" + fact : fact;
  }

  /** What the writer says an object is; empty where it says nothing. */
  static String description(Attributes attributes) {
    String text = attributes.text("description").orElse("").strip();
    return PLACEHOLDERS.contains(text) ? "" : text;
  }

  /** Whether an attribute says what every object says of itself. */
  static boolean isStandard(String attribute) {
    return STANDARD.contains(attribute) || attribute.startsWith(".");
  }

  private Map<String, Object> of(String path, Hdf5Group group, Set<String> without) {
    Map<String, Object> facts = new LinkedHashMap<>();
    isolated(path, () -> attributes(group.attributes(), "", without, facts));
    Map<String, Link> links = new LinkedHashMap<>();
    isolated(path, () -> links.putAll(group.links()));
    links.keySet().removeAll(without);
    links.forEach((name, link) -> isolated(path + "/" + name, () -> linked(group, link, facts)));
    facts.values().removeIf(PLACEHOLDERS::contains);
    return facts;
  }

  private void isolated(String place, Runnable work) {
    try {
      work.run();
    } catch (HomologException e) {
      notes.accept(place + " is left out: " + e.getMessage());
    }
  }

  private void linked(Hdf5Group group, Link link, Map<String, Object> facts) {
    Hdf5Item item = group.child(link.name()).orElse(null);
    if (link.kind() != Link.Kind.HARD) {
      if (item instanceof Hdf5Group || item instanceof Hdf5Dataset) {
        facts.put(link.name(), names.of(link.target()));
      }
    } else if (item instanceof Hdf5Dataset dataset) {
      dataset(dataset, facts);
    }
  }

  private void dataset(Hdf5Dataset dataset, Map<String, Object> facts) {
    boolean typed = !TypeHierarchy.typeOf(dataset.attributes()).isEmpty();
    if (typed || dataset.elements() > MOST_VALUES) {
      arrays.add(dataset);
      return;
    }
    ElementType type = dataset.type();
    if (type.kind() == ElementType.Kind.REFERENCE) {
      facts.put(
          dataset.name(),
          Arrays.stream(dataset.references())
              .mapToObj(names::of)
              .collect(Collectors.joining(", ")));
    } else if (type.isNumber() && dataset.elements() == 1) {
      facts.put(dataset.name(), dataset.doubles()[0]);
    } else {
      facts.put(dataset.name(), text(dataset));
    }
    attributes(dataset.attributes(), dataset.name() + ".", Set.of(), facts);
  }

  private void attributes(
      Attributes attributes, String prefix, Set<String> without, Map<String, Object> facts) {
    for (String name : attributes.names()) {
      if (isStandard(name) || without.contains(name)) {
        continue;
      }
      long[] references = attributes.references(name);
      if (references.length > 0) {
        facts.put(prefix + name, names.of(references[0]));
        continue;
      }
      double[] numbers = attributes.numbers(name);
      Object value = numbers.length == 1 ? (Object) numbers[0] : text(attributes, name);
      facts.put(prefix + name, value);
    }
  }

  /**
   * The values of a dataset, separated by commas; empty where they are neither numbers nor text.
   */
  static String text(Hdf5Dataset dataset) {
    ElementType type = dataset.type();
    String[] values =
        type.isNumber()
            ? dataset.numbersAsText()
            : type.kind() == ElementType.Kind.TEXT ? dataset.strings() : new String[0];
    return String.join(", ", values).strip();
  }

  /** The values of an attribute, separated by commas. */
  static String text(Attributes attributes, String name) {
    double[] numbers = attributes.numbers(name);
    return numbers.length > 0
        ? Arrays.stream(numbers).mapToObj(NumberText::of).collect(Collectors.joining(", "))
        : String.join(", ", attributes.texts(name)).strip();
  }
}
