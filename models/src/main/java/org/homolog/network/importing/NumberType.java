package org.homolog.network.importing;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Types of numbers in files of other programs. */
enum NumberType {
  FLOAT64("F64", "f8", 8),
  FLOAT32("F32", "f4", 4),
  FLOAT16("F16", "f2", 2),
  BFLOAT16("BF16", "", 2),
  INT64("I64", "i8", 8),
  INT32("I32", "i4", 4),
  INT16("I16", "i2", 2),
  INT8("I8", "i1", 1),
  UINT64("", "u8", 8),
  UINT32("U32", "u4", 4),
  UINT16("U16", "u2", 2),
  UINT8("U8", "u1", 1),
  BOOL("BOOL", "b1", 1);

  private final String inSafetensors;
  private final String inNumpy;
  private final int width;

  NumberType(String inSafetensors, String inNumpy, int width) {
    this.inSafetensors = inSafetensors;
    this.inNumpy = inNumpy;
    this.width = width;
  }

  static Optional<NumberType> safetensors(String name) {
    return name.isEmpty()
        ? Optional.empty()
        : Arrays.stream(values()).filter(t -> t.inSafetensors.equals(name)).findFirst();
  }

  /** The type of a NumPy name without its byte order, such as f8. */
  static Optional<NumberType> numpy(String name) {
    return name.isEmpty()
        ? Optional.empty()
        : Arrays.stream(values()).filter(t -> t.inNumpy.equals(name)).findFirst();
  }

  static List<String> safetensorsNames() {
    return Arrays.stream(values()).map(t -> t.inSafetensors).filter(n -> !n.isEmpty()).toList();
  }

  static List<String> numpyNames() {
    return Arrays.stream(values()).map(t -> t.inNumpy).filter(n -> !n.isEmpty()).toList();
  }

  int width() {
    return width;
  }

  /** So many values from a buffer in its byte order. */
  double[] values(ByteBuffer bytes, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = next(bytes);
    }
    return values;
  }

  private double next(ByteBuffer bytes) {
    return switch (this) {
      case FLOAT64 -> bytes.getDouble();
      case FLOAT32 -> bytes.getFloat();
      case FLOAT16 -> half(bytes.getShort());
      case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort() << 16);
      case INT64 -> bytes.getLong();
      case INT32 -> bytes.getInt();
      case INT16 -> bytes.getShort();
      case INT8 -> bytes.get();
      case UINT64 -> unsigned(bytes.getLong());
      case UINT32 -> Integer.toUnsignedLong(bytes.getInt());
      case UINT16 -> Short.toUnsignedInt(bytes.getShort());
      case UINT8 -> Byte.toUnsignedInt(bytes.get());
      case BOOL -> bytes.get() == 0 ? 0 : 1;
    };
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2.0;
  }

  /** IEEE 754 half precision: a sign, five bits of exponent, ten of fraction. */
  private static double half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    double magnitude =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24;
          case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> (0x400 + fraction) * Math.scalb(1.0, exponent - 25);
        };
    return bits < 0 ? -magnitude : magnitude;
  }
}
