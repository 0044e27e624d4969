package org.homolog.importer.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.hdf5.NumberText;
import org.homolog.population.ArrayAxis;
import org.homolog.population.DataArray;

/**
 * Arrays of numbers joined along an axis they share, read when asked.
 *
 * @param members the arrays, at least one, of equal lengths along all other axes
 * @param axis the axis they are joined along
 * @param axes what lies along the axes of the whole
 */
public record JoinedArray(List<DataArray> members, int axis, List<ArrayAxis> axes)
    implements DataArray {

  /** Copies the lists. */
  public JoinedArray {
    members = List.copyOf(members);
    axes = List.copyOf(axes);
  }

  @Override
  public long[] shape() {
    long[] shape = members.get(0).shape();
    shape[axis] = members.stream().mapToLong(member -> member.shape()[axis]).sum();
    return shape;
  }

  @Override
  public boolean isText() {
    return false;
  }

  @Override
  public String description() {
    return members.size() + " arrays joined along axis " + (axis + 1);
  }

  @Override
  public double[] numbers() {
    long[] shape = shape();
    return numbers(
        new long[shape.length], Arrays.stream(shape).mapToInt(Math::toIntExact).toArray());
  }

  @Override
  public double[] numbers(long[] offset, int[] count) {
    int outer = 1;
    for (int i = 0; i < axis; i++) {
      outer = Math.multiplyExact(outer, count[i]);
    }
    int inner = 1;
    for (int i = axis + 1; i < count.length; i++) {
      inner = Math.multiplyExact(inner, count[i]);
    }
    double[] block = new double[Math.multiplyExact(Math.multiplyExact(outer, inner), count[axis])];
    long start = 0;
    int done = 0;
    for (DataArray member : members) {
      long length = member.shape()[axis];
      long from = Math.max(offset[axis], start);
      long to = Math.min(offset[axis] + count[axis], start + length);
      if (from < to) {
        long[] own = offset.clone();
        int[] size = count.clone();
        own[axis] = from - start;
        size[axis] = (int) (to - from);
        double[] part = member.numbers(own, size);
        int run = size[axis] * inner;
        for (int i = 0; i < outer; i++) {
          System.arraycopy(part, i * run, block, (i * count[axis] + done) * inner, run);
        }
        done += size[axis];
      }
      start += length;
    }
    return block;
  }

  @Override
  public String[] texts() {
    List<String> texts = new ArrayList<>();
    for (double value : numbers()) {
      texts.add(NumberText.of(value));
    }
    return texts.toArray(String[]::new);
  }
}
