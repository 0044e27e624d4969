package org.homolog.importer.nwb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.population.Column;
import org.homolog.population.Table;

/**
 * References to samples of a series, as NWB stores them in tables: first sample, number of samples,
 * series. A count of -1 says that there is none.
 */
final class TimeSeriesReferences {
  private static final String FIRST = "idx_start";
  private static final String COUNT = "count";
  private static final String SERIES = "timeseries";
  private static final long MOST = 1_000_000;

  private final Names names;

  TimeSeriesReferences(Names names) {
    this.names = names;
  }

  static boolean isReference(ElementType type) {
    return type.kind() == ElementType.Kind.COMPOUND
        && type.members().containsAll(List.of(FIRST, COUNT, SERIES));
  }

  private record Read(String[] series, double[] first, double[] count) {
    int size() {
      return series.length;
    }
  }

  private Read read(Hdf5Dataset data) {
    if (data.elements() > MOST) {
      throw HomologException.unsupported(
          data.elements() + " references to series are not supported, up to " + MOST + " are");
    }
    List<Map<String, Object>> rows = data.rows();
    Read read = new Read(new String[rows.size()], new double[rows.size()], new double[rows.size()]);
    for (int i = 0; i < rows.size(); i++) {
      double count = number(rows.get(i), COUNT);
      boolean none = count < 0;
      read.series()[i] = none ? "" : names.of((long) number(rows.get(i), SERIES));
      read.first()[i] = none ? Double.NaN : number(rows.get(i), FIRST);
      read.count()[i] = none ? Double.NaN : count;
    }
    return read;
  }

  private static double number(Map<String, Object> row, String member) {
    if (row.get(member) instanceof Number number) {
      return number.doubleValue();
    }
    throw HomologException.unsupported("references whose " + member + " is no number");
  }

  /** One reference per row: the series, its first sample, how many. */
  List<Column> columns(String name, Hdf5Dataset data) {
    Read read = read(data);
    return List.of(
        Column.texts(name, read.series()),
        Column.numbers(name + "_first_sample", read.first()).description("from 0"),
        Column.numbers(name + "_samples", read.count()).description("how many"));
  }

  /** The references of each row as text: {@code series[first:after last]}. */
  String[] listed(Hdf5Dataset data, long[] ends) {
    Read read = read(data);
    String[] texts = new String[ends.length];
    int at = 0;
    for (int row = 0; row < ends.length; row++) {
      StringJoiner joined = new StringJoiner(", ");
      for (; at < ends[row]; at++) {
        long first = (long) read.first()[at];
        joined.add(read.series()[at] + "[" + first + ":" + (first + (long) read.count()[at]) + "]");
      }
      texts[row] = joined.toString();
    }
    return texts;
  }

  /** One row per reference, with the row of the table that holds it. */
  Table table(Hdf5Dataset data, long[] ends) {
    Read read = read(data);
    List<Long> rows = new ArrayList<>();
    for (int row = 0; row < ends.length; row++) {
      for (long at = row == 0 ? 0 : ends[row - 1]; at < ends[row]; at++) {
        rows.add((long) row);
      }
    }
    int n = Math.min(rows.size(), read.size());
    long[] row = rows.stream().mapToLong(Long::longValue).limit(n).toArray();
    return Table.of(
        Column.integers("row", row).description("row of the table, from 0"),
        Column.texts("series", Arrays.copyOf(read.series(), n)),
        Column.numbers("first_sample", Arrays.copyOf(read.first(), n)),
        Column.numbers("samples", Arrays.copyOf(read.count(), n)));
  }
}
