package org.homolog.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.spi.Options;
import org.homolog.task.RandomDots;
import org.homolog.task.RandomDotsOptions;
import org.junit.jupiter.api.Test;

/**
 * Training ends with the native memory it began with. The process that trains has a heap of fixed
 * size that is touched at the start, so that what its resident memory grows by is not Java's.
 * {@code -Dhomolog.training.steps=5000} takes more steps.
 */
class NativeMemoryTest {
  private static final int WARM_UP = 300;
  private static final Path STATUS = Path.of("/proc/self/status");

  @Test
  void trainingLeavesNoMemoryBehind() throws Exception {
    assumeTrue(Files.exists(STATUS), "only Linux tells a process how much memory it has");
    int steps = Integer.getInteger("homolog.training.steps", 700);
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms256m",
                "-Xmx256m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                NativeMemoryTest.Child.class.getName(),
                Integer.toString(steps))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long begin = 0;
    long end = 0;
    try (BufferedReader lines = child.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("resident ")) {
          begin = begin == 0 ? Long.parseLong(line.substring(9)) : begin;
          end = Long.parseLong(line.substring(9));
        }
      }
    }
    assertTrue(child.waitFor(10, TimeUnit.MINUTES));
    assertEquals(0, child.exitValue());
    assertTrue(begin > 0);
    assertTrue(
        end <= 1.02 * begin,
        "from " + begin + " to " + end + " kB in " + (steps - WARM_UP) + " steps");
  }

  /** Trains, and tells its resident memory after the first steps and at the end. */
  static final class Child {
    private Child() {}

    /**
     * Trains.
     *
     * @param arguments the number of steps
     */
    public static void main(String[] arguments) {
      RandomDots task =
          new RandomDots(
              Options.bind(
                  RandomDotsOptions.class, Map.of("dt", 100, "stimulus", List.of(500, 1000))));
      TaskTraining.train(
          Options.bind(ContinuousTimeRecurrent.class, Map.of("dt", 100, "units", 64)),
          task,
          Options.bind(
              TrainingOptions.class,
              Map.of(
                  "steps",
                  Integer.parseInt(arguments[0]),
                  "batch",
                  16,
                  "validation-every",
                  100,
                  "activity-l2",
                  0.01,
                  "vanishing-gradient",
                  0.1)),
          1,
          progress -> {
            if (progress.step() >= WARM_UP) {
              System.out.println("resident " + resident());
            }
          });
    }

    private static long resident() {
      System.gc();
      try {
        return Files.readAllLines(STATUS).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .findFirst()
            .orElseThrow();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
