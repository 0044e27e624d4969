package org.homolog.hdf5;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Elements that are not plain numbers, taken out of the arrays that jHDF makes of them. */
final class ElementLists {
  private ElementLists() {}

  static String[] texts(Object data) {
    String[] texts = new String[Array.getLength(data)];
    for (int i = 0; i < texts.length; i++) {
      Object text = Array.get(data, i);
      texts[i] = text == null ? "" : text.toString();
    }
    return texts;
  }

  /** Compound rows: jHDF gives one array per member. */
  static List<Map<String, Object>> rows(Object data, int n) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      rows.add(new LinkedHashMap<>());
    }
    ((Map<?, ?>) data)
        .forEach(
            (member, column) -> {
              for (int i = 0; i < n; i++) {
                rows.get(i).put(String.valueOf(member), listed(Array.get(column, i)));
              }
            });
    return rows;
  }

  private static Object listed(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (!value.getClass().isArray()) {
      return value;
    }
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < Array.getLength(value); i++) {
      list.add(listed(Array.get(value, i)));
    }
    return list;
  }

  /** Lists of numbers, each of its own length; empty where an element is not a number. */
  static Optional<List<double[]>> numbers(Object data) {
    List<double[]> lists = new ArrayList<>();
    for (int i = 0; i < Array.getLength(data); i++) {
      Object list = Array.get(data, i);
      double[] values = new double[list == null ? 0 : Array.getLength(list)];
      for (int j = 0; j < values.length; j++) {
        if (!(Array.get(list, j) instanceof Number number)) {
          return Optional.empty();
        }
        values[j] = number.doubleValue();
      }
      lists.add(values);
    }
    return Optional.of(lists);
  }
}
