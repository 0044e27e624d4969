package org.homolog.inspection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.FileHash;
import org.homolog.importer.Importers;
import org.homolog.population.Recording;
import org.homolog.spi.Importer;
import org.jspecify.annotations.Nullable;

/** Looks into recordings. */
public final class Inspector {
  private static final long MOST_HASHED = 256L << 20;

  private Inspector() {}

  /**
   * Looks into a file with homolog's own importers.
   *
   * @param file the file
   * @return what is inside
   * @throws HomologException if the file is missing (mistake), not supported or damaged
   */
  public static Inspection inspect(Path file) {
    return inspect(file, Importers.builtIn());
  }

  /**
   * Looks into a file.
   *
   * @param file the file
   * @param importers the importers to choose from, those of plug-ins among them
   * @return what is inside
   * @throws HomologException if the file is missing (mistake), not supported or damaged
   */
  public static Inspection inspect(Path file, Importers importers) {
    Importer importer = importers.find(file);
    try (Recording recording = importers.open(file, importer.id(), Map.of())) {
      return describe(file, importer.id(), recording);
    }
  }

  private static Inspection describe(Path file, String importer, Recording recording) {
    List<String> notes = new ArrayList<>(recording.notes());
    List<TableSummary> tables = new ArrayList<>();
    recording.tables().forEach((name, table) -> tables.add(TableSummary.of(name, table)));
    List<SeriesSummary> series =
        each(recording.series(), notes, e -> SeriesSummary.of(e.getKey(), e.getValue()));
    List<RaggedSummary> ragged =
        each(recording.ragged(), notes, e -> RaggedSummary.of(e.getKey(), e.getValue()));
    List<ArraySummary> arrays =
        each(recording.arrays(), notes, e -> ArraySummary.of(e.getKey(), e.getValue()));
    @Nullable UnitsSummary units = UnitsSummary.of(recording).orElse(null);
    long bytes = file.toFile().length();
    return new Inspection(
        file.toString(),
        bytes,
        bytes <= MOST_HASHED ? FileHash.sha256(file) : null,
        recording.format(),
        importer,
        recording.session(),
        units,
        tables,
        series,
        ragged,
        arrays,
        Alignable.of(recording),
        notes);
  }

  /** One summary each; what cannot be read becomes a note. */
  private static <S, T> List<T> each(
      Map<String, S> parts, List<String> notes, Function<Map.Entry<String, S>, T> summary) {
    List<T> all = new ArrayList<>();
    for (Map.Entry<String, S> part : parts.entrySet()) {
      try {
        all.add(summary.apply(part));
      } catch (HomologException e) {
        notes.add(part.getKey() + " cannot be read: " + e.getMessage());
      }
    }
    return all;
  }
}
