package org.homolog.hdf5;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in the bytes of an array, little end first, at any position. */
final class LittleEndian {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);
  private static final VarHandle FLOAT = view(float[].class);
  private static final VarHandle DOUBLE = view(double[].class);

  private LittleEndian() {}

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  static short shortAt(byte[] bytes, int at) {
    return (short) SHORT.get(bytes, at);
  }

  static int intAt(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  static long longAt(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  static float floatAt(byte[] bytes, int at) {
    return (float) FLOAT.get(bytes, at);
  }

  static double doubleAt(byte[] bytes, int at) {
    return (double) DOUBLE.get(bytes, at);
  }

  static void putShort(byte[] bytes, int at, short value) {
    SHORT.set(bytes, at, value);
  }

  static void putInt(byte[] bytes, int at, int value) {
    INT.set(bytes, at, value);
  }

  static void putLong(byte[] bytes, int at, long value) {
    LONG.set(bytes, at, value);
  }

  /** Turns every element round: big end first becomes little end first. */
  static void swap(byte[] bytes, int length, int elementSize) {
    switch (elementSize) {
      case 2 -> {
        for (int at = 0; at + 2 <= length; at += 2) {
          putShort(bytes, at, Short.reverseBytes(shortAt(bytes, at)));
        }
      }
      case 4 -> {
        for (int at = 0; at + 4 <= length; at += 4) {
          putInt(bytes, at, Integer.reverseBytes(intAt(bytes, at)));
        }
      }
      case 8 -> {
        for (int at = 0; at + 8 <= length; at += 8) {
          putLong(bytes, at, Long.reverseBytes(longAt(bytes, at)));
        }
      }
      default -> {}
    }
  }
}
