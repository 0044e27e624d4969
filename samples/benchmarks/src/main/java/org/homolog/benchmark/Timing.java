package org.homolog.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Repeated timings of one task.
 *
 * @param task its name
 * @param seconds duration of each repetition after the warm-up
 * @param processor processor time of all threads per repetition, seconds: nearly the same on a busy
 *     machine
 */
record Timing(String task, List<Double> seconds, double processor) {
  private static final int LEAST_WARM_UPS = 2;
  private static final double WARM_UP_SECONDS = 1.5;
  private static final int LEAST = 3;
  private static final int MOST = 15;
  private static final double ENOUGH_SECONDS = 2;
  private static final double LONG_SECONDS = 5;

  /**
   * Times a task: warm-ups until the compiler has had its chance, then repetitions. Something that
   * takes long is its own warm-up, and is timed once.
   */
  static Timing of(Task task) {
    Task.Work work = task.setUp().get();
    long before = processorNanos();
    double first = work.seconds();
    if (first > LONG_SECONDS) {
      return new Timing(task.name(), List.of(first), (processorNanos() - before) / 1e9);
    }
    double warm = first;
    for (int i = 1; i < LEAST_WARM_UPS || warm < WARM_UP_SECONDS; i++) {
      warm += work.seconds();
    }
    List<Double> seconds = new ArrayList<>();
    before = processorNanos();
    double total = 0;
    while (seconds.size() < LEAST || seconds.size() < MOST && total < ENOUGH_SECONDS) {
      double one = work.seconds();
      seconds.add(one);
      total += one;
    }
    double processor = (processorNanos() - before) / 1e9 / seconds.size();
    return new Timing(task.name(), List.copyOf(seconds), processor);
  }

  /** Times the first call alone, with what is opened for it. */
  static Timing once(Task task) {
    long before = processorNanos();
    long start = System.nanoTime();
    task.setUp().get().seconds();
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Timing(task.name(), List.of(seconds), (processorNanos() - before) / 1e9);
  }

  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  double median() {
    double[] sorted = seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  double shortest() {
    return seconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double longest() {
    return seconds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /** One line of JSON. */
  String json() {
    StringBuilder text = new StringBuilder();
    for (double one : seconds) {
      text.append(text.isEmpty() ? "" : ", ").append(String.format(Locale.ROOT, "%.6g", one));
    }
    return String.format(
        Locale.ROOT,
        "{\"task\": \"%s\", \"seconds\": [%s], \"processor_seconds\": %.6g}",
        task,
        text,
        processor);
  }

  /** One row of the table. */
  String row() {
    return String.format(
        Locale.ROOT,
        "%-28s %10.4f %10.4f %10.4f %10.4f %5d",
        task,
        median(),
        shortest(),
        longest(),
        processor,
        seconds.size());
  }
}
