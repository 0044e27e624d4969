package org.homolog.benchmark.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.run.HostRun;
import org.homolog.spi.Run;

/**
 * Counts how often intervals cover what they ought to and how often nulls reject: {@code Coverage
 * --out DIR [--only NAME,...] [--simulations N] [--draws N] [--permutations N] [--truths N]
 * [--threads N]}. Everything simulated is kept in DIR and never simulated twice, so that an
 * interrupted count goes on where it was; the table so far is DIR/coverage.md. The same numbers at
 * any number of threads. A name of {@code --only} stands for every scenario that begins with it.
 */
public final class Coverage {
  private static final int BLOCK = 50;

  private final Map<String, String> given = new LinkedHashMap<>();

  private Coverage(String[] arguments) {
    List<String> known =
        List.of(
            "--out",
            "--only",
            "--simulations",
            "--draws",
            "--permutations",
            "--truths",
            "--threads");
    for (int i = 0; i < arguments.length; i += 2) {
      if (!known.contains(arguments[i])) {
        throw HomologException.mistake(
            arguments[i] + " is no option; there are " + String.join(", ", known));
      }
      if (i + 1 == arguments.length) {
        throw HomologException.mistake("after " + arguments[i] + " its value is missing");
      }
      given.put(arguments[i], arguments[i + 1]);
    }
    if (!given.containsKey("--out")) {
      throw HomologException.mistake("say with --out in which folder what is simulated is kept");
    }
  }

  /**
   * Counts.
   *
   * @param arguments as above
   */
  public static void main(String[] arguments) {
    try {
      new Coverage(arguments).run();
    } catch (HomologException e) {
      System.err.println("coverage: " + e.getMessage());
      System.exit(2);
    }
  }

  private int number(String option, int otherwise) {
    String text = given.getOrDefault(option, Integer.toString(otherwise));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw HomologException.mistake(option + " must be a number but is \"" + text + "\"");
    }
  }

  private void run() {
    int threads = number("--threads", 1);
    List<String> only = List.of(given.getOrDefault("--only", "").split(",", -1));
    List<Scenario<?, ?>> scenarios =
        Scenarios.all().stream()
            .filter(scenario -> only.stream().anyMatch(scenario.name()::startsWith))
            .toList();
    if (scenarios.isEmpty()) {
      throw HomologException.mistake("no scenario begins with " + String.join(" or ", only));
    }
    try (HostRun run = HostRun.of(1, threads, () -> new OpenBlasAlgebra(1))) {
      count(
          Path.of(given.get("--out")),
          scenarios,
          number("--simulations", 2000),
          number("--draws", 500),
          number("--permutations", 199),
          number("--truths", 20_000),
          run);
    }
  }

  /**
   * Simulates what is not in the folder yet, a block of every scenario after the other.
   *
   * @param folder where everything is kept
   * @param scenarios the scenarios
   * @param simulations experiments per scenario
   * @param draws draws of each bootstrap
   * @param permutations draws of each null
   * @param truths experiments that the truth is the mean of
   * @param run what the host lends
   * @return what the folder shows of these scenarios
   */
  static List<Summary> count(
      Path folder,
      List<Scenario<?, ?>> scenarios,
      int simulations,
      int draws,
      int permutations,
      int truths,
      Run run) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Log known = Log.open(folder.resolve("truths.csv"), "means of " + truths + " experiments");
    Log log =
        Log.open(
            folder.resolve("simulations.csv"),
            draws + " draws of a bootstrap, " + permutations + " of a null");
    List<Truth> means = new ArrayList<>(known.lines().stream().map(Truth::of).toList());
    List<Simulation> all = new ArrayList<>(log.lines().stream().map(Simulation::of).toList());
    for (int first = 0; first < simulations; first += BLOCK) {
      for (Scenario<?, ?> scenario : scenarios) {
        if (means.stream().noneMatch(truth -> truth.scenario().equals(scenario.name()))) {
          List<Truth> found = Truth.of(scenario, truths, run);
          known.add(found.stream().map(Truth::line).toList());
          means.addAll(found);
        }
        List<Simulation> made =
            missing(
                all,
                scenario.name(),
                scores(means, scenario.name()),
                first,
                Math.min(simulations, first + BLOCK),
                number -> scenario.simulate(number, draws, permutations, run),
                run);
        log.add(made.stream().map(Simulation::line).toList());
        all.addAll(made);
      }
      write(folder, summaries(scenarios, all, means));
    }
    return summaries(scenarios, all, means);
  }

  private interface Experiment {
    List<Simulation> simulated(int number);
  }

  private static long scores(List<Truth> means, String scenario) {
    return means.stream().filter(truth -> truth.scenario().equals(scenario)).count();
  }

  /** What experiments show that are not all there; an interruption may have kept some scores. */
  private static List<Simulation> missing(
      List<Simulation> all,
      String scenario,
      long scores,
      int from,
      int to,
      Experiment experiment,
      Run run) {
    Map<Integer, Set<String>> there = new HashMap<>();
    all.stream()
        .filter(one -> one.scenario().equals(scenario))
        .forEach(
            one -> there.computeIfAbsent(one.number(), key -> new HashSet<>()).add(one.score()));
    List<Integer> wanted =
        IntStream.range(from, to)
            .filter(i -> there.getOrDefault(i, Set.of()).size() < scores)
            .boxed()
            .toList();
    List<List<Simulation>> made = new ArrayList<>(Collections.nCopies(wanted.size(), List.of()));
    run.parallel(wanted.size(), i -> made.set(i, experiment.simulated(wanted.get(i))));
    return made.stream()
        .flatMap(List::stream)
        .filter(one -> !there.getOrDefault(one.number(), Set.of()).contains(one.score()))
        .toList();
  }

  private static List<Summary> summaries(
      List<Scenario<?, ?>> scenarios, List<Simulation> all, List<Truth> means) {
    List<Summary> summaries = new ArrayList<>();
    for (Scenario<?, ?> scenario : scenarios) {
      for (Truth mean : means) {
        List<Simulation> own =
            all.stream()
                .filter(
                    one ->
                        one.scenario().equals(scenario.name()) && one.score().equals(mean.score()))
                .toList();
        if (mean.scenario().equals(scenario.name()) && mean.count() > 0 && !own.isEmpty()) {
          double truth =
              Optional.ofNullable(scenario.known().get(mean.score())).orElse(mean.mean());
          summaries.add(Summary.of(own, truth, mean.deviation()));
        }
      }
    }
    return summaries;
  }

  private static void write(Path folder, List<Summary> summaries) {
    String text =
        Summary.head()
            + "\n"
            + summaries.stream().map(Summary::row).collect(Collectors.joining("\n"))
            + "\n";
    try {
      Files.writeString(folder.resolve("coverage.md"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
