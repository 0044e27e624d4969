package org.homolog.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.FileKind;
import org.homolog.hdf5.Hdf5File;
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
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
