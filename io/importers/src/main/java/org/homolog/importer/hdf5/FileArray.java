package org.homolog.importer.hdf5;

import java.util.Arrays;
import java.util.List;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Slice;
import org.homolog.population.DataArray;

/**
 * A dataset as an array, read when asked. Object references read as the paths they lead to.
 *
 * @param file the open file
 * @param dataset where the values lie
 */
public record FileArray(Hdf5File file, Hdf5Dataset dataset) implements DataArray {

  /**
   * Whether a dataset makes an array.
   *
   * @param dataset the dataset
   * @return true for numbers, text and object references
   * @throws org.homolog.failure.HomologException if its type or a filter is not supported
   */
  public static boolean isReadable(Hdf5Dataset dataset) {
    ElementType.Kind kind = dataset.type().kind();
    dataset.filters(); // An unknown filter is known now, not when the values are asked for.
    dataset.shape();
    return dataset.type().isNumber()
        || kind == ElementType.Kind.TEXT
        || kind == ElementType.Kind.REFERENCE;
  }

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
    StringBuilder text = new StringBuilder(dataset.type().name());
    for (String name : List.of("description", "long_name", "units", "unit", "dims")) {
      dataset
          .attributes()
          .text(name)
          .filter(t -> !t.isBlank())
          .ifPresent(t -> text.append("; ").append(name).append(": ").append(t));
    }
    return text.toString();
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
    if (dataset.type().kind() == ElementType.Kind.REFERENCE) {
      return Arrays.stream(dataset.references())
          .mapToObj(reference -> file.pathOf(reference).orElse(""))
          .toArray(String[]::new);
    }
    return dataset.type().isNumber() ? dataset.numbersAsText() : dataset.strings();
  }
}
