package org.homolog.importer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.hdf5.Slice;
import org.homolog.hdf5.UnreadableItem;
import org.homolog.spi.Hdf5;

/** The HDF5 reader as importers of plug-ins see it. */
final class LentHdf5 implements Hdf5 {
  private final Hdf5File file;

  LentHdf5(Path path) {
    this.file = Hdf5File.open(path);
  }

  @Override
  public boolean exists(String path) {
    return file.find(path).filter(item -> !(item instanceof UnreadableItem)).isPresent();
  }

  @Override
  public List<String> children(String path) {
    return file.group(path).names();
  }

  @Override
  public long[] shape(String path) {
    return file.dataset(path).shape();
  }

  @Override
  public double[] numbers(String path) {
    return file.dataset(path).doubles();
  }

  @Override
  public double[] numbers(String path, long[] offset, int[] count) {
    Slice slice = Slice.of(offset, Arrays.stream(count).asLongStream().toArray());
    return file.dataset(path).doubles(slice);
  }

  @Override
  public String[] texts(String path) {
    Hdf5Dataset dataset = file.dataset(path);
    return dataset.type().isNumber() ? dataset.numbersAsText() : dataset.strings();
  }

  @Override
  public String attribute(String path, String attribute) {
    Hdf5Item item =
        file.find(path)
            .orElseThrow(
                () -> HomologException.mistake(file.path() + ": there is nothing at " + path));
    if (item instanceof Hdf5Group group) {
      return group.attributes().texts(attribute).stream().findFirst().orElse("");
    }
    if (item instanceof Hdf5Dataset dataset) {
      return dataset.attributes().texts(attribute).stream().findFirst().orElse("");
    }
    return "";
  }

  @Override
  public void close() {
    file.close();
  }
}
