package org.homolog.result;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables that other programs can have. */
public enum ExportedTable {
  /** A line per score. */
  RESULTS(ResultTables.RESULT_COLUMNS),
  /** A line per paired difference of candidates. */
  DIFFERENCES(ResultTables.DIFFERENCE_COLUMNS),
  /** A line per reference, comparison and candidate: how comparisons rank candidates. */
  CONSENSUS(ResultTables.CONSENSUS_COLUMNS),
  /** A line per comparison, simulated setting, generating and winning candidate. */
  RECOVERY(ResultTables.RECOVERY_COLUMNS),
  /** A line per comparison, candidate and number of units that both sides were brought to. */
  MATCHED(ResultTables.MATCHED_COLUMNS),
  /** A line per score and draw: the score on every draw of bootstrap and null. */
  DRAWS(
      List.of(
          ("key,analysis,convention,reference,candidate,member,direction,score,kind,draw,value")
              .split(","))),
  /** A line per cell, stream and draw: what was drawn, original places parted by spaces. */
  INDICES(List.of("key,stream,draw,indices".split(",")));

  private static final Set<String> WHOLE =
      Set.of(
          "conditions",
          "reference_units",
          "candidate_units",
          "seed",
          "members",
          "candidates",
          "comparisons",
          "draw",
          "factor",
          "data_sets",
          "units",
          "draws");
  private static final Set<String> TRUTHS = Set.of("excludes_zero");
  private static final Set<String> TEXTS =
      Set.of(
          "analysis",
          "comparison",
          "convention",
          "reference",
          "candidate",
          "member",
          "direction",
          "score",
          "ceiling_method",
          "ci_method",
          "null",
          "key",
          "status",
          "message",
          "ceiling_test",
          "correction",
          "other",
          "method",
          "kind",
          "stream",
          "indices",
          "mapping",
          "enlarged",
          "generator",
          "winner");

  /** What the values of a column are. */
  public enum Type {
    /** Text. */
    TEXT,
    /** Whole numbers of 64 bits. */
    WHOLE,
    /** Numbers in double precision. */
    NUMBER,
    /** True or false. */
    TRUTH
  }

  private final List<String> columns;

  ExportedTable(List<String> columns) {
    this.columns = columns;
  }

  /**
   * Its columns.
   *
   * @return name to type, in order
   */
  public Map<String, Type> columns() {
    return columns.stream()
        .collect(
            Collectors.toMap(
                name -> name, ExportedTable::type, (one, other) -> one, LinkedHashMap::new));
  }

  private static Type type(String column) {
    if (TEXTS.contains(column)) {
      return Type.TEXT;
    }
    return WHOLE.contains(column) ? Type.WHOLE : TRUTHS.contains(column) ? Type.TRUTH : Type.NUMBER;
  }

  /**
   * A writer of this table.
   *
   * @param text where it goes
   * @param guarded whether text that a spreadsheet would take for a formula has an apostrophe in
   *     front
   * @return the writer, which has written the header
   */
  public Writer into(Appendable text, boolean guarded) {
    return new Writer(new CsvText(columns, text, guarded));
  }

  /** Writes lines of one table; only the method for that table may be called. */
  public static final class Writer {
    private final CsvText csv;

    private Writer(CsvText csv) {
      this.csv = csv;
    }

    /**
     * Lines of {@link #RESULTS}.
     *
     * @param rows the scores
     */
    public void results(List<ScoreResult> rows) {
      ResultTables.write(csv, rows);
    }

    /**
     * Lines of {@link #DIFFERENCES}.
     *
     * @param rows the differences
     */
    public void differences(List<Difference> rows) {
      ResultTables.writeDifferences(csv, rows);
    }

    /**
     * Lines of {@link #CONSENSUS}.
     *
     * @param rows the consensus about each reference
     */
    public void consensus(List<Consensus> rows) {
      ResultTables.writeConsensus(csv, rows);
    }

    /**
     * Lines of {@link #RECOVERY}.
     *
     * @param cells the cells of a study
     */
    public void recovery(List<CellResult> cells) {
      ResultTables.writeRecovery(csv, cells);
    }

    /**
     * Lines of {@link #MATCHED}.
     *
     * @param cells the cells of a study
     */
    public void matched(List<CellResult> cells) {
      ResultTables.writeMatched(csv, cells);
    }

    /**
     * Lines of {@link #DRAWS}.
     *
     * @param row a score
     */
    public void draws(ScoreResult row) {
      draws(row, "bootstrap", row.draws());
      draws(row, "null", row.nulls());
    }

    private void draws(ScoreResult row, String kind, double[] values) {
      for (int draw = 0; draw < values.length; draw++) {
        csv.text(row.key())
            .text(row.analysis())
            .text(row.convention())
            .text(row.reference())
            .text(row.candidate())
            .text(row.member())
            .text(row.direction())
            .text(row.score())
            .text(kind)
            .whole(draw)
            .number(values[draw])
            .endLine();
      }
    }

    /**
     * Lines of {@link #INDICES}.
     *
     * @param key content key of a cell
     * @param stream the indices of its draws of one kind
     */
    public void indices(String key, DrawStream stream) {
      for (int draw = 0; draw < stream.rows().length; draw++) {
        csv.text(key)
            .text(stream.name())
            .whole(draw)
            .text(
                Arrays.stream(stream.rows()[draw])
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(" ")))
            .endLine();
      }
    }
  }
}
