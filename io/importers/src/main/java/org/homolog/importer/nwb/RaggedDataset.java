package org.homolog.importer.nwb;

import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.NumberText;
import org.homolog.hdf5.Slice;
import org.homolog.population.RaggedColumn;

/**
 * A ragged column of a DynamicTable: the elements of all rows one after the other, an index that
 * says where the list of each row ends, and where the column is ragged twice or more, an index of
 * that index. Only the outermost index is held; the rest is read when asked.
 *
 * @param data the elements along its first axis
 * @param inner the indices between the outermost and the data, outermost first
 * @param ends where each row ends in the outermost of {@code inner}, or in {@code data}
 * @param unit unit of measurement
 * @param description description by whoever wrote the file
 */
record RaggedDataset(
    Hdf5Dataset data, List<Hdf5Dataset> inner, long[] ends, String unit, String description)
    implements RaggedColumn {

  @Override
  public int rows() {
    return ends.length;
  }

  @Override
  public int depth() {
    return 1 + inner.size();
  }

  @Override
  public boolean isText() {
    return data.type().kind() == ElementType.Kind.TEXT;
  }

  @Override
  public long[] elementShape() {
    if (!members().isEmpty()) {
      return new long[] {members().size()};
    }
    long[] shape = data.shape();
    return Arrays.copyOfRange(shape, 1, shape.length);
  }

  @Override
  public List<String> members() {
    return data.type().members();
  }

  @Override
  public int[] lengths(int row) {
    long[] bounds = bounds(row);
    int[] lengths = new int[bounds.length - 1];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = Math.toIntExact(bounds[i + 1] - bounds[i]);
    }
    return lengths;
  }

  /** Where the innermost lists of a row begin, and where the last of them ends, in the data. */
  private long[] bounds(int row) {
    long[] bounds = {row == 0 ? 0 : ends[row - 1], ends[row]};
    for (int level = 0; level < inner.size(); level++) {
      Hdf5Dataset index = inner.get(level);
      long most = level + 1 < inner.size() ? inner.get(level + 1).elements() : data.shape()[0];
      long first = bounds[0];
      long last = bounds[bounds.length - 1];
      // The end before the first list is where that list begins.
      long before = Math.max(0, first - 1);
      long[] read = index.longs(Slice.range(before, Math.max(before, last)));
      long[] next = new long[(int) (last - first) + 1];
      next[0] = first == 0 || last == first ? 0 : read[0];
      System.arraycopy(read, first == 0 ? 0 : Math.min(1, read.length), next, 1, next.length - 1);
      bounds = ascending(index, next, most);
    }
    return bounds;
  }

  private static long[] ascending(Hdf5Dataset index, long[] bounds, long most) {
    for (int i = 0; i < bounds.length; i++) {
      if (bounds[i] > most || bounds[i] < (i == 0 ? 0 : bounds[i - 1])) {
        throw HomologException.damaged(
            index.path() + ": a list cannot end at " + bounds[i] + " of " + most + " elements");
      }
    }
    return bounds;
  }

  private Slice slice(int row) {
    long[] bounds = bounds(row);
    long[] shape = data.shape();
    long[] offset = new long[shape.length];
    offset[0] = bounds[0];
    shape[0] = bounds[bounds.length - 1] - bounds[0];
    return Slice.of(offset, shape);
  }

  @Override
  public double[] numbers(int row) {
    return members().isEmpty() ? data.doubles(slice(row)) : data.members(slice(row));
  }

  @Override
  public String[] texts(int row) {
    return isText()
        ? data.strings(slice(row))
        : Arrays.stream(numbers(row)).mapToObj(NumberText::of).toArray(String[]::new);
  }
}
