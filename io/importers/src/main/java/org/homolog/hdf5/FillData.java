package org.homolog.hdf5;

import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.message.FillValueMessage;
import java.nio.ByteBuffer;

/**
 * A dataset for which nothing is stored: it reads as its fill value.
 *
 * @param fill the bytes of the fill value, as the file stores them
 */
record FillData(byte[] fill) implements StoredData {
  @Override
  public void read(Slice slice, ElementArray into, int threads) {
    if (!isZero(fill)) {
      into.put(ordered(fill, into), 0, 0, 0, 1, Math.toIntExact(slice.elements()));
    }
  }

  /**
   * The bytes of a dataset's fill value; zeros where none is defined, as the HDF5 library has it.
   */
  static byte[] of(DatasetBase node, int elementSize) {
    byte[] fill = new byte[elementSize];
    if (node.getHeader().hasMessageOfType(FillValueMessage.class)) {
      FillValueMessage message = node.getHeader().getMessageOfType(FillValueMessage.class);
      if (message.isFillValueDefined()) {
        ByteBuffer value = message.getFillValue().duplicate();
        value.rewind();
        if (value.remaining() >= elementSize) {
          value.get(fill);
        }
      }
    }
    return fill;
  }

  static boolean isZero(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** One element with the little end first, if the array wants it so. */
  static byte[] ordered(byte[] element, ElementArray into) {
    if (!into.swapped()) {
      return element;
    }
    byte[] turned = element.clone();
    LittleEndian.swap(turned, turned.length, turned.length);
    return turned;
  }
}
