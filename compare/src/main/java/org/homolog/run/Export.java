package org.homolog.run;

import java.io.Writer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.result.ExportedTable;
import org.homolog.result.ScoreResult;
import org.homolog.store.OutputFolder;
import org.homolog.store.ParquetFile;
import org.homolog.store.ResultStore;

/** The results of a study for other programs: one table to one file. */
public final class Export {
  private final Path folder;
  private final ExportedTable table;

  /**
   * An export.
   *
   * @param folder the study's folder; shards are merged
   * @param table which table
   */
  public Export(Path folder, ExportedTable table) {
    this.folder = folder;
    this.table = table;
  }

  /**
   * Writes comma-separated values (RFC 4180), whole or not at all. Text that a spreadsheet would
   * take for a formula has an apostrophe in front.
   *
   * @param file where they go
   * @throws HomologException if the folder holds no results, or the file cannot be written
   */
  public void csv(Path file) {
    Publication all = Publication.read(folder);
    OutputFolder.stream(file, text -> write(all, text, true));
  }

  /**
   * Writes Parquet by DuckDB, whole or not at all.
   *
   * @param file where it goes
   * @throws HomologException as above, or if DuckDB is not there
   */
  public void parquet(Path file) {
    Publication all = Publication.read(folder);
    ParquetFile.write(table, file, text -> write(all, text, false));
  }

  private void write(Publication all, Writer text, boolean guarded) {
    ExportedTable.Writer writer = table.into(text, guarded);
    Publication.Published published = all.publish();
    switch (table) {
      case RESULTS -> writer.results(published.rows());
      case DIFFERENCES -> writer.differences(published.report().differences());
      case CONSENSUS -> writer.consensus(published.report().consensus());
      case RECOVERY -> writer.recovery(published.report().cells());
      case MATCHED -> writer.matched(published.report().cells());
      case DRAWS -> published.rows().forEach(writer::draws);
      case INDICES -> indices(writer, published.rows());
    }
  }

  private void indices(ExportedTable.Writer writer, List<ScoreResult> rows) {
    Set<String> written = new HashSet<>();
    for (Path one : Publication.folders(folder)) {
      try (ResultStore store = ResultStore.openExisting(one)) {
        Set<String> here = store.keys();
        for (ScoreResult row : rows) {
          if (here.contains(row.key()) && written.add(row.key())) {
            store.draws(row.key()).forEach(stream -> writer.indices(row.key(), stream));
          }
        }
      }
    }
  }
}
