package org.homolog.benchmark.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.run.HostRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small part of the count of {@link Coverage}, whose seeds are fixed: it gives the same every
 * time. Bounds are four standard errors of so few simulations wide; what 2000 show is in
 * docs/coverage.md.
 */
class CoverageTest {
  private static final int SIMULATIONS = 100;
  private static final int DRAWS = 60;
  private static final int PERMUTATIONS = 39;
  private static final int TRUTHS = 400;

  @TempDir Path folder;

  private static List<Scenario<?, ?>> named(String... beginnings) {
    return Scenarios.all().stream()
        .filter(one -> List.of(beginnings).stream().anyMatch(one.name()::equals))
        .toList();
  }

  private List<Summary> count(int simulations, String... scenarios) {
    try (HostRun run = HostRun.of(1, 2, () -> new OpenBlasAlgebra(1))) {
      return Coverage.count(
          folder, named(scenarios), simulations, DRAWS, PERMUTATIONS, TRUTHS, run);
    }
  }

  @Test
  void intervalsCoverAndNullsRejectAboutAsOftenAsTheySay() {
    List<Summary> all =
        count(
            SIMULATIONS,
            "rsa-correlation-related",
            "rsa-crossnobis-related",
            "cka-debiased-related",
            "rsa-correlation-unrelated",
            "rsa-crossnobis-unrelated",
            "cka-debiased-unrelated");
    assertEquals(8, all.size());
    for (Summary one : all) {
      assertEquals(SIMULATIONS, one.count(), one.row());
      assertEquals(0, one.without(), one.row());
      assertTrue(one.coverage() >= 0.86, one.row());
      if (one.scenario().endsWith("-unrelated")) {
        assertEquals(SIMULATIONS, one.tested());
        assertTrue(one.rejections() <= 0.14, one.row());
      }
    }
  }

  @Test
  void whatIsCountedIsCounted() {
    double none = Double.NaN;
    Summary found =
        Summary.of(
            List.of(
                new Simulation("a", 0, "s", 0.5, 0.4, 0.6, 0.05),
                new Simulation("a", 1, "s", 0.7, 0.55, 0.8, 0.051),
                new Simulation("a", 2, "s", 0.3, 0.2, 0.45, none),
                new Simulation("a", 3, "s", 0.5, 0.5, 0.7, none),
                new Simulation("a", 4, "s", none, none, none, none)),
            0.5,
            0.1);
    assertEquals(new Summary("a", "s", 5, 1, 0.5, 0.5, 0.1, found.width(), 2, 1, 2, 1), found);
    assertEquals(0.225, found.width(), 1e-15);
    assertEquals(0.5, found.coverage());
    assertEquals(0.5, found.rejections());
    assertTrue(found.row().contains("| 50.0 % (15.0 to 85.0) | 25.0 % | 25.0 % |"), found.row());
  }

  private static HostRun run() {
    return HostRun.of(1, 1, () -> new OpenBlasAlgebra(1));
  }

  @Test
  void whatWasInterruptedGoesOnToTheSame() throws IOException {
    count(3, "cka-debiased-related");
    Path log = folder.resolve("simulations.csv");
    String first = Files.readString(log);
    // The last line is cut short, as an interruption leaves it.
    Files.writeString(log, first.substring(0, first.length() - 9));
    count(3, "cka-debiased-related");
    assertTrue(Files.readString(log).startsWith("# 60 draws"));
    List<Summary> resumed = count(5, "cka-debiased-related");
    Files.delete(log);
    assertEquals(count(5, "cka-debiased-related"), resumed);
    HomologException refused =
        assertThrows(
            HomologException.class,
            () -> {
              try (HostRun run = run()) {
                Coverage.count(
                    folder, named("cka-debiased-related"), 5, DRAWS + 1, PERMUTATIONS, TRUTHS, run);
              }
            });
    assertTrue(refused.getMessage().contains("was made otherwise"));
  }
}
