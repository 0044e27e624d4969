package org.homolog.study;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Table;

/** A CSV file with a line of names and one line per condition, as a table. */
final class DescriptorTable {
  private static final long MOST_VALUES = 200_000_000;

  private DescriptorTable() {}

  /**
   * Reads a table. A column is numeric if all its cells are numbers; empty cells are missing.
   *
   * @param file a CSV file (RFC 4180) in UTF-8
   * @return the table
   * @throws HomologException if it cannot be read, a line is shorter or longer than the first, or a
   *     name occurs twice
   */
  static Table read(Path file) {
    CsvMapper mapper =
        CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    try (java.io.Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        MappingIterator<String[]> lines = mapper.readerFor(String[].class).readValues(reader)) {
      if (!lines.hasNext()) {
        throw HomologException.mistake(file + " is empty; a line of names is needed first");
      }
      String[] names = lines.next();
      names[0] = names[0].startsWith("\uFEFF") ? names[0].substring(1) : names[0];
      List<String[]> rows = new ArrayList<>();
      while (lines.hasNext()) {
        String[] row = lines.next();
        if (row.length != names.length) {
          throw HomologException.mistake(
              file
                  + ": row "
                  + (rows.size() + 1)
                  + " after the names has "
                  + row.length
                  + " cells, but there are "
                  + names.length
                  + " names");
        }
        rows.add(row);
        if ((long) rows.size() * names.length > MOST_VALUES) {
          throw HomologException.mistake(
              file + " holds more than " + MOST_VALUES + " values; use an HDF5 file");
        }
      }
      return table(file, names, rows);
    } catch (JacksonException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE, file + " is not CSV: " + e.getOriginalMessage(), e);
    } catch (java.nio.charset.CharacterCodingException e) {
      throw HomologException.of(HomologException.Kind.MISTAKE, file + " is not text in UTF-8", e);
    } catch (IOException | java.io.UncheckedIOException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE, file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Table table(Path file, String[] names, List<String[]> rows) {
    Set<String> seen = new LinkedHashSet<>();
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < names.length; c++) {
      String name = names[c].strip();
      if (!seen.add(name)) {
        throw HomologException.mistake(file + ": the name \"" + name + "\" occurs twice");
      }
      columns.add(column(name, rows, c));
    }
    return Table.of(columns);
  }

  private static Column column(String name, List<String[]> rows, int c) {
    double[] numbers = new double[rows.size()];
    for (int r = 0; r < numbers.length; r++) {
      String cell = rows.get(r)[c].strip();
      try {
        numbers[r] = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
      } catch (NumberFormatException e) {
        String[] texts = new String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
          texts[i] = rows.get(i)[c].strip();
        }
        return Column.texts(name, texts);
      }
    }
    return Column.numbers(name, numbers);
  }
}
