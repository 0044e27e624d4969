package org.homolog.hdf5;

import io.jhdf.object.datatype.FloatingPoint;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * Numbers out of any run of bits: integers that use a part of their bytes, and floating-point
 * numbers of any width, such as the 80 bits of x86 or IEEE quadruple precision, as the nearest
 * double (HDF5 File Format Specification, version 3.0, section IV.A.2.d).
 */
final class BitFields {
  private static final int DOUBLE_BITS = 64;

  /** How the topmost bit of the fraction is kept: 2 means that it is implied. */
  private static final int IMPLIED = 2;

  private BitFields() {}

  /**
   * A whole number.
   *
   * @param bytes the element, lowest byte first
   * @param offset its lowest bit in use
   * @param precision number of bits in use
   * @param signed whether it is in two's complement
   * @return a {@code Long}, or a {@code BigInteger} where 64 signed bits do not hold it
   */
  static Number integer(byte[] bytes, int offset, int precision, boolean signed) {
    BigInteger raw = bits(bytes, offset, precision);
    BigInteger value =
        signed && precision > 0 && raw.testBit(precision - 1)
            ? raw.subtract(BigInteger.ONE.shiftLeft(precision))
            : raw;
    if (value.bitLength() < DOUBLE_BITS) {
      return value.longValue();
    }
    return value;
  }

  /** An unsigned number of up to eight bytes, lowest first. */
  static long unsigned(ByteBuffer bytes, int length) {
    long value = 0;
    for (int i = length - 1; i >= 0; i--) {
      value = value << 8 | Byte.toUnsignedLong(bytes.get(i));
    }
    return value;
  }

  private static BigInteger bits(byte[] bytes, int offset, int precision) {
    byte[] highestFirst = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      highestFirst[i] = bytes[bytes.length - 1 - i];
    }
    if (offset < 0 || precision < 0 || offset + precision > 8 * bytes.length) {
      throw new IllegalStateException(
          precision + " bits from bit " + offset + " in " + bytes.length + " bytes");
    }
    BigInteger mask = BigInteger.ONE.shiftLeft(precision).subtract(BigInteger.ONE);
    return new BigInteger(1, highestFirst).shiftRight(offset).and(mask);
  }

  /**
   * A floating-point number.
   *
   * @param bytes the element, lowest byte first
   * @param type where its sign, exponent and fraction lie
   * @return the nearest double
   */
  static Double real(byte[] bytes, FloatingPoint type) {
    int exponentBits = Byte.toUnsignedInt(type.getExponentSize());
    int fractionBits = Byte.toUnsignedInt(type.getMantissaSize());
    if (exponentBits > 30) {
      throw new IllegalStateException("an exponent of " + exponentBits + " bits");
    }
    boolean negative = bits(bytes, type.getSignLocation(), 1).signum() != 0;
    int exponent =
        bits(bytes, Byte.toUnsignedInt(type.getExponentLocation()), exponentBits).intValue();
    BigInteger fraction = bits(bytes, Byte.toUnsignedInt(type.getMantissaLocation()), fractionBits);
    boolean implied = type.getMantissaNormalization() == IMPLIED;
    BigInteger payload = implied ? fraction : fraction.clearBit(Math.max(0, fractionBits - 1));
    double size;
    if (exponent == (1 << exponentBits) - 1) {
      size = payload.signum() == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else {
      BigInteger digits = implied && exponent > 0 ? fraction.setBit(fractionBits) : fraction;
      int point = implied ? fractionBits : fractionBits - 1;
      long power = (long) Math.max(exponent, 1) - type.getExponentBias() - point;
      size = scaled(digits, power);
    }
    return negative ? -size : size;
  }

  /** {@code digits * 2^power}, rounded once. */
  private static double scaled(BigInteger digits, long power) {
    if (digits.signum() == 0) {
      return 0;
    }
    long top = digits.bitLength() + power;
    if (top > Double.MAX_EXPONENT + 1L) {
      return Double.POSITIVE_INFINITY;
    }
    if (top < Double.MIN_EXPONENT - DOUBLE_BITS) {
      return 0;
    }
    return power >= 0
        ? digits.shiftLeft((int) power).doubleValue()
        : new java.math.BigDecimal(digits)
            .divide(new java.math.BigDecimal(BigInteger.ONE.shiftLeft((int) -power)))
            .doubleValue();
  }
}
