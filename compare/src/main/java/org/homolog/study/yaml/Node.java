package org.homolog.study.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of a study file with its place. Immutable. */
public sealed interface Node {

  /**
   * Where it begins.
   *
   * @return line and column
   */
  Place place();

  /**
   * The same content without places.
   *
   * @return a map, a list, text, a number, a truth value, or null for nothing
   */
  @Nullable Object plain();

  /**
   * What it is, in words.
   *
   * @return such as "a list"
   */
  String kind();

  /**
   * A place in a file.
   *
   * @param line line, from 1
   * @param column column, from 1
   */
  record Place(int line, int column) {
    /** The beginning of a file. */
    public static final Place START = new Place(1, 1);

    @Override
    public String toString() {
      return line + ":" + column;
    }
  }

  /**
   * A key with its place and its value.
   *
   * @param place where the key stands
   * @param value what it holds
   */
  record Entry(Place place, Node value) {}

  /**
   * Keys and values, in the order of the file.
   *
   * @param place where it begins
   * @param entries key to value
   */
  record Group(Place place, Map<String, Entry> entries) implements Node {
    /** Takes a copy. */
    public Group {
      entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public Map<String, Object> plain() {
      Map<String, Object> plain = new LinkedHashMap<>();
      entries.forEach(
          (key, entry) -> {
            Object value = entry.value().plain();
            if (value != null) {
              plain.put(key, value);
            }
          });
      return plain;
    }

    @Override
    public String kind() {
      return "a group of keys";
    }
  }

  /**
   * A list, in the order of the file.
   *
   * @param place where it begins
   * @param items its items
   */
  record Items(Place place, List<Node> items) implements Node {
    /** Takes a copy. */
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public List<Object> plain() {
      List<Object> plain = new ArrayList<>();
      for (Node item : items) {
        Object value = item.plain();
        if (value != null) {
          plain.add(value);
        }
      }
      return plain;
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * A single value.
   *
   * @param place where it begins
   * @param text as written
   * @param value text, a Long, a Double, a Boolean, or null where nothing is written
   */
  record Value(Place place, String text, @Nullable Object value) implements Node {
    @Override
    public @Nullable Object plain() {
      return value;
    }

    @Override
    public String kind() {
      return value == null ? "nothing" : "\"" + text + "\"";
    }
  }
}
