package org.homolog.importer.homolog;

import java.util.Arrays;
import java.util.List;
import org.homolog.export.Layout;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Attributes;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.NumberText;
import org.homolog.hdf5.Slice;
import org.homolog.population.RaggedColumn;

/**
 * A ragged column as homolog writes it.
 *
 * @param values all elements, list after list
 * @param rowEnds where each row's lists end among all lists
 * @param listEnds where each list ends among all elements
 * @param depth how deep the lists are nested
 * @param members names of the values of an element
 * @param unit unit of measurement
 * @param description description
 */
record StoredRagged(
    Hdf5Dataset values,
    long[] rowEnds,
    long[] listEnds,
    int depth,
    List<String> members,
    String unit,
    String description)
    implements RaggedColumn {

  static StoredRagged of(Hdf5Group group) {
    Hdf5Dataset values = dataset(group, "values");
    long[] listEnds = dataset(group, "list_ends").longs();
    long[] rowEnds = dataset(group, "row_ends").longs();
    boolean fits = values.shape().length > 0 && rises(listEnds, values.shape()[0]);
    if (!fits || !rises(rowEnds, listEnds.length)) {
      throw HomologException.damaged(group.path() + ": its lists and values do not fit together");
    }
    Attributes attributes = group.attributes();
    return new StoredRagged(
        values,
        rowEnds,
        listEnds,
        (int) attributes.number(Layout.DEPTH).orElse(1),
        attributes.texts(Layout.MEMBERS),
        attributes.text(Layout.UNIT).orElse(""),
        attributes.text(Layout.DESCRIPTION).orElse(""));
  }

  private static Hdf5Dataset dataset(Hdf5Group group, String name) {
    return group
        .dataset(name)
        .orElseThrow(() -> HomologException.damaged(group.path() + " lacks " + name));
  }

  private static boolean rises(long[] ends, long most) {
    long last = 0;
    for (long end : ends) {
      if (end < last || end > most) {
        return false;
      }
      last = end;
    }
    return true;
  }

  @Override
  public int rows() {
    return rowEnds.length;
  }

  @Override
  public boolean isText() {
    return !values.type().isNumber();
  }

  @Override
  public long[] elementShape() {
    long[] shape = values.shape();
    return Arrays.copyOfRange(shape, 1, shape.length);
  }

  @Override
  public int[] lengths(int row) {
    int first = firstList(row);
    int[] lengths = new int[(int) rowEnds[row] - first];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = Math.toIntExact(listEnds[first + i] - before(first + i));
    }
    return lengths;
  }

  private int firstList(int row) {
    return row == 0 ? 0 : (int) rowEnds[row - 1];
  }

  private long before(int list) {
    return list == 0 ? 0 : listEnds[list - 1];
  }

  private Slice slice(int row) {
    int first = firstList(row);
    long from = before(first);
    long[] offset = new long[values.shape().length];
    long[] count = values.shape();
    offset[0] = from;
    count[0] = first == rowEnds[row] ? 0 : listEnds[(int) rowEnds[row] - 1] - from;
    return Slice.of(offset, count);
  }

  private boolean isEmpty(int row) {
    return Arrays.stream(lengths(row)).sum() == 0;
  }

  @Override
  public double[] numbers(int row) {
    return isEmpty(row) ? new double[0] : values.doubles(slice(row));
  }

  @Override
  public String[] texts(int row) {
    if (isEmpty(row)) {
      return new String[0];
    }
    return isText()
        ? values.strings(slice(row))
        : Arrays.stream(numbers(row)).mapToObj(NumberText::of).toArray(String[]::new);
  }
}
