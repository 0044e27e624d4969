package org.homolog.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.homolog.failure.HomologException;
import org.homolog.result.ExportedTable;
import org.homolog.run.Export;
import org.homolog.spi.Options;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes results for other programs. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a table of what a run has stored: as comma-separated values, or as Parquet where DuckDB"
          + " is there (its program duckdb on the path, or its JDBC driver in the folder lib).",
      ""
    })
@SuppressWarnings("NullAway.Init")
final class ExportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "the folder that a run wrote to")
  private Path folder;

  @ArgGroup(multiplicity = "1")
  private Target target;

  /** Where to, in which format. */
  static final class Target {
    @Option(names = "--csv", paramLabel = "FILE", description = "write comma-separated values")
    private @Nullable Path csv;

    @Option(names = "--parquet", paramLabel = "FILE", description = "write Parquet")
    private @Nullable Path parquet;
  }

  @Option(
      names = "--table",
      paramLabel = "NAME",
      defaultValue = "results",
      description =
          "which table: results (a line per score), differences (of candidates), consensus (how"
              + " comparisons rank candidates), recovery (which candidate wins simulated data),"
              + " matched (scores by number of units), draws"
              + " (every score on every draw) or indices (what was drawn)")
  private String table;

  @Override
  public Integer call() {
    Export export = new Export(folder, table());
    if (target.csv != null) {
      export.csv(target.csv);
    } else if (target.parquet != null) {
      export.parquet(target.parquet);
    }
    return 0;
  }

  private ExportedTable table() {
    List<String> known =
        Arrays.stream(ExportedTable.values()).map(one -> Options.kebab(one.name())).toList();
    if (!known.contains(table)) {
      throw HomologException.unknown("table", table, known);
    }
    return ExportedTable.values()[known.indexOf(table)];
  }
}
