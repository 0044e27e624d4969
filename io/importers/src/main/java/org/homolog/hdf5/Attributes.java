package org.homolog.hdf5;

import io.jhdf.AbstractNode;
import io.jhdf.api.Attribute;
import io.jhdf.storage.HdfBackingStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.library.ObjectDescription;
import org.jspecify.annotations.Nullable;

/** The attributes of an object. Names are listed without reading values. */
public final class Attributes {
  static final ElementType REGION =
      new ElementType(ElementType.Kind.REGION, 12, "reference:region", List.of());

  private final Hdf5File file;
  private final String path;
  private final AbstractNode node;
  private final HdfBackingStorage storage;
  private final @Nullable ObjectDescription described;

  /**
   * The attributes of a node.
   *
   * @param file the file it lies in
   * @param path where it lies
   * @param node the object, in the file or in the image that the C library made of it
   * @param storage the bytes of the file or image
   * @param described what the C library said of the object, where it was asked
   */
  Attributes(
      Hdf5File file,
      String path,
      AbstractNode node,
      HdfBackingStorage storage,
      @Nullable ObjectDescription described) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.storage = storage;
    this.described = described;
  }

  /**
   * The file the object lies in, the one that resolves the references among its attributes.
   *
   * @return the open file
   */
  public Hdf5File file() {
    return file;
  }

  private <T> T reading(String name, java.util.function.Supplier<T> work) {
    file.checkOpen();
    return Hdf5Failure.reading(
        file.path(), name.isEmpty() ? "the attributes of " + path : place(name), work);
  }

  private String place(String name) {
    return "the attribute " + name + " of " + path;
  }

  private Map<String, Attribute> all() {
    return reading("", node::getAttributes);
  }

  private @Nullable Attribute attribute(String name) {
    if (described != null && described.lostAttributes().containsKey(name)) {
      throw Hdf5Failure.unsupported(
          file.path(), place(name) + ": " + described.lostAttributes().get(name), null);
    }
    return all().get(name);
  }

  /**
   * Names of the attributes, sorted.
   *
   * @return the names
   * @throws HomologException if they cannot be read
   */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(all().keySet());
    if (described != null) {
      names.addAll(described.lostAttributes().keySet());
    }
    return names;
  }

  /**
   * Whether an attribute exists.
   *
   * @param name its name
   * @return true if it does
   */
  public boolean has(String name) {
    return names().contains(name);
  }

  /**
   * Type of an attribute's elements.
   *
   * @param name its name
   * @return the type; empty if there is no such attribute
   */
  public Optional<ElementType> type(String name) {
    if (holdsRegions(name)) {
      return Optional.of(REGION);
    }
    Attribute attribute = attribute(name);
    return attribute == null
        ? Optional.empty()
        : Optional.of(reading(name, () -> ElementTypes.of(attribute.getDataType())));
  }

  /**
   * Shape of an attribute.
   *
   * @param name its name
   * @return sizes along each axis: none for a scalar, a single 0 for one without elements (null
   *     dataspace); empty if there is no such attribute
   */
  public Optional<long[]> shape(String name) {
    Attribute attribute = attribute(name);
    return attribute == null
        ? Optional.empty()
        : Optional.of(
            reading(
                name,
                () ->
                    StoredDatasets.isNullSpace(attribute.getDataSpace())
                        ? new long[] {0}
                        : attribute.getDimensionsAsLong()));
  }

  private boolean holdsRegions(String name) {
    return described != null && described.regions().containsKey(name);
  }

  /**
   * All elements of an attribute, whatever their type.
   *
   * @param name the attribute's name
   * @return one object per element, as {@link Hdf5Dataset#values}; empty if there is no such
   *     attribute
   * @throws HomologException if it cannot be read
   */
  public List<Object> values(String name) {
    if (described != null && holdsRegions(name)) {
      return List.copyOf(LibraryData.regions(described.regions().getOrDefault(name, List.of())));
    }
    Attribute attribute = attribute(name);
    if (attribute == null) {
      return List.of();
    }
    return reading(
        name,
        () -> {
          if (attribute.isEmpty() || StoredDatasets.isNullSpace(attribute.getDataSpace())) {
            return List.of();
          }
          int n = Math.toIntExact(attribute.getSize());
          return new ElementValues(storage).all(attribute.getDataType(), attribute.getBuffer(), n);
        });
  }

  /**
   * A text attribute.
   *
   * @param name its name
   * @return its first element; empty if there is none or it is not text
   */
  public Optional<String> text(String name) {
    return elements(name).stream()
        .findFirst()
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  /**
   * A list of texts.
   *
   * @param name the attribute's name
   * @return its elements, numbers as text; empty if there is no such attribute
   */
  public List<String> texts(String name) {
    return elements(name).stream().map(String::valueOf).toList();
  }

  /**
   * A number.
   *
   * @param name the attribute's name
   * @return its first element; empty if there is none or it is not a number
   */
  public OptionalDouble number(String name) {
    return elements(name).stream()
        .limit(1)
        .filter(Number.class::isInstance)
        .mapToDouble(value -> ((Number) value).doubleValue())
        .findFirst();
  }

  /**
   * A list of numbers.
   *
   * @param name the attribute's name
   * @return its elements as doubles; empty if there is no such attribute or it holds no numbers
   */
  public double[] numbers(String name) {
    return elements(name).stream()
        .filter(Number.class::isInstance)
        .mapToDouble(value -> ((Number) value).doubleValue())
        .toArray();
  }

  /**
   * Object references, those in variable-length attributes such as netCDF's {@code DIMENSION_LIST}
   * included.
   *
   * @param name the attribute's name
   * @return addresses for {@link Hdf5File#resolve}; empty if there is no such attribute or it holds
   *     no references
   */
  public long[] references(String name) {
    ElementType type = type(name).orElse(null);
    if (type == null || !type.name().endsWith("reference:object")) {
      return new long[0];
    }
    return elements(name).stream().mapToLong(value -> ((Number) value).longValue()).toArray();
  }

  /** The values, those of lists inside them one by one. */
  private List<Object> elements(String name) {
    List<Object> elements = new ArrayList<>();
    flatten(values(name), elements);
    return elements;
  }

  private static void flatten(List<?> values, List<Object> into) {
    for (Object value : values) {
      if (value instanceof List<?> list) {
        flatten(list, into);
      } else {
        into.add(value);
      }
    }
  }

  /**
   * Words spelt one character per element, as MATLAB stores the field names of a struct (variable
   * length lists of characters).
   *
   * @param name the attribute's name
   * @return one word per list; empty if there is no such attribute
   */
  public List<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (Object value : values(name)) {
      StringBuilder word = new StringBuilder();
      if (value instanceof List<?> letters) {
        letters.forEach(word::append);
      } else {
        word.append(value);
      }
      words.add(word.toString());
    }
    return words;
  }
}
