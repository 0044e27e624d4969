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
    double[] values = matrix.array();
    NativeArray array = new NativeArray(values.length);
    threads.run((int) ((values.length + (long) COPY - 1) / COPY), () -> new Copy(values, array));
    return array;
  }

  /** One thread's share in copying. */
  private record Copy(double[] values, NativeArray into) implements Panels.Worker {
    @Override
    public void compute(int block) {
      int from = block * COPY;
      into.put(from, values, from, Math.min(COPY, values.length - from));
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
