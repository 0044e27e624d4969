package org.homolog.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;
import org.homolog.report.ReportInput;
import org.homolog.report.StudySummary;
import org.homolog.resample.Adjustment;
import org.homolog.resample.Concordance;
import org.homolog.resample.Differences;
import org.homolog.resample.MemberRows;
import org.homolog.result.CellResult;
import org.homolog.result.Consensus;
import org.homolog.result.Difference;
import org.homolog.result.ResultTables;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Direction;
import org.homolog.store.Failure;
import org.homolog.store.OutputFolder;
import org.homolog.store.ResultStore;
import org.homolog.store.StoredPlan;

/**
 * Makes of what the stores of a study hold what is read: {@code results.csv}, {@code
 * differences.csv}, {@code consensus.csv}, {@code recovery.csv}, {@code matched.csv} and the input
 * of the report. Shards are merged; p-values are adjusted over the whole study.
 */
public final class Publication {
  private static final double USUAL_LEVEL = 0.95;

  private final StoredPlan plan;
  private final Map<String, CellResult> finished;
  private final Map<String, String> failures;

  private Publication(
      StoredPlan plan, Map<String, CellResult> finished, Map<String, String> failures) {
    this.plan = plan;
    this.finished = finished;
    this.failures = failures;
  }

  /**
   * Reads the store of a folder, and those of its shards where there are any.
   *
   * @param folder the study's folder
   * @return what they hold
   * @throws HomologException if there is none, one is damaged, or shards are of different studies
   */
  public static Publication read(Path folder) {
    List<Path> folders = folders(folder);
    StoredPlan plan = null;
    Path planFolder = folder;
    Map<String, CellResult> finished = new HashMap<>();
    Map<String, String> failures = new HashMap<>();
    for (Path one : folders) {
      try (ResultStore store = ResultStore.openExisting(one)) {
        Optional<StoredPlan> stored = store.plan();
        if (stored.isEmpty()) {
          continue;
        }
        if (plan != null && !plan.cells().equals(stored.get().cells())) {
          throw HomologException.mistake(
              one
                  + " and "
                  + planFolder
                  + " were run from different studies; move the one that is out of date away");
        }
        plan = stored.get();
        planFolder = one;
        collect(store, plan, finished, failures);
      }
    }
    if (plan == null) {
      throw HomologException.mistake(folder + " holds no plan: no run has begun there");
    }
    return new Publication(plan, finished, failures);
  }

  private static void collect(
      ResultStore store,
      StoredPlan plan,
      Map<String, CellResult> finished,
      Map<String, String> failures) {
    for (StoredPlan.Cell cell : plan.cells()) {
      if (!finished.containsKey(cell.key())) {
        store.find(cell.key()).ifPresent(result -> finished.put(cell.key(), result));
      }
    }
    for (Failure failure : store.failures()) {
      failures.put(failure.key(), failure.message());
    }
  }

  /**
   * Where the stores of a study lie.
   *
   * @param folder the study's folder
   * @return that folder where it has a store or there is no shard, then those of shards
   * @throws HomologException if the folder does not exist or cannot be read
   */
  public static List<Path> folders(Path folder) {
    List<Path> folders = new ArrayList<>(shards(folder));
    if (folders.isEmpty() || Files.isRegularFile(folder.resolve(ResultStore.FILE))) {
      folders.add(0, folder);
    }
    return folders;
  }

  private static List<Path> shards(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw HomologException.mistake(
          folder + " does not exist; give the folder that a run wrote to");
    }
    try (Stream<Path> listed = Files.list(folder)) {
      return listed
          .filter(path -> path.getFileName().toString().matches("shard-\\d+-of-\\d+"))
          .filter(path -> Files.isRegularFile(path.resolve(ResultStore.FILE)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE, folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Cells of the plan that have neither finished nor failed.
   *
   * @return how many
   */
  public long outstanding() {
    return plan.cells().stream()
        .filter(cell -> !finished.containsKey(cell.key()) && !failures.containsKey(cell.key()))
        .count();
  }

  /**
   * All that is published.
   *
   * @param rows every score in plan order, p adjusted; cells that failed have a row that says so
   * @param report what the report is made of
   */
  public record Published(List<ScoreResult> rows, ReportInput report) {
    /** Takes copies. */
    public Published {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Writes {@code results.csv}, {@code differences.csv}, {@code consensus.csv} and {@code
   * recovery.csv} and {@code matched.csv}, each whole or not at all.
   *
   * @param folder where to
   * @return what the report is made of
   * @throws HomologException if the folder cannot be written
   */
  public ReportInput write(Path folder) {
    Published all = publish();
    ReportInput report = all.report();
    OutputFolder.write(folder.resolve("results.csv"), ResultTables.results(all.rows()));
    OutputFolder.write(
        folder.resolve("differences.csv"), ResultTables.differences(report.differences()));
    OutputFolder.write(folder.resolve("consensus.csv"), ResultTables.consensus(report.consensus()));
    OutputFolder.write(folder.resolve("recovery.csv"), ResultTables.recovery(report.cells()));
    OutputFolder.write(folder.resolve("matched.csv"), ResultTables.matched(report.cells()));
    return report;
  }

  /**
   * Tests, corrects and compares what the stores hold, and writes nothing.
   *
   * @return all that is published
   */
  public Published publish() {
    List<ScoreResult> rows = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    Map<String, Integer> starts = new HashMap<>();
    for (StoredPlan.Cell cell : plan.cells()) {
      CellResult result = finished.get(cell.key());
      if (result != null) {
        starts.put(cell.key(), rows.size());
        rows.addAll(MemberRows.tested(result).scores());
      } else if (failures.containsKey(cell.key())) {
        String message = failures.getOrDefault(cell.key(), "");
        rows.add(failedRow(cell, message));
        failed.add(cell.label() + ": " + message);
      } else {
        failed.add(cell.label() + ": not computed yet");
      }
    }
    Adjustment.Adjusted adjusted = Adjustment.of(rows, plan.corrections());
    List<CellResult> cells = new ArrayList<>();
    for (StoredPlan.Cell planned : plan.cells()) {
      CellResult cell = finished.get(planned.key());
      if (cell != null) {
        int start = starts.getOrDefault(planned.key(), 0);
        cells.add(cell.withScores(adjusted.rows().subList(start, start + cell.scores().size())));
      }
    }
    List<Difference> differences = Adjustment.ofDifferences(differences(cells), plan.corrections());
    List<Consensus> consensus = Concordance.of(cells, directions(), differences);
    return new Published(
        adjusted.rows(),
        new ReportInput(
            plan.summary(), cells, differences, consensus, adjusted.families(), failed));
  }

  private Map<String, Direction> directions() {
    return plan.summary().methods().stream()
        .collect(
            Collectors.toMap(
                StudySummary.MethodSummary::analysis,
                StudySummary.MethodSummary::direction,
                (one, other) -> one));
  }

  private static ScoreResult failedRow(StoredPlan.Cell cell, String message) {
    return ResultTables.failed(
        cell.analysis(),
        cell.comparison(),
        cell.reference(),
        cell.candidate(),
        cell.key(),
        message);
  }

  private List<Difference> differences(List<CellResult> cells) {
    Map<List<String>, List<CellResult>> families = new LinkedHashMap<>();
    for (CellResult cell : cells) {
      families
          .computeIfAbsent(List.of(cell.analysis(), cell.reference()), key -> new ArrayList<>())
          .add(cell);
    }
    List<Difference> differences = new ArrayList<>();
    families.forEach(
        (names, family) -> {
          List<List<String>> pairs = plan.pairedCandidates().getOrDefault(names.get(0), List.of());
          if (!pairs.isEmpty()) {
            differences.addAll(Differences.paired(family, pairs, level(family)));
          }
        });
    return differences;
  }

  /** The level that the scores' own intervals have. */
  private static double level(List<CellResult> family) {
    return family.stream()
        .flatMap(cell -> cell.scores().stream())
        .mapToDouble(ScoreResult::ciLevel)
        .filter(level -> level > 0 && level < 1)
        .findFirst()
        .orElse(USUAL_LEVEL);
  }
}
