package org.homolog.linalg.openblas;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.homolog.linalg.Matrix;

/**
 * Doubles outside the heap, given back when closed. Natives work on these and not on pinned Java
 * arrays, because pinning stops the garbage collector for as long as the native call lasts.
 */
final class NativeArray implements AutoCloseable {
  /** Values that one thread copies at a time. */
  private static final int COPY = 1 << 19;

  private final DoublePointer pointer;
  private final long size;

  private NativeArray(long size) {
    this.size = size;
    this.pointer = NativeMemory.shared().take(size);
  }

  /** Room for so many values, not cleared. */
  static NativeArray ofSize(long size) {
    return new NativeArray(size);
  }

  /** Room for so many values, all zero. */
  static NativeArray zeros(long size) {
    NativeArray array = new NativeArray(size);
    Pointer.memset(array.pointer, 0, Math.max(1, size) * Double.BYTES);
    return array;
  }

  /** A copy of a matrix, row-major as it stands, made by several threads if it is large. */
  static NativeArray copyOf(Matrix matrix, Panels threads) {
    return around(new double[0], matrix, threads);
  }

  /**
   * A copy of a matrix, row-major, made by several threads if it is large.
   *
   * @param centre what is subtracted from each row; of no length if nothing is
   */
  static NativeArray around(double[] centre, Matrix matrix, Panels threads) {
    NativeArray array = new NativeArray(matrix.array().length);
    int rows = Math.max(1, COPY / Math.max(1, matrix.columns()));
    threads.run((matrix.rows() + rows - 1) / rows, () -> new Copy(centre, matrix, rows, array));
    return array;
  }

  /** One thread's share in copying: so many rows at a time. */
  private static final class Copy implements Panels.Worker {
    private final double[] centre;
    private final Matrix matrix;
    private final int rows;
    private final NativeArray into;
    private final double[] centred;

    Copy(double[] centre, Matrix matrix, int rows, NativeArray into) {
      this.centre = centre;
      this.matrix = matrix;
      this.rows = rows;
      this.into = into;
      this.centred = new double[centre.length];
    }

    @Override
    public void compute(int block) {
      int columns = matrix.columns();
      int first = block * rows;
      int last = Math.min(matrix.rows(), first + rows);
      double[] values = matrix.array();
      if (centre.length == 0) {
        into.put((long) first * columns, values, first * columns, (last - first) * columns);
        return;
      }
      for (int row = first; row < last; row++) {
        int from = row * columns;
        for (int i = 0; i < columns; i++) {
          centred[i] = values[from + i] - centre[i];
        }
        into.put(from, centred, 0, columns);
      }
    }

    @Override
    public void close() {}
  }

  /** A copy of a matrix, row-major as it stands. */
  static NativeArray copyOf(Matrix matrix) {
    return copyOf(matrix.array());
  }

  /** A copy of an array. */
  static NativeArray copyOf(double[] values) {
    NativeArray array = new NativeArray(values.length);
    array.pointer.put(values, 0, values.length);
    return array;
  }

  /** Where the values start. */
  DoublePointer start() {
    return pointer;
  }

  /** The address of one value. */
  DoublePointer at(long index) {
    return pointer.getPointer(index);
  }

  /** Overwrites values with part of an array. */
  void put(long index, double[] values, int from, int count) {
    at(index).put(values, from, count);
  }

  /** Copies the leading values into an array. */
  void get(double[] into, int count) {
    pointer.get(into, 0, count);
  }

  /** Copies values into part of an array. */
  void get(long index, double[] into, int from, int count) {
    at(index).get(into, from, count);
  }

  /** A copy of all values. */
  double[] toArray() {
    double[] values = new double[Math.toIntExact(size)];
    pointer.get(values, 0, values.length);
    return values;
  }

  /** A copy of all values as a row-major matrix. */
  Matrix toMatrix(int rows, int columns) {
    return Matrix.of(rows, columns, toArray());
  }

  @Override
  public void close() {
    NativeMemory.shared().giveBack(pointer);
  }
}
