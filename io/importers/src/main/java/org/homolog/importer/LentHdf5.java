package org.homolog.importer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Attributes;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.hdf5.NamedType;
import org.homolog.hdf5.NumberText;
import org.homolog.hdf5.Slice;
import org.homolog.hdf5.UnreadableItem;
import org.homolog.spi.Hdf5;

/** The HDF5 reader as importers of plug-ins see it. */
final class LentHdf5 implements Hdf5 {
  private final Hdf5File file;

  LentHdf5(Path path, int threads) {
    this.file = Hdf5File.open(path, threads);
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
    return attributesAt(path).texts(attribute).stream().findFirst().orElse("");
  }

  @Override
  public Kind kind(String path) {
    Hdf5Item item = file.find(path).orElse(null);
    if (item instanceof Hdf5Group) {
      return Kind.GROUP;
    }
    if (item instanceof Hdf5Dataset) {
      return Kind.DATASET;
    }
    if (item instanceof NamedType) {
      return Kind.TYPE;
    }
    return item == null ? Kind.NOTHING : Kind.UNREADABLE;
  }

  @Override
  public String problem(String path) {
    return file.find(path).orElse(null) instanceof UnreadableItem unreadable
        ? String.valueOf(unreadable.failure().getMessage())
        : "";
  }

  @Override
  public String elementType(String path) {
    return file.dataset(path).type().name();
  }

  @Override
  public String[] texts(String path, long[] offset, int[] count) {
    Hdf5Dataset dataset = file.dataset(path);
    Slice slice = Slice.of(offset, Arrays.stream(count).asLongStream().toArray());
    return dataset.type().isNumber()
        ? Arrays.stream(dataset.doubles(slice)).mapToObj(NumberText::of).toArray(String[]::new)
        : dataset.strings(slice);
  }

  @Override
  public String[] references(String path) {
    Hdf5Dataset dataset = file.dataset(path);
    return paths(dataset.file(), dataset.references());
  }

  private static String[] paths(Hdf5File owner, long[] addresses) {
    return Arrays.stream(addresses)
        .mapToObj(address -> owner.pathOf(address).orElse(""))
        .toArray(String[]::new);
  }

  @Override
  public List<double[]> lists(String path) {
    return file.dataset(path).lists();
  }

  @Override
  public List<Object> member(String path, String member) {
    return file.dataset(path).member(member);
  }

  @Override
  public List<String> attributes(String path) {
    return List.copyOf(attributesAt(path).names());
  }

  @Override
  public double[] attributeNumbers(String path, String attribute) {
    return attributesAt(path).numbers(attribute);
  }

  @Override
  public String[] attributeTexts(String path, String attribute) {
    return attributesAt(path).texts(attribute).toArray(String[]::new);
  }

  @Override
  public String[] attributeReferences(String path, String attribute) {
    Attributes attributes = attributesAt(path);
    return paths(attributes.file(), attributes.references(attribute));
  }

  private Attributes attributesAt(String path) {
    Hdf5Item item =
        file.find(path)
            .orElseThrow(
                () -> HomologException.mistake(file.path() + ": there is nothing at " + path));
    if (item instanceof UnreadableItem unreadable) {
      throw unreadable.failure();
    }
    if (item instanceof Hdf5Group group) {
      return group.attributes();
    }
    return item instanceof Hdf5Dataset dataset
        ? dataset.attributes()
        : ((NamedType) item).attributes();
  }

  @Override
  public void close() {
    file.close();
  }
}
