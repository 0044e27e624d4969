package org.homolog.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Locale;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Slice;
import org.homolog.inspection.Inspector;

/** How much heap it takes to inspect a file of 4 GB and to read one of its channels. */
final class MemoryCheck {
  private static final double MEGABYTE = 1 << 20;

  private MemoryCheck() {}

  /** Prints a line of JSON per step; an OutOfMemoryError ends it. */
  static void run(Path file) {
    long start = System.nanoTime();
    int length = Inspector.inspect(file).toText().length();
    print("inspect", length, start);
    start = System.nanoTime();
    try (Hdf5File open = Hdf5File.open(file)) {
      Hdf5Dataset data = open.dataset("/acquisition/series/data");
      long samples = data.shape()[0];
      double[] channel = data.doubles(Slice.of(new long[] {0, 77}, new long[] {samples, 1}));
      print("channel", channel.length, start);
    }
  }

  private static void print(String step, long read, long start) {
    double peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum();
    System.out.println(
        String.format(
            Locale.ROOT,
            "{\"memory\": \"%s\", \"elements\": %d, \"seconds\": %.3f, \"peak_heap_mb\": %.0f,"
                + " \"heap_limit_mb\": %.0f}",
            step,
            read,
            (System.nanoTime() - start) / 1e9,
            peak / MEGABYTE,
            Runtime.getRuntime().maxMemory() / MEGABYTE));
  }
}
