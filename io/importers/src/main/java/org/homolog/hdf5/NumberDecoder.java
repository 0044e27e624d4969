package org.homolog.hdf5;

import io.jhdf.object.datatype.BitField;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/**
 * Turns the bytes of number elements into doubles or longs: integers of 1, 2, 4 or 8 bytes, signed
 * or not, floats of 2, 4 or 8 bytes, either byte order.
 */
final class NumberDecoder {
  private final int size;
  private final boolean floating;
  private final boolean signed;
  private final ByteOrder order;

  private NumberDecoder(int size, boolean floating, boolean signed, ByteOrder order) {
    this.size = size;
    this.floating = floating;
    this.signed = signed;
    this.order = order;
  }

  /** The decoder of a type; empty for types that are not numbers or pad their bits. */
  static Optional<NumberDecoder> of(DataType type) {
    if (type instanceof EnumDataType codes) {
      return of(codes.getBaseType());
    }
    int size = type.getSize();
    boolean usualSize = size == 1 || size == 2 || size == 4 || size == 8;
    if (type instanceof FixedPoint number) {
      boolean whole = number.getBitOffset() == 0 && number.getBitPrecision() == size * 8;
      return usualSize && whole
          ? Optional.of(new NumberDecoder(size, false, number.isSigned(), number.getByteOrder()))
          : Optional.empty();
    }
    if (type instanceof BitField field) {
      return usualSize
          ? Optional.of(new NumberDecoder(size, false, false, field.getByteOrder()))
          : Optional.empty();
    }
    if (type instanceof FloatingPoint number) {
      return isIeee(number)
          ? Optional.of(new NumberDecoder(size, true, true, number.getByteOrder()))
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean isIeee(FloatingPoint number) {
    int exponent = number.getExponentSize();
    return switch (number.getSize()) {
      case 2 -> exponent == 5;
      case 4 -> exponent == 8;
      case 8 -> exponent == 11;
      default -> false;
    };
  }

  int size() {
    return size;
  }

  boolean isFloating() {
    return floating;
  }

  double[] doubles(ByteBuffer bytes, int n) {
    double[] values = new double[n];
    if (floating && size == 8) {
      bytes.slice().order(order).asDoubleBuffer().get(values);
      return values;
    }
    IntToDoubleFunction at = doubleAt(bytes);
    for (int i = 0; i < n; i++) {
      values[i] = at.applyAsDouble(i);
    }
    return values;
  }

  private IntToDoubleFunction doubleAt(ByteBuffer raw) {
    ByteBuffer bytes = raw.slice().order(order);
    if (floating) {
      return switch (size) {
        case 8 -> i -> bytes.getDouble(i * 8);
        case 4 -> i -> bytes.getFloat(i * 4);
        default -> i -> FloatingPoint.toFloat(bytes.getShort(i * 2));
      };
    }
    IntToLongFunction whole = longAt(raw);
    if (signed || size < 8) {
      return i -> whole.applyAsLong(i);
    }
    return i -> unsigned(whole.applyAsLong(i));
  }

  /** The unsigned value of 64 bits, rounded once to the nearest double. */
  private static double unsigned(long bits) {
    if (bits >= 0) {
      return bits;
    }
    return (double) ((bits >>> 1) | (bits & 1)) * 2.0;
  }

  float[] floats(ByteBuffer bytes, int n) {
    IntToDoubleFunction at = doubleAt(bytes);
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) at.applyAsDouble(i);
    }
    return values;
  }

  /** Whole numbers; an unsigned 64-bit value beyond 2^63 - 1 comes out negative. */
  long[] longs(ByteBuffer bytes, int n) {
    IntToLongFunction at = longAt(bytes);
    long[] values = new long[n];
    for (int i = 0; i < n; i++) {
      values[i] = at.applyAsLong(i);
    }
    return values;
  }

  boolean overflows(long[] values) {
    if (signed || size < 8) {
      return false;
    }
    for (long value : values) {
      if (value < 0) {
        return true;
      }
    }
    return false;
  }

  private IntToLongFunction longAt(ByteBuffer raw) {
    ByteBuffer bytes = raw.slice().order(order);
    return switch (size) {
      case 1 -> signed ? i -> bytes.get(i) : i -> bytes.get(i) & 0xff;
      case 2 -> signed ? i -> bytes.getShort(i * 2) : i -> bytes.getShort(i * 2) & 0xffff;
      case 4 ->
          signed ? i -> bytes.getInt(i * 4) : i -> Integer.toUnsignedLong(bytes.getInt(i * 4));
      default -> i -> bytes.getLong(i * 8);
    };
  }
}
