package org.homolog.importer.mapping;

import java.util.List;
import org.homolog.population.ArrayAxis;
import org.homolog.population.DataArray;

/**
 * An array of which the importer knows what lies along its axes.
 *
 * @param array the values
 * @param axes one entry per axis
 * @param description what it is
 */
public record AxedArray(DataArray array, List<ArrayAxis> axes, String description)
    implements DataArray {

  /** Copies the list. */
  public AxedArray {
    axes = List.copyOf(axes);
  }

  @Override
  public long[] shape() {
    return array.shape();
  }

  @Override
  public boolean isText() {
    return array.isText();
  }

  @Override
  public double[] numbers() {
    return array.numbers();
  }

  @Override
  public double[] numbers(long[] offset, int[] count) {
    return array.numbers(offset, count);
  }

  @Override
  public String[] texts() {
    return array.texts();
  }
}
