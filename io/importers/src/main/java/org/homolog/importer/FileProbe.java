package org.homolog.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.FileKind;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.hdf5.Hdf5Item;
import org.homolog.spi.Importer;
import org.jspecify.annotations.Nullable;

/** A look at a file; the HDF5 part is opened when first asked for, once. */
final class FileProbe implements Importer.Probe, AutoCloseable {
  private static final int HEAD = 4096;

  private final Path file;
  private final FileKind kind;
  private final byte[] head;
  private @Nullable Hdf5File opened;

  FileProbe(Path file) {
    this.file = file;
    this.kind = FileKind.of(file);
    try (InputStream in = Files.newInputStream(file)) {
      this.head = in.readNBytes(HEAD);
    } catch (IOException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE,
          file + ": cannot be read; the system says: " + e.getMessage(),
          e);
    }
  }

  FileKind kind() {
    return kind;
  }

  @Override
  public byte[] head() {
    return head.clone();
  }

  @Override
  public boolean isHdf5() {
    return kind.format() == FileKind.Format.HDF5;
  }

  private Optional<Hdf5File> hdf5() {
    if (!isHdf5()) {
      return Optional.empty();
    }
    Hdf5File known = opened;
    if (known == null) {
      known = Hdf5File.open(file);
      opened = known;
    }
    return Optional.of(known);
  }

  @Override
  public List<String> rootChildren() {
    return hdf5().map(f -> f.root().names()).orElse(List.of());
  }

  @Override
  public String rootAttribute(String name) {
    return hdf5().flatMap(f -> f.root().attributes().text(name)).orElse("");
  }

  @Override
  public List<String> children(String path) {
    return readable(
        path,
        item -> item instanceof Hdf5Group group ? group.names() : List.<String>of(),
        List.of());
  }

  @Override
  public String attribute(String path, String name) {
    return readable(path, item -> attribute(item, name), "");
  }

  /** What is looked at may be damaged or unknown, and then says nothing about the file's kind. */
  private <T> T readable(String path, Function<Hdf5Item, T> look, T otherwise) {
    try {
      return hdf5().flatMap(f -> f.find(path)).map(look).orElse(otherwise);
    } catch (HomologException e) {
      return otherwise;
    }
  }

  private static String attribute(Hdf5Item item, String name) {
    if (item instanceof Hdf5Group group) {
      return group.attributes().texts(name).stream().findFirst().orElse("");
    }
    return item instanceof Hdf5Dataset dataset
        ? dataset.attributes().texts(name).stream().findFirst().orElse("")
        : "";
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
