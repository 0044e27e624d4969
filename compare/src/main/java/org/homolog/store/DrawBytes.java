package org.homolog.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Indices of draws as bytes: the number of draws, then of each draw its length and the steps from
 * index to index, each number in as few bytes as it needs, all of it compressed.
 */
final class DrawBytes {
  /** No draw and no list of draws can be longer than this: what claims more is damaged. */
  private static final int MOST = 100_000_000;

  private DrawBytes() {}

  static byte[] write(int[][] rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      put(out, rows.length);
      for (int[] row : rows) {
        put(out, row.length);
        int last = 0;
        for (int index : row) {
          int step = index - last;
          put(out, (step << 1) ^ (step >> 31));
          last = index;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static int[][] read(byte[] bytes) throws ResultCodec.Unreadable {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      List<int[]> rows = new ArrayList<>();
      int count = length(get(in));
      for (int i = 0; i < count; i++) {
        rows.add(row(in, length(get(in))));
      }
      if (in.read() >= 0) {
        throw new ResultCodec.Unreadable("more follows the draws");
      }
      return rows.toArray(int[][]::new);
    } catch (IOException e) {
      throw new ResultCodec.Unreadable("the draws end too early");
    }
  }

  /** Memory grows with what is there, not with what is claimed. */
  private static int[] row(DataInputStream in, int length) throws IOException {
    int[] row = new int[Math.min(length, 1024)];
    int last = 0;
    for (int k = 0; k < length; k++) {
      if (k == row.length) {
        row = Arrays.copyOf(row, (int) Math.min(length, 2L * k));
      }
      int step = get(in);
      last += (step >>> 1) ^ -(step & 1);
      row[k] = last;
    }
    return row;
  }

  private static int length(int claimed) throws ResultCodec.Unreadable {
    if (claimed < 0 || claimed > MOST) {
      throw new ResultCodec.Unreadable("draws claim a length of " + claimed);
    }
    return claimed;
  }

  /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
  private static void put(DataOutputStream out, int number) throws IOException {
    int rest = number;
    while ((rest & ~0x7f) != 0) {
      out.writeByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  private static int get(DataInputStream in) throws IOException {
    int number = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int next = in.readUnsignedByte();
      number |= (next & 0x7f) << shift;
      if ((next & 0x80) == 0) {
        return number;
      }
    }
    throw new IOException("a number of more than five bytes");
  }
}
