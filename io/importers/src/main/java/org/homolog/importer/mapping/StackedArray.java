package org.homolog.importer.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.population.ArrayAxis;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Table;

/**
 * Several arrays of one shape as one, the members along a new first axis.
 *
 * @param members the arrays, at least one, all numbers or all text, of one shape
 * @param labels one label per member
 */
record StackedArray(List<DataArray> members, List<String> labels) implements DataArray {

  /**
   * Stacks arrays.
   *
   * @throws HomologException if their shapes differ, telling which
   */
  static StackedArray of(List<DataArray> members, List<String> names, List<String> labels) {
    long[] first = members.get(0).shape();
    for (int i = 1; i < members.size(); i++) {
      DataArray member = members.get(i);
      if (!Arrays.equals(first, member.shape()) || member.isText() != members.get(0).isText()) {
        throw HomologException.mistake(
            "the arrays of a family need one shape, but "
                + names.get(0)
                + " has "
                + Arrays.toString(first)
                + " and "
                + names.get(i)
                + " has "
                + Arrays.toString(member.shape()));
      }
    }
    return new StackedArray(List.copyOf(members), List.copyOf(labels));
  }

  @Override
  public long[] shape() {
    long[] one = members.get(0).shape();
    long[] shape = new long[one.length + 1];
    shape[0] = members.size();
    System.arraycopy(one, 0, shape, 1, one.length);
    return shape;
  }

  @Override
  public boolean isText() {
    return members.get(0).isText();
  }

  @Override
  public String description() {
    return members.size() + " arrays stacked; " + members.get(0).description();
  }

  @Override
  public List<ArrayAxis> axes() {
    List<ArrayAxis> axes = new ArrayList<>();
    Table names = Table.of(Column.texts("member", labels.toArray(String[]::new)));
    axes.add(new ArrayAxis("member", ArrayAxis.Meaning.UNKNOWN, names));
    List<ArrayAxis> own = members.get(0).axes();
    long[] shape = members.get(0).shape();
    for (int i = 0; i < shape.length; i++) {
      axes.add(
          own.isEmpty()
              ? new ArrayAxis("", ArrayAxis.Meaning.UNKNOWN, Table.empty(0))
              : own.get(i));
    }
    return axes;
  }

  @Override
  public double[] numbers() {
    long[] shape = shape();
    int[] count = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
    return numbers(new long[shape.length], count);
  }

  @Override
  public double[] numbers(long[] offset, int[] count) {
    int each = 1;
    for (int axis = 1; axis < count.length; axis++) {
      each = Math.multiplyExact(each, count[axis]);
    }
    double[] block = new double[Math.multiplyExact(each, count[0])];
    long[] from = Arrays.copyOfRange(offset, 1, offset.length);
    int[] size = Arrays.copyOfRange(count, 1, count.length);
    for (int i = 0; i < count[0]; i++) {
      double[] one = members.get((int) offset[0] + i).numbers(from, size);
      System.arraycopy(one, 0, block, i * each, each);
    }
    return block;
  }

  @Override
  public String[] texts() {
    return members.stream().flatMap(member -> Arrays.stream(member.texts())).toArray(String[]::new);
  }
}
