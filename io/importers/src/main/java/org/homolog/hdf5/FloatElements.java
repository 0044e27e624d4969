package org.homolog.hdf5;

import static org.homolog.hdf5.LittleEndian.doubleAt;
import static org.homolog.hdf5.LittleEndian.floatAt;
import static org.homolog.hdf5.LittleEndian.intAt;
import static org.homolog.hdf5.LittleEndian.longAt;
import static org.homolog.hdf5.LittleEndian.shortAt;

import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;

/**
 * Numbers of any type in single precision, rounded where they have more digits.
 *
 * @param values where they go
 * @param type how the file stores them
 */
record FloatElements(float[] values, NumberDecoder type) implements ElementArray {
  @Override
  public int elementSize() {
    return type.size();
  }

  @Override
  public boolean swapped() {
    return type.isBigEndian();
  }

  @Override
  public boolean copy(ByteBuffer bytes, int to, int n) {
    if (type.storage() != NumberDecoder.Storage.FLOAT32 || swapped()) {
      return false;
    }
    bytes.asFloatBuffer().get(0, values, to, n);
    return true;
  }

  @Override
  public void put(byte[] bytes, int from, int step, int to, int toStep, int n) {
    float[] into = values;
    int f = from;
    int t = to;
    switch (type.storage()) {
      case FLOAT64 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = (float) doubleAt(bytes, f);
        }
      }
      case FLOAT32 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = floatAt(bytes, f);
        }
      }
      case FLOAT16 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = FloatingPoint.toFloat(shortAt(bytes, f));
        }
      }
      case INT8 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = bytes[f];
        }
      }
      case UINT8 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = bytes[f] & 0xff;
        }
      }
      case INT16 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = shortAt(bytes, f);
        }
      }
      case UINT16 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = shortAt(bytes, f) & 0xffff;
        }
      }
      case INT32 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = intAt(bytes, f);
        }
      }
      case UINT32 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = intAt(bytes, f) & 0xffffffffL;
        }
      }
      case INT64 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = longAt(bytes, f);
        }
      }
      case UINT64 -> {
        for (int i = 0; i < n; i++, f += step, t += toStep) {
          into[t] = (float) DoubleElements.unsigned(longAt(bytes, f));
        }
      }
    }
  }
}
