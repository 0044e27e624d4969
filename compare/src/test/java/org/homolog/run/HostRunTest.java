package org.homolog.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.homolog.failure.HomologException;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.random.CounterRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostRunTest {
  private static LinearAlgebra noAlgebra() {
    throw new IllegalStateException("not needed");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void nestedWorkIsDoneOnceEach(int threads) {
    AtomicIntegerArray done = new AtomicIntegerArray(6 * 7 * 5);
    try (HostRun run = HostRun.of(1, threads, HostRunTest::noAlgebra)) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () ->
              run.parallel(
                  6,
                  i ->
                      run.parallel(
                          7,
                          j -> run.parallel(5, k -> done.incrementAndGet((i * 7 + j) * 5 + k)))));
    }
    for (int i = 0; i < done.length(); i++) {
      assertEquals(1, done.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void theFirstFailureByNumberIsThrown(int threads) {
    try (HostRun run = HostRun.of(1, threads, HostRunTest::noAlgebra)) {
      for (int repeat = 0; repeat < 50; repeat++) {
        HomologException thrown =
            assertThrows(
                HomologException.class,
                () ->
                    run.parallel(
                        40,
                        i -> {
                          if (i % 10 == 3) {
                            throw HomologException.mistake("piece " + i);
                          }
                        }));
        assertEquals("piece 3", thrown.getMessage());
      }
    }
  }

  @Test
  void piecesAfterAFailureAreNotBegun() {
    AtomicInteger begun = new AtomicInteger();
    try (HostRun run = HostRun.of(1, 1, HostRunTest::noAlgebra)) {
      assertThrows(
          IllegalStateException.class,
          () ->
              run.parallel(
                  100,
                  i -> {
                    begun.incrementAndGet();
                    if (i == 4) {
                      throw new IllegalStateException("four");
                    }
                  }));
    }
    assertEquals(5, begun.get());
  }

  @Test
  void cancellationReachesChildrenAndWorkNotBegun() {
    try (HostRun run = HostRun.of(1, 2, HostRunTest::noAlgebra)) {
      HostRun child = run.child(9, done -> {});
      AtomicInteger begun = new AtomicInteger();
      HomologException thrown =
          assertThrows(
              HomologException.class,
              () ->
                  child.parallel(
                      1000,
                      i -> {
                        begun.incrementAndGet();
                        run.cancel();
                      }));
      assertEquals(HomologException.Kind.CANCELLED, thrown.kind());
      assertTrue(begun.get() <= 4, "begun: " + begun);
      assertThrows(HomologException.class, child::checkCancelled);
    }
  }

  @Test
  void seedsDependOnSeedAndStreamOnly() {
    try (HostRun run = HostRun.of(4, 2, HostRunTest::noAlgebra)) {
      assertEquals(CounterRandom.seed(4, "folds"), run.random("folds"));
      assertEquals(run.random("folds"), run.random("folds"));
      assertNotEquals(run.random("folds"), run.random("other"));
      assertEquals(CounterRandom.seed(6, "folds"), run.child(6, d -> {}).random("folds"));
    }
  }

  @Test
  void warningsAreKeptOnceAndChildrenKeepTheirOwn() {
    try (HostRun run = HostRun.of(4, 2, HostRunTest::noAlgebra)) {
      double[] progress = new double[1];
      HostRun child = run.child(6, done -> progress[0] = done);
      run.warn("one");
      run.warn("two");
      run.warn("one");
      child.warn("three");
      child.progress(0.5);
      assertEquals(List.of("one", "two"), run.warnings());
      assertEquals(List.of("three"), child.warnings());
      assertEquals(0.5, progress[0]);
    }
  }

  @Test
  void algebraIsAskedForWhenNeeded() {
    try (HostRun run = HostRun.of(4, 2, HostRunTest::noAlgebra)) {
      assertThrows(IllegalStateException.class, run::algebra);
    }
  }

  @Test
  void fewerThanOneThreadIsRefused() {
    String message =
        assertThrows(HomologException.class, () -> HostRun.of(4, 0, HostRunTest::noAlgebra))
            .getMessage();
    assertEquals("threads must be 1 or more but is 0", message);
  }

  @Test
  void aClosedRunStillWorksAlone() {
    HostRun run = HostRun.of(4, 4, HostRunTest::noAlgebra);
    run.close();
    int[] done = new int[3];
    run.parallel(3, i -> done[i] = i + 1);
    assertEquals(6, Arrays.stream(done).sum());
  }
}
