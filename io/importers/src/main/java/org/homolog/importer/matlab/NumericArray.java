package org.homolog.importer.matlab;

import java.util.Arrays;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Slice;
import org.homolog.population.DataArray;

/**
 * A numeric or logical MATLAB array, read when asked, in MATLAB's dimension order.
 *
 * @param dataset where it lies
 * @param matlabClass its MATLAB class, such as double or logical
 */
record NumericArray(Hdf5Dataset dataset, String matlabClass) implements DataArray {
  @Override
  public long[] shape() {
    return ReversedOrder.reversed(dataset.shape());
  }

  @Override
  public boolean isText() {
    return false;
  }

  @Override
  public String description() {
    return matlabClass;
  }

  @Override
  public double[] numbers() {
    return ReversedOrder.restored(dataset.doubles(), shape());
  }

  @Override
  public String[] texts() {
    boolean exact =
        dataset.type().kind() == ElementType.Kind.INTEGER && !matlabClass.equals("uint64");
    String[] texts =
        exact
            ? Arrays.stream(dataset.longs()).mapToObj(Long::toString).toArray(String[]::new)
            : dataset.numbersAsText();
    return ReversedOrder.restored(texts, shape());
  }

  @Override
  public double[] numbers(long[] offset, int[] count) {
    long[] size = Arrays.stream(count).asLongStream().toArray();
    Slice slice = Slice.of(ReversedOrder.reversed(offset), ReversedOrder.reversed(size));
    return ReversedOrder.restored(dataset.doubles(slice), size);
  }
}
