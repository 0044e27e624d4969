package org.homolog.hdf5;

import io.jhdf.object.datatype.ArrayDataType;
import io.jhdf.object.datatype.BitField;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.CompoundDataType.CompoundDataMember;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.Reference;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Elements of any type, one object each: a {@code Long} (a {@code BigInteger} beyond 63 bits) or a
 * {@code Double}, a {@code String}, a list for variable-length and array elements, a map from
 * member to value for compounds, the address as a {@code Long} for an object reference, and {@code
 * byte[]} for the rest. Slower than {@link NumberDecoder}, which serves plain numbers; it keeps the
 * heaps that texts and lists lie in.
 */
final class ElementValues {
  /** Types nest within types; no real file goes deeper, and a damaged one might. */
  private static final int DEEPEST = 64;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  private final HdfBackingStorage storage;
  private final GlobalHeaps heaps;
  private final Map<DataType, Optional<NumberDecoder>> decoders = new IdentityHashMap<>();

  ElementValues(HdfBackingStorage storage) {
    this.storage = storage;
    this.heaps = new GlobalHeaps(storage);
  }

  /**
   * All elements of a block.
   *
   * @param type their type
   * @param bytes the block, at its start
   * @param n how many elements
   * @return one object per element
   */
  List<Object> all(DataType type, ByteBuffer bytes, int n) {
    ByteBuffer block = bytes.slice();
    List<Object> values = new ArrayList<>(Math.min(n, block.remaining() + 1));
    int size = type.getSize();
    for (int i = 0; i < n; i++) {
      values.add(one(type, part(block, Math.multiplyExact(i, size), size), 0));
    }
    return values;
  }

  private Object one(DataType type, ByteBuffer bytes, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalStateException("types nested more than " + DEEPEST + " deep");
    }
    if (type instanceof FixedPoint || type instanceof FloatingPoint) {
      NumberDecoder decoder = decoders.computeIfAbsent(type, NumberDecoder::of).orElse(null);
      if (decoder != null) {
        if (decoder.isFloating()) {
          return decoder.doubles(bytes, 1)[0];
        }
        long[] value = decoder.longs(bytes, 1);
        if (!decoder.overflows(value)) {
          return value[0];
        }
      }
    }
    if (type instanceof FixedPoint number) {
      return BitFields.integer(
          ordered(bytes, number.getByteOrder()),
          number.getBitOffset(),
          number.getBitPrecision(),
          number.isSigned());
    }
    if (type instanceof BitField field) {
      return BitFields.integer(ordered(bytes, field.getByteOrder()), 0, 8 * field.getSize(), false);
    }
    if (type instanceof FloatingPoint number) {
      return BitFields.real(ordered(bytes, number.getByteOrder()), number);
    }
    if (type instanceof EnumDataType codes) {
      return one(codes.getBaseType(), bytes, depth + 1);
    }
    if (type instanceof StringData text) {
      return fixedText(text, bytes);
    }
    if (type instanceof Reference) {
      return BitFields.unsigned(bytes, Math.min(8, bytes.remaining()));
    }
    if (type instanceof CompoundDataType compound) {
      return members(compound, bytes, depth);
    }
    if (type instanceof ArrayDataType array) {
      return array(array, bytes, depth);
    }
    if (type instanceof VariableLength list) {
      return list.isVariableLengthString()
          ? text(heapObject(bytes, 1), list.getEncoding())
          : list(list.getParent(), bytes, depth);
    }
    byte[] opaque = new byte[bytes.remaining()];
    bytes.get(opaque);
    return opaque;
  }

  /** Reverses big-endian bytes, so that the lowest byte always comes first. */
  private static byte[] ordered(ByteBuffer bytes, ByteOrder order) {
    byte[] own = new byte[bytes.remaining()];
    bytes.get(own);
    if (order == ByteOrder.BIG_ENDIAN) {
      for (int i = 0, j = own.length - 1; i < j; i++, j--) {
        byte kept = own[i];
        own[i] = own[j];
        own[j] = kept;
      }
    }
    return own;
  }

  private static String fixedText(StringData type, ByteBuffer bytes) {
    type.getStringPaddingHandler().setBufferLimit(bytes);
    return charset(type.getCharset()).decode(bytes).toString();
  }

  private static String text(ByteBuffer bytes, Charset charset) {
    for (int i = 0; i < bytes.remaining(); i++) {
      if (bytes.get(i) == 0) {
        return charset(charset).decode(part(bytes, 0, i)).toString();
      }
    }
    return charset(charset).decode(bytes).toString();
  }

  /** Many writers put UTF-8 into text declared ASCII; ASCII is a part of UTF-8. */
  private static Charset charset(Charset declared) {
    return declared.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : declared;
  }

  private Map<String, Object> members(CompoundDataType type, ByteBuffer bytes, int depth) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (CompoundDataMember member : type.getMembers()) {
      DataType own = member.getDataType();
      row.put(
          member.getName(), one(own, part(bytes, member.getOffset(), own.getSize()), depth + 1));
    }
    return row;
  }

  private List<Object> array(ArrayDataType type, ByteBuffer bytes, int depth) {
    int[] lengths = lengths(type);
    return nested(type.getBaseType(), lengths, 0, bytes, new int[1], depth);
  }

  /**
   * Lengths along the axes of an array. Version 2 of the type lists all lengths and then a number
   * per axis, where jHDF expects the two in turns; with up to three axes the total tells what it
   * skipped.
   */
  private static int[] lengths(ArrayDataType type) {
    int[] read = type.getArrayTypeDimensions();
    int total = type.getSize() / Math.max(1, type.getBaseType().getSize());
    if (type.getVersion() != 2 || read.length < 2) {
      return read;
    }
    int first = Math.max(1, read[0]);
    if (read.length == 2) {
      return new int[] {first, total / first};
    }
    int last = Math.max(1, read[1]);
    return read.length == 3
        ? new int[] {first, total / Math.multiplyExact(first, last), last}
        : new int[] {total};
  }

  private List<Object> nested(
      DataType type, int[] lengths, int axis, ByteBuffer bytes, int[] next, int depth) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < lengths[axis]; i++) {
      if (axis + 1 < lengths.length) {
        values.add(nested(type, lengths, axis + 1, bytes, next, depth));
      } else {
        int size = type.getSize();
        values.add(one(type, part(bytes, Math.multiplyExact(next[0]++, size), size), depth + 1));
      }
    }
    return values;
  }

  private List<Object> list(DataType type, ByteBuffer bytes, int depth) {
    int size = Math.max(1, type.getSize());
    ByteBuffer object = heapObject(bytes, size);
    int n = object.remaining() / size;
    List<Object> values = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      values.add(one(type, part(object, i * size, size), depth + 1));
    }
    return values;
  }

  /** What a variable-length element points to: its length, the address of a heap, a place there. */
  private ByteBuffer heapObject(ByteBuffer element, int size) {
    ByteBuffer own = element.slice().order(ByteOrder.LITTLE_ENDIAN);
    long n = Integer.toUnsignedLong(own.getInt());
    long address =
        storage.getSizeOfOffsets() == 4 ? Integer.toUnsignedLong(own.getInt()) : own.getLong();
    int index = own.getInt();
    if (n == 0 || address == 0) {
      return NOTHING;
    }
    ByteBuffer object = heaps.object(address, index);
    long bytes = n * size;
    if (bytes > object.remaining()) {
      throw new IllegalStateException(
          "a list of " + bytes + " bytes where its heap holds " + object.remaining());
    }
    return part(object, 0, (int) bytes);
  }

  private static ByteBuffer part(ByteBuffer bytes, int at, int length) {
    if (at < 0 || length < 0 || at > bytes.limit() - length) {
      throw new IllegalStateException(
          length + " bytes at " + at + " of a block of " + bytes.limit() + " bytes");
    }
    return bytes.slice(at, length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
