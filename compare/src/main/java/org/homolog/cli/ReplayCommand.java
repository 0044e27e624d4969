package org.homolog.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.homolog.failure.HomologException;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.resample.Replay;
import org.homolog.result.CellResult;
import org.homolog.result.DrawStream;
import org.homolog.run.CellJob;
import org.homolog.run.HostRun;
import org.homolog.run.Plan;
import org.homolog.run.Publication;
import org.homolog.store.FitProducts;
import org.homolog.store.ResultStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores one stored draw of a finished cell again. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Scores one draw of a finished cell again, from the indices that the run has stored with it,"
          + " and prints them beside the scores that were stored and those found now. The study must"
          + " be the one that was run. Exits with 1 where a score differs.",
      ""
    })
@SuppressWarnings("NullAway.Init")
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOptions study;
  @Mixin private PluginOptions plugins;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "the folder that the run wrote to")
  private Path folder;

  @Option(
      names = "--cell",
      paramLabel = "KEY",
      required = true,
      description = "the cell, by the beginning of its key; results.csv and the report tell keys")
  private String key;

  @Option(
      names = "--draw",
      paramLabel = "N",
      required = true,
      description = "number of the draw, from 0")
  private int number;

  @Option(names = "--null", description = "a draw of the null; without it one of the bootstrap")
  private boolean ofNull;

  @Override
  public Integer call() {
    int threads = Runtime.getRuntime().availableProcessors();
    Replay.Wanted wanted =
        new Replay.Wanted(ofNull ? Replay.Kind.NULL : Replay.Kind.BOOTSTRAP, number);
    Plan plan = study.plan(plugins.load(), threads);
    CellJob cell = cell(plan);
    Replay replay = replay(plan, cell, wanted, threads);
    PrintWriter out = spec.commandLine().getOut();
    out.println(cell.label() + ", " + (ofNull ? "null" : "bootstrap") + " draw " + number);
    for (DrawStream stream : replay.drawn()) {
      out.println("  " + stream.name() + ": " + indices(stream.rows()[0]));
    }
    print(out, replay);
    return replay.isSame() ? 0 : 1;
  }

  private CellJob cell(Plan plan) {
    List<CellJob> found =
        plan.cells().stream().filter(job -> job.key().startsWith(key)).distinct().toList();
    if (found.isEmpty()) {
      throw HomologException.mistake(
          "no cell of this study has a key that begins with "
              + key
              + "; has the study, its data, its seed or homolog changed since the run?");
    }
    if (found.size() > 1) {
      throw HomologException.mistake(
          found.size() + " cells have keys that begin with " + key + "; give more of the key");
    }
    return found.get(0);
  }

  private Replay replay(Plan plan, CellJob cell, Replay.Wanted wanted, int threads) {
    for (Path one : Publication.folders(folder)) {
      try (ResultStore store = ResultStore.openExisting(one)) {
        Optional<CellResult> stored = store.find(cell.key());
        if (stored.isPresent()) {
          return replay(plan, cell, wanted, threads, stored.get(), store.draws(cell.key()));
        }
      }
    }
    throw HomologException.mistake(
        folder + " does not hold the cell " + cell.label() + "; run the study first");
  }

  private Replay replay(
      Plan plan,
      CellJob cell,
      Replay.Wanted wanted,
      int threads,
      CellResult stored,
      List<DrawStream> indices) {
    try (HostRun host =
            HostRun.of(plan.summary().seed(), threads, () -> new OpenBlasAlgebra(threads));
        FitProducts products = FitProducts.open(folder)) {
      return cell.replay(
          fit ->
              products
                  .find(fit)
                  .orElseThrow(
                      () -> HomologException.mistake("the fit " + fit + " is not in " + folder)),
          host,
          stored,
          indices,
          wanted);
    }
  }

  private static String indices(int[] rows) {
    return Arrays.stream(rows).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  private static void print(PrintWriter out, Replay replay) {
    for (Replay.Row row : replay.rows()) {
      out.println(
          "  "
              + row.convention()
              + " "
              + row.score()
              + (row.direction().isEmpty() ? "" : ", " + row.direction())
              + (row.member().isEmpty() ? "" : ", " + row.member())
              + ": stored "
              + row.stored()
              + ", now "
              + row.replayed()
              + (row.isSame() ? "" : ", which differs"));
    }
    if (replay.rows().isEmpty()) {
      out.println("  no row of the cell has stored scores of this draw");
    }
  }
}
