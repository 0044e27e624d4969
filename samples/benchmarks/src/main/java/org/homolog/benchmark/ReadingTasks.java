package org.homolog.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Slice;
import org.homolog.importer.Importers;
import org.homolog.population.SpikeTrains;

/**
 * Reading the large files that {@code recordings.py} makes, each into an array of the type it
 * stores. Repetitions take other rows and channels, so that none is timed on what a cache still
 * holds of the last.
 */
final class ReadingTasks {
  private static final int SAMPLES = 2_000_000;
  private static final int ROWS = 60_000;

  /**
   * A file of samples x channels.
   *
   * @param name its name without the ending
   * @param channels number of channels
   * @param read reads a slice
   */
  private record Samples(String name, int channels, BiFunction<Hdf5Dataset, Slice, Object> read) {}

  private static volatile Object kept = "";

  private ReadingTasks() {}

  static List<Task> all(Optional<Path> folder) {
    return folder.map(ReadingTasks::of).orElse(List.of());
  }

  private static List<Task> of(Path folder) {
    List<Task> tasks = new ArrayList<>();
    Samples gzip = new Samples("gzip", 64, Hdf5Dataset::shorts);
    samples(tasks, folder, gzip, 1);
    samples(tasks, folder, gzip, 2);
    samples(tasks, folder, new Samples("contiguous", 16, Hdf5Dataset::floats), 1);
    tasks.add(rowsIntoOneArray(folder));
    spikes(tasks, folder, "gzip", 1);
    spikes(tasks, folder, "gzip", 2);
    spikes(tasks, folder, "contiguous", 1);
    return tasks;
  }

  private static void samples(List<Task> tasks, Path folder, Samples file, int threads) {
    int n = file.channels();
    part(tasks, folder, file, threads, "whole", turn -> slice(0, 0, SAMPLES, n));
    part(
        tasks, folder, file, threads, "channel", turn -> slice(0, (17 + 5 * turn) % n, SAMPLES, 1));
    part(
        tasks,
        folder,
        file,
        threads,
        "rows",
        turn -> slice(61_003 * turn % (SAMPLES - ROWS), 0, ROWS, n));
  }

  private static void part(
      List<Task> tasks,
      Path folder,
      Samples file,
      int threads,
      String part,
      IntFunction<Slice> slice) {
    String on = threads == 1 ? "" : "-" + threads + "threads";
    tasks.add(
        Task.whole(
            "read-" + file.name() + on + "-" + part,
            "2,000,000 samples x "
                + file.channels()
                + " channels, "
                + part
                + ", on threads: "
                + threads,
            () -> {
              Hdf5Dataset x =
                  Hdf5File.open(folder.resolve(file.name() + ".h5"))
                      .dataset("x")
                      .onThreads(threads);
              AtomicInteger turn = new AtomicInteger();
              return () -> keep(file.read().apply(x, slice.apply(turn.getAndIncrement())));
            }));
  }

  private static Task rowsIntoOneArray(Path folder) {
    return Task.whole(
        "read-contiguous-rows-into",
        "2,000,000 samples x 16 channels, 60,000 rows into an array that is there",
        () -> {
          Hdf5Dataset x = Hdf5File.open(folder.resolve("contiguous.h5")).dataset("x");
          float[] rows = new float[ROWS * 16];
          AtomicInteger turn = new AtomicInteger();
          return () -> {
            x.floats(slice(61_003L * turn.getAndIncrement() % (SAMPLES - ROWS), 0, ROWS, 16), rows);
            keep(rows);
          };
        });
  }

  /** Uses a result, so that computing it is not in vain. */
  private static void keep(Object result) {
    kept = result;
  }

  private static Slice slice(long row, long channel, long rows, long channels) {
    return Slice.of(new long[] {row, channel}, new long[] {rows, channels});
  }

  private static void spikes(List<Task> tasks, Path folder, String layout, int threads) {
    tasks.add(
        Task.whole(
            "read-spikes-" + layout + (threads == 1 ? "" : "-" + threads + "threads"),
            "the spikes of 1000 units x 20,000 of an NWB file, unit by unit, on threads: "
                + threads,
            () -> {
              Path file = folder.resolve("spikes-" + layout + ".nwb");
              SpikeTrains spikes =
                  Importers.builtIn()
                      .onThreads(threads)
                      .open(file, "nwb", Map.of())
                      .spikes()
                      .orElseThrow();
              return () -> keep(all(spikes));
            }));
  }

  private static double[][] all(SpikeTrains spikes) {
    double[][] times = new double[spikes.unitCount()][];
    for (int unit = 0; unit < times.length; unit++) {
      times[unit] = spikes.times(unit);
    }
    return times;
  }
}
