package org.homolog.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.homolog.random.CounterRandom;
import org.homolog.store.ResultStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs in processes of their own, ended by the signals a user, a scheduler or a crash sends. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledRunTest {
  private static final int SECONDS_COLUMN = 25;

  @TempDir Path folder;

  private static Process start(Path out, int cells, long millis) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FakeRun.class.getName(),
            out.toString(),
            Integer.toString(cells),
            Long.toString(millis))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static BufferedReader errors(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
  }

  private static List<String> rest(BufferedReader reader) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
    }
    return lines;
  }

  private static Set<String> finished(Path out) {
    if (!Files.exists(out.resolve(ResultStore.FILE))) {
      return Set.of();
    }
    try (ResultStore store = ResultStore.open(out)) {
      Set<String> keys = store.keys();
      keys.forEach(key -> assertTrue(store.find(key).isPresent(), key));
      return keys;
    }
  }

  private static List<List<String>> withoutSeconds(Path out) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : Files.readString(out.resolve("results.csv")).split("\r\n")) {
      List<String> fields = new ArrayList<>(List.of(line.split(",", -1)));
      fields.remove(SECONDS_COLUMN);
      rows.add(fields);
    }
    return rows;
  }

  @Test
  void tenKillsLoseNothingThatWasFinished() throws Exception {
    int cells = 48;
    long millis = 50;
    Path undisturbed = folder.resolve("undisturbed");
    Process quiet = start(undisturbed, cells, millis);
    List<String> said = rest(errors(quiet));
    assertEquals(0, quiet.waitFor(), () -> String.join("\n", said));

    Path disturbed = folder.resolve("disturbed");
    CounterRandom random = new CounterRandom(11, 0);
    Set<String> before = new HashSet<>();
    int killedAtWork = 0;
    for (int kill = 0; kill < 10; kill++) {
      Process process = start(disturbed, cells, millis);
      try (BufferedReader reader = errors(process)) {
        reader.readLine();
        Thread.sleep(random.nextInt(200));
        process.destroyForcibly();
        killedAtWork += process.waitFor() == 137 ? 1 : 0;
      }
      Set<String> after = finished(disturbed);
      assertTrue(after.containsAll(before), "a finished cell was lost");
      before = after;
    }
    assertTrue(killedAtWork > 0, "every run had ended before it was killed");

    Process last = start(disturbed, cells, millis);
    List<String> lines = rest(errors(last));
    assertEquals(0, last.waitFor(), () -> String.join("\n", lines));
    assertEquals(cells, finished(disturbed).size());
    assertEquals(withoutSeconds(undisturbed), withoutSeconds(disturbed));
    assertEquals(
        Files.readString(undisturbed.resolve("differences.csv")),
        Files.readString(disturbed.resolve("differences.csv")));
    try (Stream<Path> fits = Files.list(disturbed.resolve("fits"))) {
      assertEquals(
          2, fits.filter(path -> path.toString().endsWith(".h5")).count(), "both fits are there");
    }

    Process again = start(disturbed, cells, millis);
    List<String> nothing = rest(errors(again));
    assertEquals(0, again.waitFor());
    assertTrue(nothing.get(0).startsWith("nothing to compute"), nothing.get(0));
  }

  private void interrupted(String signal) throws Exception {
    Path out = folder.resolve("interrupted");
    Process process = start(out, 500, 50);
    try (BufferedReader reader = errors(process)) {
      reader.readLine();
      Thread.sleep(400);
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      List<String> lines = rest(reader);
      assertEquals(130, process.waitFor(), () -> String.join("\n", lines));
      assertEquals(
          List.of(
              "homolog: interrupted; what is finished is kept in "
                  + out
                  + ", and the same command goes on from there"),
          lines.stream().filter(line -> line.startsWith("homolog:")).toList());
      assertFalse(String.join("\n", lines).contains("\tat "), "a stack trace reached the terminal");
    }
    assertTrue(finished(out).size() < 500);
  }

  @Test
  void aSchedulersRequestToEndIsExit130() throws Exception {
    interrupted("TERM");
  }

  @Test
  void controlCIsExit130() throws Exception {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status)) {
        boolean ignored =
            line.startsWith("SigIgn:")
                && (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0;
        assumeFalse(ignored, "this process was started with SIGINT ignored, and so are its own");
      }
    }
    interrupted("INT");
  }

  @Test
  void twoRunsThatShareAFolderMakeEachFitOnce() throws Exception {
    Path out = folder.resolve("shared");
    Process one = start(out, 10, 100);
    Process other = start(out, 10, 100);
    List<String> first = rest(errors(one));
    List<String> second = rest(errors(other));
    assertEquals(0, one.waitFor(), () -> String.join("\n", first));
    assertEquals(0, other.waitFor(), () -> String.join("\n", second));
    List<String> log = Files.readAllLines(out.resolve("run.log"));
    for (String fit : List.of("network f1", "network f2")) {
      assertEquals(1, log.stream().filter(line -> line.contains(fit + " took")).count(), fit);
    }
    assertEquals(10, finished(out).size());
  }
}
