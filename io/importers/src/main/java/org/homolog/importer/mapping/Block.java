package org.homolog.importer.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.homolog.failure.HomologException;
import org.homolog.population.ArrayAxis;
import org.homolog.population.DataArray;
import org.homolog.population.Recording;
import org.homolog.population.Table;

/**
 * The part of an array that a mapping uses: its axes, and from where to where along each.
 *
 * @param array the array
 * @param axes what its axes mean
 * @param offset first element used along each axis
 * @param size number of elements used along each axis
 */
record Block(DataArray array, List<AxisSpec> axes, long[] offset, int[] size) {

  static Block of(Recording recording, OptionReader options, List<AxisSpec> axes) {
    String name = options.requiredText("values");
    DataArray array = NamedArrays.required(recording, name, options.at("values"));
    if (array.isText()) {
      throw HomologException.mistake(
          options.at("values") + ": " + name + " holds text, where numbers are needed");
    }
    long[] shape = array.shape();
    if (shape.length != axes.size()) {
      throw HomologException.mistake(
          options.at("axes")
              + ": "
              + name
              + " has "
              + shape.length
              + " axes ("
              + Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(" x "))
              + "), but "
              + axes.size()
              + " are named");
    }
    if (Arrays.stream(shape).anyMatch(length -> length == 0)) {
      throw HomologException.mistake(
          options.at("values") + ": " + name + " is empty: its shape is " + Arrays.toString(shape));
    }
    long[] offset = new long[shape.length];
    long[] size = shape.clone();
    Optional<OptionReader> slices = options.group("slice");
    for (int i = 0; i < shape.length; i++) {
      String axis = axes.get(i).name();
      if (slices.isPresent() && slices.get().has(axis)) {
        range(slices.get(), axis, shape[i], offset, size, i);
      }
    }
    slices.ifPresent(s -> s.only(axes.stream().map(AxisSpec::name).collect(Collectors.toSet())));
    long elements = 1;
    for (long s : size) {
      elements = Math.multiplyExact(elements, s);
    }
    if (elements > Integer.MAX_VALUE - 8) {
      throw HomologException.mistake(
          options.at("values")
              + ": "
              + elements
              + " values are more than one array holds (2^31); use slice");
    }
    return new Block(array, axes, offset, Arrays.stream(size).mapToInt(Math::toIntExact).toArray());
  }

  private static void range(
      OptionReader slices, String axis, long length, long[] offset, long[] size, int i) {
    List<Object> bounds = slices.list(axis);
    long from =
        (long) OptionReader.asNumber(bounds.isEmpty() ? null : bounds.get(0), slices.at(axis));
    long to =
        bounds.size() > 1 ? (long) OptionReader.asNumber(bounds.get(1), slices.at(axis)) : from + 1;
    if (bounds.size() > 2 || from < 0 || to <= from || to > length) {
      throw HomologException.mistake(
          slices.at(axis)
              + ": give one element or [first, after last], counted from 0, within an axis of length "
              + length);
    }
    offset[i] = from;
    size[i] = to - from;
  }

  /** What the file says of axis i. */
  ArrayAxis own(int i) {
    List<ArrayAxis> stated = array.axes();
    return stated.isEmpty()
        ? new ArrayAxis("", ArrayAxis.Meaning.UNKNOWN, Table.empty(0))
        : stated.get(i);
  }

  double[] read() {
    boolean whole = Arrays.equals(Arrays.stream(size).asLongStream().toArray(), array.shape());
    return whole ? array.numbers() : array.numbers(offset, size);
  }

  /** The labels of axis i, cut like the values. */
  Table labels(Recording recording, int i) {
    Table whole = axes.get(i).table(recording, Math.toIntExact(array.shape()[i]), own(i));
    int[] rows = new int[size[i]];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Math.toIntExact(offset[i]) + row;
    }
    return whole.select(rows);
  }

  /**
   * The values with the axes in another order.
   *
   * @param order which axis comes first, second, ...
   */
  double[] permuted(List<Integer> order) {
    double[] values = read();
    int rank = size.length;
    int[] stride = new int[rank];
    int step = 1;
    for (int axis = rank - 1; axis >= 0; axis--) {
      stride[axis] = step;
      step *= size[axis];
    }
    boolean same = true;
    for (int i = 0; i < rank; i++) {
      same &= order.get(i) == i;
    }
    if (same) {
      return values;
    }
    double[] moved = new double[values.length];
    int[] index = new int[rank];
    int place = 0;
    for (int i = 0; i < moved.length; i++) {
      moved[i] = values[place];
      for (int k = rank - 1; k >= 0; k--) {
        int axis = order.get(k);
        place += stride[axis];
        if (++index[axis] < size[axis]) {
          break;
        }
        place -= stride[axis] * size[axis];
        index[axis] = 0;
      }
    }
    return moved;
  }
}
