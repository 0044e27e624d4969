package org.homolog.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.run.HostRun;

/**
 * Times homolog: {@code Benchmarks [--only NAME,...] [--threads N] [--inputs DIR] [--nwb FILE]
 * [--files DIR] [--memory FILE] [--once] [--list]}. Prints a line of JSON per task and, to the
 * error stream, a table. A name of {@code --only} stands for every task that begins with it; {@code
 * --once} times the first call, opening of files included; {@code --memory} measures the heap that
 * a large file takes and nothing else.
 */
public final class Benchmarks {
  private List<String> only = List.of("");
  private int threads = Runtime.getRuntime().availableProcessors();
  private Optional<Path> inputs = Optional.empty();
  private Optional<Path> nwb = Optional.empty();
  private Optional<Path> files = Optional.empty();
  private Optional<Path> memory = Optional.empty();
  private boolean once;
  private boolean list;

  private Benchmarks() {}

  /**
   * Times the tasks asked for.
   *
   * @param arguments as above
   */
  public static void main(String[] arguments) {
    try {
      Benchmarks benchmarks = new Benchmarks();
      benchmarks.read(arguments);
      if (benchmarks.memory.isPresent()) {
        MemoryCheck.run(benchmarks.memory.get());
      } else {
        benchmarks.run();
      }
    } catch (HomologException e) {
      System.err.println("benchmarks: " + e.getMessage());
      System.exit(2);
    }
  }

  private void read(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      String option = arguments[i];
      if (option.equals("--list")) {
        list = true;
        continue;
      }
      if (option.equals("--once")) {
        once = true;
        continue;
      }
      if (i + 1 == arguments.length) {
        throw HomologException.mistake("after " + option + " its value is missing");
      }
      String value = arguments[++i];
      switch (option) {
        case "--only" -> only = List.of(value.split(",", -1));
        case "--threads" -> threads = number(value);
        case "--inputs" -> inputs = Optional.of(Path.of(value));
        case "--nwb" -> nwb = Optional.of(Path.of(value));
        case "--files" -> files = Optional.of(Path.of(value));
        case "--memory" -> memory = Optional.of(Path.of(value));
        default ->
            throw HomologException.mistake(
                option
                    + " is no option; there are --only, --threads, --inputs, --nwb, --files,"
                    + " --memory, --once and --list");
      }
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw HomologException.mistake("--threads must be a number but is \"" + text + "\"");
    }
  }

  private void run() {
    try (HostRun run = HostRun.of(1, threads, () -> new OpenBlasAlgebra(threads))) {
      List<Task> tasks = new ArrayList<>();
      tasks.addAll(DissimilarityTasks.all(new Inputs(inputs), run));
      tasks.addAll(InferenceTasks.all(new Inputs(inputs), run));
      tasks.addAll(GeometryTasks.all(new Inputs(inputs), run));
      tasks.addAll(RegressionTasks.all(new Inputs(inputs), run));
      tasks.addAll(FixedPointTasks.all(new Inputs(inputs), run));
      tasks.addAll(RecordingTasks.all(nwb));
      tasks.addAll(ReadingTasks.all(files));
      tasks.addAll(TrialTasks.all());
      tasks.addAll(TrainingTasks.all());
      tasks.removeIf(task -> only.stream().noneMatch(task.name()::startsWith));
      if (tasks.isEmpty()) {
        throw HomologException.mistake("no task begins with " + String.join(" or ", only));
      }
      List<Timing> timings = new ArrayList<>();
      for (Task task : tasks) {
        if (list) {
          System.out.println(task.name() + ": " + task.what());
          continue;
        }
        Timing timing = once ? Timing.once(task) : Timing.of(task);
        System.out.println(timing.json());
        timings.add(timing);
      }
      if (!once) {
        table(timings);
      }
    }
  }

  private static void table(List<Timing> timings) {
    if (timings.isEmpty()) {
      return;
    }
    System.err.println(
        String.format(
            Locale.ROOT,
            "%-28s %10s %10s %10s %10s %5s",
            "task",
            "median s",
            "min s",
            "max s",
            "processor",
            "runs"));
    timings.forEach(timing -> System.err.println(timing.row()));
  }
}
