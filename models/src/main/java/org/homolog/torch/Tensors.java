package org.homolog.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Copies between Java arrays and the engine's arrays. */
public final class Tensors {
  private Tensors() {}

  /**
   * A copy of values on the device.
   *
   * @param scope receives the array
   * @param values row-major values
   * @param shape the array's shape
   * @param precision the array's width
   * @return the array
   */
  public static NDArray of(NDManager scope, double[] values, Shape shape, Precision precision) {
    if (precision == Precision.FLOAT64) {
      return scope.create(values, shape);
    }
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return scope.create(narrow, shape);
  }

  /**
   * A copy of single-precision values on the device.
   *
   * @param scope receives the array
   * @param values row-major values
   * @param shape the array's shape
   * @param precision the array's width
   * @return the array
   */
  public static NDArray of(NDManager scope, float[] values, Shape shape, Precision precision) {
    if (precision == Precision.FLOAT32) {
      return scope.create(values, shape);
    }
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return scope.create(wide, shape);
  }

  /**
   * A number as an array that lives as long as its scope: what products, quotients and powers under
   * the gradient tape must be given. A number handed to {@code mul}, {@code div} or {@code pow}
   * itself lies in memory that the collector may take before the backward pass reads it.
   *
   * @param scope keeps the number
   * @param value the number
   * @return a scalar, which leaves the width of arrays that it meets as it is
   */
  public static NDArray number(NDManager scope, double value) {
    return scope.create(value);
  }

  /**
   * A copy of an array's values.
   *
   * @param array an array of floating-point numbers
   * @return its values, row-major, exactly
   */
  public static double[] doubles(NDArray array) {
    if (array.getDataType() == DataType.FLOAT64) {
      return array.toDoubleArray();
    }
    float[] narrow = array.toFloatArray();
    double[] wide = new double[narrow.length];
    for (int i = 0; i < narrow.length; i++) {
      wide[i] = narrow[i];
    }
    return wide;
  }

  /**
   * A copy of an array's values in single precision.
   *
   * @param array an array of floating-point numbers
   * @return its values, row-major, rounded if the array is wider
   */
  public static float[] floats(NDArray array) {
    if (array.getDataType() == DataType.FLOAT32) {
      return array.toFloatArray();
    }
    double[] wide = array.toDoubleArray();
    float[] narrow = new float[wide.length];
    for (int i = 0; i < wide.length; i++) {
      narrow[i] = (float) wide[i];
    }
    return narrow;
  }
}
