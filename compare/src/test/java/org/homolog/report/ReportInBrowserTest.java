package org.homolog.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens a report in headless Chromium where one is installed. */
class ReportInBrowserTest {
  @TempDir Path directory;

  @Test
  void opensWithoutAnErrorAndDrawsEveryFigureWithVegaLite() throws Exception {
    Path chromium = browser();
    Path report =
        ReportWriter.write(
            SyntheticReport.named(List.of("a </script>"), List.of("b", "c")), directory);
    Path page = directory.resolve("page");
    Path log = directory.resolve("log");
    List<String> command =
        new ArrayList<>(
            List.of(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + directory.resolve("profile"),
                "--enable-logging=stderr",
                "--v=0",
                "--virtual-time-budget=8000",
                "--dump-dom",
                report.toUri() + "#interactive"));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(page.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the browser did not end");
    } finally {
      process.destroyForcibly();
    }
    List<String> console =
        Files.readAllLines(log).stream().filter(line -> line.contains("CONSOLE")).toList();
    assertEquals(List.of(), console);
    String dom = Files.readString(page);
    int figures = dom.split("<figure", -1).length - 1;
    assertTrue(figures > 10, "figures: " + figures);
    assertEquals(figures, dom.split("data-drawn=\"vega\"", -1).length - 1);
    assertFalse(
        dom.contains("<button type=\"button\" class=\"copy\" data-table=\"score-table\" hidden"));
  }

  private static Path browser() throws IOException {
    Optional<Path> found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .flatMap(
                folder ->
                    List.of("chromium", "chromium-browser", "google-chrome").stream()
                        .map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "no Chromium on the PATH: the report is not opened in a browser");
    return found.orElseThrow();
  }
}
