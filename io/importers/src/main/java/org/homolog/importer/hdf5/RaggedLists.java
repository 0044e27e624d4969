package org.homolog.importer.hdf5;

import java.util.Arrays;
import java.util.List;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.NumberText;
import org.homolog.population.DataArray;
import org.jspecify.annotations.Nullable;

/** The lists of a variable-length dataset, read together when the first is asked for. */
final class RaggedLists {
  private final Hdf5Dataset dataset;
  private @Nullable List<double[]> lists;

  RaggedLists(Hdf5Dataset dataset) {
    this.dataset = dataset;
  }

  private synchronized double[] list(int index) {
    List<double[]> read = lists;
    if (read == null) {
      read = dataset.lists();
      lists = read;
    }
    return read.get(index);
  }

  /**
   * One list as an array.
   *
   * @param all the lists
   * @param index which one, from 0
   */
  record Element(RaggedLists all, int index) implements DataArray {
    @Override
    public long[] shape() {
      return new long[] {all.list(index).length};
    }

    @Override
    public boolean isText() {
      return false;
    }

    @Override
    public String description() {
      return all.dataset.type().name();
    }

    @Override
    public double[] numbers() {
      return all.list(index).clone();
    }

    @Override
    public String[] texts() {
      return Arrays.stream(numbers()).mapToObj(NumberText::of).toArray(String[]::new);
    }
  }
}
