package org.homolog.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged copies of every fixture and recording, opened, listed, read and inspected with a heap of
 * 512 MB: each ends within ten seconds, with a result or with one of the documented failures. How
 * many is set by {@code -Dhomolog.fuzz=20000}, the first seed by {@code -Dhomolog.fuzz.seed=1}.
 */
class FuzzTest {
  @Test
  void damagedCopiesEndInAResultOrOneClearFailure(@TempDir Path folder)
      throws IOException, InterruptedException {
    String copies = System.getProperty("homolog.fuzz", "2000");
    String seed = System.getProperty("homolog.fuzz.seed", "1");
    Process run =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-Dhomolog.shared=" + System.getProperty("homolog.shared"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    FuzzRun.class.getName(),
                    folder.toString(),
                    copies,
                    seed))
            .redirectErrorStream(true)
            .start();
    String text = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(run.waitFor(1, TimeUnit.MINUTES));
    System.out.println(text.lines().reduce("", (before, line) -> line));
    assertEquals(0, run.exitValue(), text);
    assertTrue(text.contains(copies + " copies with"), text);
  }

  /** What once failed otherwise than with a clear message. */
  @TestFactory
  Stream<DynamicTest> crashesOfThePast() throws IOException {
    try (Stream<Path> files = Files.list(FixturesTest.FOLDER.resolve("crashes"))) {
      List<Path> crashes = files.sorted().toList();
      assertTrue(!crashes.isEmpty());
      return crashes.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      file.getFileName().toString(), () -> assertTrue(FuzzRun.isFine(file))));
    }
  }
}
