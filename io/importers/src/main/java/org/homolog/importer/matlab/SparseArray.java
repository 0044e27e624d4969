package org.homolog.importer.matlab;

import java.util.Arrays;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.NumberText;
import org.homolog.population.DataArray;

/**
 * A sparse matrix, read as a full one: {@code ir} holds the row of each stored value, {@code jc}
 * where each column's values start, {@code data} the values.
 */
final class SparseArray implements DataArray {
  private final Hdf5Group group;
  private final String matlabClass;
  private final long rows;
  private final long columns;

  /**
   * A sparse matrix of a group that has the attribute {@code MATLAB_sparse}, its number of rows.
   *
   * @throws HomologException if the group lacks what makes a matrix (damaged)
   */
  SparseArray(Hdf5Group group, String matlabClass) {
    this.group = group;
    this.matlabClass = matlabClass;
    this.rows = (long) group.attributes().number("MATLAB_sparse").orElse(0);
    this.columns = part("jc").elements() - 1;
    if (rows < 0 || columns < 0) {
      throw HomologException.damaged(group.path() + ": a sparse matrix of " + shapeText());
    }
    group
        .dataset("data")
        .filter(values -> !values.type().isNumber())
        .ifPresent(
            values -> {
              throw HomologException.unsupported(
                  "sparse matrices of " + values.type() + " are not supported; save full(...)");
            });
  }

  private String shapeText() {
    return rows + " x " + columns;
  }

  private Hdf5Dataset part(String name) {
    return group
        .dataset(name)
        .orElseThrow(
            () -> HomologException.damaged(group.path() + ": a sparse matrix without " + name));
  }

  @Override
  public long[] shape() {
    return new long[] {rows, columns};
  }

  @Override
  public boolean isText() {
    return false;
  }

  @Override
  public String description() {
    long stored = group.dataset("data").map(Hdf5Dataset::elements).orElse(0L);
    return "sparse " + matlabClass + ", " + stored + " values stored";
  }

  @Override
  public double[] numbers() {
    if (rows * (double) columns > Integer.MAX_VALUE - 8) {
      throw HomologException.mistake(
          group.path() + ": " + shapeText() + " values are more than one array holds; use slice");
    }
    return numbers(new long[] {0, 0}, new int[] {(int) rows, (int) columns});
  }

  @Override
  public String[] texts() {
    return Arrays.stream(numbers()).mapToObj(NumberText::of).toArray(String[]::new);
  }

  @Override
  public double[] numbers(long[] offset, int[] count) {
    if (offset[0] < 0
        || offset[0] + count[0] > rows
        || offset[1] < 0
        || offset[1] + count[1] > columns) {
      throw HomologException.mistake(
          group.path() + ": the slice lies outside a matrix of " + shapeText());
    }
    double[] block = new double[Math.multiplyExact(count[0], count[1])];
    long[] starts = part("jc").longs();
    double[] values = group.dataset("data").map(Hdf5Dataset::doubles).orElse(new double[0]);
    long[] row = group.dataset("ir").map(Hdf5Dataset::longs).orElse(new long[0]);
    if (row.length != values.length) {
      throw HomologException.damaged(
          group.path() + ": " + values.length + " values with " + row.length + " row numbers");
    }
    for (int column = 0; column < count[1]; column++) {
      int from = start(starts, (int) offset[1] + column, values.length);
      int to = start(starts, (int) offset[1] + column + 1, values.length);
      for (int i = from; i < to; i++) {
        if (row[i] < 0 || row[i] >= rows) {
          throw HomologException.damaged(
              group.path() + ": row " + row[i] + " in a matrix of " + shapeText());
        }
        if (row[i] >= offset[0] && row[i] < offset[0] + count[0]) {
          block[(int) (row[i] - offset[0]) * count[1] + column] = values[i];
        }
      }
    }
    return block;
  }

  private int start(long[] starts, int column, int stored) {
    long start = starts[column];
    if (start < 0 || start > stored) {
      throw HomologException.damaged(
          group.path() + ": column " + column + " starts at value " + start + " of " + stored);
    }
    return (int) start;
  }
}
