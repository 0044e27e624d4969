package org.homolog.importer.matlab;

/**
 * MATLAB stores arrays column by column, HDF5 row by row, so an array's axes come out of the file
 * in reverse. What is read is the array with its last axis first; turning it round restores
 * MATLAB's.
 */
final class ReversedOrder {
  private ReversedOrder() {}

  static long[] reversed(long[] values) {
    long[] turned = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      turned[i] = values[values.length - 1 - i];
    }
    return turned;
  }

  /** For each element in row-major order of MATLAB's shape, where it lies in column-major order. */
  static int[] places(long[] matlabShape) {
    int rank = matlabShape.length;
    long n = 1;
    for (long size : matlabShape) {
      n = Math.multiplyExact(n, size);
    }
    int[] places = new int[Math.toIntExact(n)];
    long[] stride = new long[rank];
    long step = 1;
    for (int axis = 0; axis < rank; axis++) {
      stride[axis] = step;
      step *= matlabShape[axis];
    }
    long[] index = new long[rank];
    long place = 0;
    for (int i = 0; i < places.length; i++) {
      places[i] = (int) place;
      for (int axis = rank - 1; axis >= 0; axis--) {
        place += stride[axis];
        if (++index[axis] < matlabShape[axis]) {
          break;
        }
        place -= stride[axis] * matlabShape[axis];
        index[axis] = 0;
      }
    }
    return places;
  }

  static double[] restored(double[] columnMajor, long[] matlabShape) {
    int[] places = places(matlabShape);
    double[] values = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      values[i] = columnMajor[places[i]];
    }
    return values;
  }

  static String[] restored(String[] columnMajor, long[] matlabShape) {
    int[] places = places(matlabShape);
    String[] values = new String[places.length];
    for (int i = 0; i < places.length; i++) {
      values[i] = columnMajor[places[i]];
    }
    return values;
  }
}
