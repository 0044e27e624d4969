package org.homolog.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.result.CellResult;
import org.homolog.spi.Run;
import org.homolog.store.FitProducts;
import org.homolog.store.ResultStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRunnerTest {
  @TempDir Path folder;

  private static HostRun host(int threads) {
    return HostRun.of(
        7,
        threads,
        () -> {
          throw new IllegalStateException("no algebra in this test");
        });
  }

  private RunOutcome run(FakePlan plan, Shard shard, int threads) {
    try (ResultStore store = ResultStore.open(shard.folder(folder));
        FitProducts products = FitProducts.open(folder);
        HostRun host = host(threads)) {
      return new LocalRunner(plan.plan(), store, products, host, RunObserver.SILENT).run(shard);
    }
  }

  private static FakePlan six() {
    FakePlan plan = new FakePlan().fit("f1", 5).fit("f2", 5);
    for (int i = 0; i < 6; i++) {
      plan.cell("k" + i, 5, i % 2 == 0 ? "f1" : "f2");
    }
    return plan;
  }

  @Test
  void aSecondRunComputesNothing() {
    FakePlan first = six();
    assertEquals(new RunOutcome(2, 6, 0, java.util.List.of()), run(first, Shard.WHOLE, 2));
    FakePlan second = six();
    RunOutcome again = run(second, Shard.WHOLE, 2);
    assertEquals(new RunOutcome(0, 0, 6, java.util.List.of()), again);
    assertEquals(0, second.cellsComputed.get() + second.fitsMade.get());
    assertEquals(0, again.exitCode());
  }

  @Test
  void onlyWhatIsMissingOrChangedIsComputed() {
    run(new FakePlan().fit("f1", 0).cell("k0", 0, "f1").cell("k1", 0), Shard.WHOLE, 1);
    FakePlan changed = new FakePlan().fit("f1", 0).cell("k0", 0, "f1").cell("k1-new", 0);
    assertEquals(new RunOutcome(0, 1, 1, java.util.List.of()), run(changed, Shard.WHOLE, 1));
    assertEquals(1, changed.cellsComputed.get());
  }

  @Test
  void resultsDoNotDependOnThreads() {
    run(six(), Shard.WHOLE, 1);
    CellResult one;
    try (ResultStore store = ResultStore.openExisting(folder)) {
      one = store.find("k5").orElseThrow();
    }
    folder = folder.resolve("again");
    run(six(), Shard.WHOLE, 4);
    try (ResultStore store = ResultStore.openExisting(folder)) {
      CellResult other = store.find("k5").orElseThrow();
      assertEquals(one.scores(), other.scores());
    }
  }

  @Test
  void oneFailureLeavesTheOthersAlone() {
    FakePlan plan =
        new FakePlan()
            .failingFit("f1")
            .cell("k0", 0)
            .failing("k1", new ArithmeticException("singular"))
            .cell("k2", 0, "f1")
            .cell("k3", 0);
    RunOutcome outcome = run(plan, Shard.WHOLE, 2);
    assertEquals(2, outcome.computed());
    assertEquals(1, outcome.exitCode());
    assertEquals(2, outcome.failures().size());
    assertTrue(outcome.failures().get(0).message().contains("singular"));
    assertTrue(
        outcome
            .failures()
            .get(1)
            .message()
            .equals("needs network f1, which failed: the loss is not a number"),
        outcome.failures().get(1).message());
    try (ResultStore store = ResultStore.openExisting(folder)) {
      assertEquals(Set.of("k0", "k3"), store.keys());
      assertEquals(2, store.failures().size());
    }
  }

  @Test
  void whereNothingWorksTheFailuresOwnCodeIsTold() {
    FakePlan plan =
        new FakePlan()
            .failing("k0", HomologException.mistake("NaN in unit 3"))
            .failing("k1", HomologException.mistake("NaN in unit 3"));
    assertEquals(2, run(plan, Shard.WHOLE, 1).exitCode());
  }

  @Test
  void aFailedCellIsTriedAgain() {
    run(new FakePlan().failing("k0", new ArithmeticException("x")), Shard.WHOLE, 1);
    assertEquals(1, run(new FakePlan().cell("k0", 0), Shard.WHOLE, 1).computed());
    try (ResultStore store = ResultStore.openExisting(folder)) {
      assertTrue(store.failures().isEmpty());
    }
  }

  @Test
  void shardsTogetherComputeEveryCellOnceAndShareFits() {
    int computed = 0;
    int fits = 0;
    for (int i = 1; i <= 4; i++) {
      RunOutcome outcome = run(six(), new Shard(i, 4), 1);
      computed += outcome.computed();
      fits += outcome.fits();
    }
    assertEquals(6, computed);
    assertEquals(2, fits);
  }

  @Test
  void interruptionKeepsWhatIsFinished() {
    try (HostRun host = host(1);
        ResultStore store = ResultStore.open(folder);
        FitProducts products = FitProducts.open(folder)) {
      FakePlan plan =
          new FakePlan()
              .cell("k0", 0)
              .cell(
                  new FakePlan.Cell("k1", 60_000, java.util.List.of(), new FakePlan().fitsMade) {
                    @Override
                    public CellResult evaluate(
                        java.util.function.Function<String, Path> products, Run run) {
                      host.cancel();
                      return super.evaluate(products, run);
                    }
                  });
      LocalRunner runner = new LocalRunner(plan.plan(), store, products, host, RunObserver.SILENT);
      HomologException stopped =
          assertThrows(HomologException.class, () -> runner.run(Shard.WHOLE));
      assertEquals(HomologException.Kind.CANCELLED, stopped.kind());
      assertEquals(Set.of("k0"), store.keys());
      assertTrue(store.failures().isEmpty());
    }
  }

  @Test
  void shardsAreReadStrictly() {
    assertEquals(new Shard(2, 5), Shard.parse("2/5"));
    for (String wrong : new String[] {"0/5", "6/5", "2", "2/0", "a/b", "-1/2", "1/2/3"}) {
      assertThrows(HomologException.class, () -> Shard.parse(wrong), wrong);
    }
  }
}
