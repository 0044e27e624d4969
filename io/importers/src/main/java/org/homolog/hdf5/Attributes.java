package org.homolog.hdf5;

import io.jhdf.AbstractNode;
import io.jhdf.api.Attribute;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.homolog.failure.HomologException;
import org.jspecify.annotations.Nullable;

/** The attributes of a group or dataset. Names are listed without reading values. */
public final class Attributes {
  private final Hdf5File file;
  private final String path;
  private final AbstractNode node;

  Attributes(Hdf5File file, String path, AbstractNode node) {
    this.file = file;
    this.path = path;
    this.node = node;
  }

  private Map<String, Attribute> all() {
    file.checkOpen();
    return Hdf5Failure.reading(file.path(), "the attributes of " + path, node::getAttributes);
  }

  private @Nullable Attribute attribute(String name) {
    return all().get(name);
  }

  /**
   * Names of the attributes, sorted.
   *
   * @return the names
   * @throws HomologException if they cannot be read
   */
  public Set<String> names() {
    return new TreeSet<>(all().keySet());
  }

  /**
   * Whether an attribute exists.
   *
   * @param name its name
   * @return true if it does
   */
  public boolean has(String name) {
    return attribute(name) != null;
  }

  /**
   * Type of an attribute's elements.
   *
   * @param name its name
   * @return the type; empty if there is no such attribute
   */
  public Optional<ElementType> type(String name) {
    return Optional.ofNullable(attribute(name)).map(a -> ElementTypes.of(a.getDataType()));
  }

  /**
   * Shape of an attribute.
   *
   * @param name its name
   * @return sizes along each axis, none for a scalar; empty if there is no such attribute
   */
  public Optional<long[]> shape(String name) {
    return Optional.ofNullable(attribute(name)).map(Attribute::getDimensionsAsLong);
  }

  /** All elements of an attribute in one list; numbers as their boxes. */
  private List<Object> elements(String name) {
    Attribute attribute = attribute(name);
    if (attribute == null) {
      return List.of();
    }
    String place = "the attribute " + name + " of " + path;
    return Hdf5Failure.reading(
        file.path(),
        place,
        () -> {
          Optional<NumberDecoder> numbers = NumberDecoder.of(attribute.getDataType());
          List<Object> elements = new ArrayList<>();
          if (attribute.isEmpty()) {
            return elements;
          }
          if (numbers.isPresent()) {
            int n = Math.toIntExact(attribute.getSize());
            if (numbers.get().isFloating()) {
              for (double value : numbers.get().doubles(attribute.getBuffer(), n)) {
                elements.add(value);
              }
            } else {
              for (long value : numbers.get().longs(attribute.getBuffer(), n)) {
                elements.add(value);
              }
            }
          } else {
            flatten(attribute.getData(), elements);
          }
          return elements;
        });
  }

  private static void flatten(@Nullable Object value, List<Object> into) {
    if (value == null) {
      return;
    }
    if (value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        flatten(Array.get(value, i), into);
      }
    } else {
      into.add(value);
    }
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

  /**
   * Words spelt one character per element, as MATLAB stores the field names of a struct (variable
   * length lists of characters).
   *
   * @param name the attribute's name
   * @return one word per list; empty if there is no such attribute
   */
  public List<String> words(String name) {
    Attribute attribute = attribute(name);
    if (attribute == null) {
      return List.of();
    }
    return Hdf5Failure.reading(
        file.path(),
        "the attribute " + name + " of " + path,
        () -> {
          List<String> words = new ArrayList<>();
          Object data = attribute.getData();
          if (data != null && data.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(data); i++) {
              List<Object> letters = new ArrayList<>();
              flatten(Array.get(data, i), letters);
              StringBuilder word = new StringBuilder();
              letters.forEach(word::append);
              words.add(word.toString());
            }
          }
          return words;
        });
  }
}
