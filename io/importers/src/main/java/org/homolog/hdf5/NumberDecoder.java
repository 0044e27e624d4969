package org.homolog.hdf5;

import io.jhdf.object.datatype.BitField;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * How numbers are stored: integers of 1, 2, 4 or 8 bytes, signed or not, floats of 2, 4 or 8 bytes,
 * either byte order.
 */
final class NumberDecoder {
  /** The types of numbers, whatever their byte order. */
  enum Storage {
    INT8,
    UINT8,
    INT16,
    UINT16,
    INT32,
    UINT32,
    INT64,
    UINT64,
    FLOAT16,
    FLOAT32,
    FLOAT64
  }

  private final Storage storage;
  private final int size;
  private final boolean bigEndian;

  private NumberDecoder(Storage storage, int size, ByteOrder order) {
    this.storage = storage;
    this.size = size;
    this.bigEndian = size > 1 && order == ByteOrder.BIG_ENDIAN;
  }

  /** The decoder of a type; empty for types that are not numbers or pad their bits. */
  static Optional<NumberDecoder> of(DataType type) {
    if (type instanceof EnumDataType codes) {
      return of(codes.getBaseType());
    }
    int size = type.getSize();
    if (type instanceof FixedPoint number) {
      boolean whole = number.getBitOffset() == 0 && number.getBitPrecision() == size * 8;
      return whole ? integer(size, number.isSigned(), number.getByteOrder()) : Optional.empty();
    }
    if (type instanceof BitField field) {
      return integer(size, false, field.getByteOrder());
    }
    if (type instanceof FloatingPoint number) {
      return floating(number);
    }
    return Optional.empty();
  }

  private static Optional<NumberDecoder> integer(int size, boolean signed, ByteOrder order) {
    return switch (size) {
      case 1 -> Optional.of(new NumberDecoder(signed ? Storage.INT8 : Storage.UINT8, 1, order));
      case 2 -> Optional.of(new NumberDecoder(signed ? Storage.INT16 : Storage.UINT16, 2, order));
      case 4 -> Optional.of(new NumberDecoder(signed ? Storage.INT32 : Storage.UINT32, 4, order));
      case 8 -> Optional.of(new NumberDecoder(signed ? Storage.INT64 : Storage.UINT64, 8, order));
      default -> Optional.empty();
    };
  }

  private static Optional<NumberDecoder> floating(FloatingPoint number) {
    int size = number.getSize();
    int exponent = number.getExponentSize();
    if (size == 2 && exponent == 5) {
      return Optional.of(new NumberDecoder(Storage.FLOAT16, 2, number.getByteOrder()));
    }
    if (size == 4 && exponent == 8) {
      return Optional.of(new NumberDecoder(Storage.FLOAT32, 4, number.getByteOrder()));
    }
    if (size == 8 && exponent == 11) {
      return Optional.of(new NumberDecoder(Storage.FLOAT64, 8, number.getByteOrder()));
    }
    return Optional.empty();
  }

  Storage storage() {
    return storage;
  }

  int size() {
    return size;
  }

  boolean isBigEndian() {
    return bigEndian;
  }

  boolean isFloating() {
    return storage == Storage.FLOAT16 || storage == Storage.FLOAT32 || storage == Storage.FLOAT64;
  }

  double[] doubles(ByteBuffer bytes, int n) {
    double[] values = new double[n];
    new DoubleElements(values, this).put(littleEndian(bytes, n), 0, size, 0, 1, n);
    return values;
  }

  /** Whole numbers; an unsigned 64-bit value beyond 2^63 - 1 comes out negative. */
  long[] longs(ByteBuffer bytes, int n) {
    long[] values = new long[n];
    new LongElements(values, this).put(littleEndian(bytes, n), 0, size, 0, 1, n);
    return values;
  }

  private byte[] littleEndian(ByteBuffer bytes, int n) {
    byte[] copy = new byte[Math.multiplyExact(n, size)];
    bytes.get(bytes.position(), copy);
    if (bigEndian) {
      LittleEndian.swap(copy, copy.length, size);
    }
    return copy;
  }

  /** Whether any of these, read by {@link #longs}, is beyond what 64 signed bits hold. */
  boolean overflows(long[] values) {
    if (storage != Storage.UINT64) {
      return false;
    }
    for (long value : values) {
      if (value < 0) {
        return true;
      }
    }
    return false;
  }
}
