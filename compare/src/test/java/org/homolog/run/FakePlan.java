package org.homolog.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;
import org.homolog.report.StudySummary;
import org.homolog.result.CellResult;
import org.homolog.spi.Run;
import org.homolog.store.SampleResults;

/** Work that takes as long as it is told to and whose results follow from the seed. */
public final class FakePlan {
  public final AtomicInteger fitsMade = new AtomicInteger();
  public final AtomicInteger cellsComputed = new AtomicInteger();
  private final List<FitJob> fits = new ArrayList<>();
  private final List<CellJob> cells = new ArrayList<>();

  public FakePlan fit(String key, long millis) {
    fits.add(new Fit(key, millis, fitsMade));
    return this;
  }

  public FakePlan cell(String key, long millis, String... needs) {
    cells.add(new Cell(key, millis, List.of(needs), cellsComputed));
    return this;
  }

  public FakePlan cell(CellJob cell) {
    cells.add(cell);
    return this;
  }

  public FakePlan failing(String key, RuntimeException failure) {
    cells.add(
        new Cell(key, 0, List.of(), cellsComputed) {
          @Override
          public CellResult evaluate(Function<String, Path> products, Run run) {
            throw failure;
          }
        });
    return this;
  }

  public FakePlan failingFit(String key) {
    fits.add(
        new Fit(key, 0, fitsMade) {
          @Override
          public void make(Path file, Run run) {
            throw HomologException.mistake("the loss is not a number");
          }
        });
    return this;
  }

  public Plan plan() {
    StudySummary summary =
        new StudySummary("fake", "", "fake.yaml", "study: fake", 7, "test", List.of(), List.of());
    List<List<String>> pairs =
        cells.size() < 2
            ? List.of()
            : List.of(List.of(cells.get(0).names().get(3), cells.get(1).names().get(3)));
    return new Plan(summary, fits, cells, Map.of("rsa", pairs));
  }

  private static void work(long millis, Run run) {
    long end = System.nanoTime() + millis * 1_000_000;
    while (System.nanoTime() < end) {
      run.checkCancelled();
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    run.progress(1);
  }

  private static class Fit implements FitJob {
    private final String key;
    private final long millis;
    private final AtomicInteger made;

    Fit(String key, long millis, AtomicInteger made) {
      this.key = key;
      this.millis = millis;
      this.made = made;
    }

    @Override
    public String key() {
      return key;
    }

    @Override
    public String label() {
      return "network " + key;
    }

    @Override
    public double estimatedSeconds() {
      return millis / 1e3;
    }

    @Override
    public void make(Path file, Run run) {
      work(millis, run);
      made.incrementAndGet();
      try {
        Files.writeString(file, Long.toString(run.random("weights")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A cell whose draws follow from the seed it is lent. */
  public static class Cell implements CellJob {
    private final String key;
    private final long millis;
    private final List<String> needs;
    private final AtomicInteger computed;

    Cell(String key, long millis, List<String> needs, AtomicInteger computed) {
      this.key = key;
      this.millis = millis;
      this.needs = needs;
      this.computed = computed;
    }

    @Override
    public String key() {
      return key;
    }

    @Override
    public String label() {
      return "rsa of " + key;
    }

    @Override
    public List<String> names() {
      return List.of("rsa", "rsa", "brain", "candidate " + key);
    }

    @Override
    public List<String> fits() {
      return needs;
    }

    @Override
    public double estimatedSeconds() {
      return millis / 1e3;
    }

    @Override
    public long estimatedBytes() {
      return 1 << 20;
    }

    @Override
    public CellResult evaluate(Function<String, Path> products, Run run) {
      long start = System.nanoTime();
      double weight = 0;
      for (String fit : needs) {
        try {
          weight += Long.parseLong(Files.readString(products.apply(fit))) % 1000;
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      work(millis, run);
      computed.incrementAndGet();
      CounterRandom random = new CounterRandom(run.random("draws"), 0);
      double[] draws = new double[200];
      for (int i = 0; i < draws.length; i++) {
        draws[i] = random.nextGaussian();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return SampleResults.timed(
          SampleResults.cell(key, Objects.requireNonNull(names().get(3)), weight + draws[0], draws),
          seconds);
    }
  }
}
