package org.homolog.hdf5;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Elements of any type as rows or lists of numbers. */
final class ElementLists {
  private ElementLists() {}

  /** Compound rows: member to value. */
  static List<Map<String, Object>> rows(List<Object> elements) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Object element : elements) {
      Map<String, Object> row = new LinkedHashMap<>();
      ((Map<?, ?>) element).forEach((member, value) -> row.put(String.valueOf(member), value));
      rows.add(row);
    }
    return rows;
  }

  /** Lists of numbers, each of its own length; empty where an element is not a number. */
  static Optional<List<double[]>> numbers(List<Object> elements) {
    List<double[]> lists = new ArrayList<>();
    for (Object element : elements) {
      List<?> list = (List<?>) element;
      if (!list.stream().allMatch(Number.class::isInstance)) {
        return Optional.empty();
      }
      lists.add(list.stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray());
    }
    return Optional.of(lists);
  }

  /** Rows of number members as one flat array, row by row; empty where a member is none. */
  static Optional<double[]> members(List<Object> elements, int perRow) {
    double[] values = new double[Math.multiplyExact(elements.size(), perRow)];
    int at = 0;
    for (Object element : elements) {
      for (Object member : ((Map<?, ?>) element).values()) {
        if (!(member instanceof Number number)) {
          return Optional.empty();
        }
        values[at++] = number.doubleValue();
      }
    }
    return Optional.of(values);
  }
}
