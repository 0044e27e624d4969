package org.homolog.importer.homolog;

import java.util.Arrays;
import org.homolog.export.Layout;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Slice;
import org.homolog.population.DataArray;

/**
 * An array read when asked.
 *
 * @param dataset where the values lie
 */
record StoredArray(Hdf5Dataset dataset) implements DataArray {
  @Override
  public long[] shape() {
    return dataset.shape();
  }

  @Override
  public boolean isText() {
    return !dataset.type().isNumber();
  }

  @Override
  public String description() {
    return dataset.attributes().text(Layout.DESCRIPTION).orElse("");
  }

  @Override
  public double[] numbers() {
    return dataset.doubles();
  }

  @Override
  public double[] numbers(long[] offset, int[] count) {
    return dataset.doubles(Slice.of(offset, Arrays.stream(count).asLongStream().toArray()));
  }

  @Override
  public String[] texts() {
    return isText() ? dataset.strings() : dataset.numbersAsText();
  }
}
