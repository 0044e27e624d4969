package org.homolog.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.hdf5.writing.Hdf5Rows;
import org.homolog.hdf5.writing.Hdf5Writer;
import org.homolog.population.DataArray;
import org.homolog.population.RaggedColumn;
import org.homolog.population.SampledSeries;
import org.homolog.population.SpikeTrains;

/** Numbers too many to lie in memory at once, written block by block. */
final class NumberBlocks {
  private static final int BLOCK = 1 << 20;
  private static final int WHOLE = 1 << 24;

  private NumberBlocks() {}

  /** Writes all spike times, unit after unit; returns where each unit's end. */
  static long[] spikes(Hdf5Writer out, String path, SpikeTrains trains) {
    long[] ends = new long[trains.unitCount()];
    long total = 0;
    try (Hdf5Rows rows = out.rows(path, -1)) {
      for (int unit = 0; unit < ends.length; unit++) {
        double[] times = trains.times(unit);
        rows.write(times);
        total += times.length;
        ends[unit] = total;
      }
    }
    return ends;
  }

  /** Whether start and rate give every time of a series to the last bit. */
  static boolean isRegular(SampledSeries series) {
    long samples = series.sampleCount();
    if (series.rate().isEmpty() || samples == 0) {
      return false;
    }
    double rate = series.rate().get();
    double start = series.times(0, 1)[0];
    for (long first = 0; first < samples; first += BLOCK) {
      double[] times = series.times(first, (int) Math.min(BLOCK, samples - first));
      for (int i = 0; i < times.length; i++) {
        if (times[i] != start + (first + i) / rate) {
          return false;
        }
      }
    }
    return true;
  }

  static void times(Hdf5Writer out, String path, SampledSeries series) {
    long samples = series.sampleCount();
    try (Hdf5Rows rows = out.rows(path, samples)) {
      for (long first = 0; first < samples; first += BLOCK) {
        rows.write(series.times(first, (int) Math.min(BLOCK, samples - first)));
      }
    }
  }

  /**
   * Writes samples x channels values.
   *
   * @param flat whether the values of a single channel have one axis only
   */
  static void samples(Hdf5Writer out, String path, SampledSeries series, boolean flat) {
    long samples = series.sampleCount();
    int width = series.channels().rows();
    int block = Math.max(1, BLOCK / Math.max(1, width));
    boolean list = flat && width == 1;
    try (Hdf5Rows rows = list ? out.rows(path, samples) : out.rows(path, samples, width)) {
      for (long first = 0; first < samples; first += block) {
        rows.write(series.read(first, (int) Math.min(block, samples - first)));
      }
    }
  }

  /** One whole read where that is small: not every array reads parts faster. */
  static void array(Hdf5Writer out, String path, DataArray array) {
    long[] shape = array.shape();
    double places = Arrays.stream(shape).asDoubleStream().reduce(1, (a, b) -> a * b);
    if (shape.length == 0 || places <= WHOLE) {
      out.doubles(path, shape, array.numbers());
      return;
    }
    long block = Math.max(1, (long) (WHOLE / (places / shape[0])));
    try (Hdf5Rows rows = out.rows(path, shape)) {
      for (long first = 0; first < shape[0]; first += block) {
        long[] offset = new long[shape.length];
        offset[0] = first;
        int[] count = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
        count[0] = (int) Math.min(block, shape[0] - first);
        rows.write(array.numbers(offset, count));
      }
    }
  }

  /** Where the lists of a ragged column end: those of rows, and within them the innermost. */
  record Ends(long[] rows, long[] lists) {}

  /**
   * Writes all elements of a ragged column, row after row.
   *
   * @return where each row's lists end among all lists, and where each list ends among all elements
   */
  static Ends ragged(Hdf5Writer out, String path, RaggedColumn column) {
    long[] rowEnds = new long[column.rows()];
    List<Long> listEnds = new ArrayList<>();
    long elements = 0;
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < rowEnds.length; row++) {
      for (int length : column.lengths(row)) {
        elements += length;
        listEnds.add(elements);
      }
      rowEnds[row] = listEnds.size();
      if (column.isText()) {
        texts.addAll(Arrays.asList(column.texts(row)));
      }
    }
    long[] element = column.elementShape();
    long[] shape = new long[element.length + 1];
    System.arraycopy(element, 0, shape, 1, element.length);
    shape[0] = elements;
    if (column.isText()) {
      out.texts(path, shape, texts.toArray(String[]::new));
    } else {
      try (Hdf5Rows rows = out.rows(path, shape)) {
        for (int row = 0; row < rowEnds.length; row++) {
          rows.write(column.numbers(row));
        }
      }
    }
    return new Ends(rowEnds, listEnds.stream().mapToLong(Long::longValue).toArray());
  }
}
