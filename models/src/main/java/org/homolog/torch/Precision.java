package org.homolog.torch;

import ai.djl.ndarray.types.DataType;

/** Width of the floating-point numbers a network computes with. */
public enum Precision {
  /** Single precision: training. */
  FLOAT32(DataType.FLOAT32),
  /** Double precision: values compared with references to the last digits. */
  FLOAT64(DataType.FLOAT64);

  private final DataType type;

  Precision(DataType type) {
    this.type = type;
  }

  /**
   * The engine's name of this width.
   *
   * @return the data type
   */
  public DataType dataType() {
    return type;
  }

  /**
   * The width of arrays of a type.
   *
   * @param type FLOAT32 or FLOAT64
   * @return the precision
   * @throws IllegalArgumentException if it is another type
   */
  public static Precision of(DataType type) {
    for (Precision precision : values()) {
      if (precision.type == type) {
        return precision;
      }
    }
    throw new IllegalArgumentException("networks do not compute with numbers of type " + type);
  }

  /**
   * A value as this width holds it.
   *
   * @param value any value
   * @return the nearest representable value
   */
  public double round(double value) {
    return this == FLOAT32 ? (float) value : value;
  }
}
