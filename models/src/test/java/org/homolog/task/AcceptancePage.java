package org.homolog.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How far networks come on classic tasks, written from what {@code homolog train --csv} left. */
final class AcceptancePage {
  /**
   * What is wanted of the networks of a system.
   *
   * @param system its name in the study
   * @param measure what is measured, in words
   * @param variable of a curve, and its level; empty for all trials
   * @param value the figure of a network
   * @param aim what it should reach
   * @param atLeast whether more is better
   */
  private record Aim(
      String system,
      String measure,
      String variable,
      String level,
      ToDoubleFunction<Map<String, String>> value,
      double aim,
      boolean atLeast) {
    static Aim accuracy(String system, double aim) {
      return new Aim(system, "accuracy", "", "", row -> number(row, "drawn"), aim, true);
    }

    static Aim loss(String system) {
      return new Aim(system, "mean squared error", "", "", row -> number(row, "loss"), 1e-3, false);
    }

    static Aim after(String seconds, double aim) {
      return new Aim(
          "working-memory",
          "accuracy after a delay of " + seconds + " s",
          "delay",
          seconds,
          row -> number(row, "accuracy"),
          aim,
          true);
    }
  }

  private static final List<Aim> AIMS =
      List.of(
          new Aim(
              "random-dots",
              "share of the ideal observer's accuracy",
              "",
              "",
              row -> number(row, "drawn") / number(row, "ideal"),
              0.95,
              true),
          Aim.after("1", 0.95),
          Aim.after("3", 0.85),
          Aim.accuracy("context-decision", 0.9),
          Aim.accuracy("category-match", 0.9),
          Aim.loss("pulse-memory"),
          Aim.loss("flip-flop"),
          Aim.accuracy("digits", 0.95),
          Aim.accuracy("excitation-and-inhibition", 0.8));

  private final List<Map<String, String>> rows = new ArrayList<>();

  private AcceptancePage(String csv) {
    List<String> lines = csv.lines().toList();
    String[] names = lines.get(0).split(",", -1);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], cells[i]);
      }
      rows.add(row);
    }
  }

  /**
   * The section.
   *
   * @param csv what {@code homolog train --csv} left
   * @return Markdown: a table of figures, then accuracy by what makes tasks hard
   */
  static String of(String csv) {
    AcceptancePage page = new AcceptancePage(csv);
    StringBuilder text = new StringBuilder();
    text.append(
        "| networks | task | measure | aim | median | range | seeds | chance | shortcut | ideal |\n");
    text.append("|---|---|---|---|---|---|---|---|---|---|\n");
    AIMS.forEach(aim -> text.append(page.line(aim)));
    text.append("\nAccuracy by what makes a task hard, medians:\n\n");
    page.rows.stream()
        .filter(row -> row.getOrDefault("variable", "").matches("coherence.*|noise|delay"))
        .collect(
            Collectors.groupingBy(
                row -> row.get("system") + "` by `" + row.get("variable"),
                LinkedHashMap::new,
                Collectors.toList()))
        .forEach((curve, of) -> text.append("- `" + curve + "`: " + curve(of) + "\n"));
    return text.toString();
  }

  private String line(Aim aim) {
    List<Map<String, String>> of =
        rows.stream()
            .filter(row -> aim.system().equals(row.get("system")))
            .filter(row -> aim.variable().equals(row.get("variable")))
            .filter(row -> aim.level().equals(row.get("level")))
            .toList();
    if (of.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no line of " + aim.system() + " " + aim.variable() + " " + aim.level());
    }
    double[] sorted = of.stream().mapToDouble(aim.value()).sorted().toArray();
    boolean reached = aim.atLeast() ? median(sorted) >= aim.aim() : median(sorted) < aim.aim();
    return String.join(
            " | ",
            "| `" + aim.system() + "`",
            "`" + of.get(0).get("task") + "`",
            aim.measure(),
            (aim.atLeast() ? "at least " : "below ") + aim.aim(),
            figure(median(sorted)) + (reached ? "" : " (missed)"),
            figure(sorted[0]) + " to " + figure(sorted[sorted.length - 1]),
            Integer.toString(sorted.length),
            reference(of.get(0), "chance"),
            reference(of.get(0), "shortcut"),
            reference(of.get(0), "ideal"))
        + " |\n";
  }

  private static String curve(List<Map<String, String>> of) {
    Map<String, List<Map<String, String>>> byLevel =
        of.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getOrDefault("level", ""), LinkedHashMap::new, Collectors.toList()));
    List<String> parts = new ArrayList<>();
    byLevel.forEach(
        (level, rows) ->
            parts.add(
                level
                    + ": "
                    + figure(
                        median(
                            rows.stream()
                                .mapToDouble(row -> number(row, "accuracy"))
                                .sorted()
                                .toArray()))));
    return String.join(", ", parts);
  }

  private static String reference(Map<String, String> row, String name) {
    return row.getOrDefault(name, "").isEmpty() ? "none stated" : figure(number(row, name));
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, value < 0.01 && value > 0 ? "%.1e" : "%.3f", value);
  }

  private static double number(Map<String, String> row, String name) {
    return Double.parseDouble(row.getOrDefault(name, "NaN"));
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }
}
