package org.homolog.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.homolog.spi.Options;

/**
 * What became of trained networks, for a person: each beside chance, shortcut and ideal observer,
 * and the median over the networks with their range; then how accuracy depends on what makes each
 * task hard. "Accuracy" is that in the task's grid, "drawn" that in trials drawn as in training,
 * whose chance, shortcut and ideal observer stand beside it, "loss" that of the latter; "silent"
 * counts units that never change, "radius" is the spectral radius of the recurrent weights, "reach"
 * how much of a trial's last gradient is left at its start.
 *
 * @param outcomes one per network and task
 */
public record TrainingReport(List<TaskOutcome> outcomes) {
  private static final List<String> HEADINGS =
      List.of(
          "network",
          "task",
          "accuracy",
          "drawn",
          "loss",
          "chance",
          "shortcut",
          "ideal",
          "of ideal",
          "silent",
          "radius",
          "reach",
          "steps",
          "ended");

  /** Copies the outcomes. */
  public TrainingReport {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * The report as a table of text.
   *
   * @return lines, each ended
   */
  public String text() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    outcomes.forEach(outcome -> rows.add(row(outcome)));
    StringBuilder text = new StringBuilder(AlignedText.of(rows));
    Map<String, List<String>> warnings = new LinkedHashMap<>();
    for (TaskOutcome outcome : outcomes) {
      warnings
          .computeIfAbsent(outcome.diagnostics().warning(), warning -> new ArrayList<>())
          .add(outcome.network() + " on " + outcome.task());
    }
    warnings.remove("");
    warnings.forEach((warning, of) -> text.append(warning + ": " + String.join(", ", of) + "\n"));
    for (String task : outcomes.stream().map(TaskOutcome::task).distinct().toList()) {
      text.append(summary(task));
    }
    text.append(new AccuracyCurves(outcomes).text());
    return text.toString();
  }

  private static List<String> row(TaskOutcome outcome) {
    return List.of(
        outcome.network(),
        outcome.task(),
        number(OptionalDouble.of(outcome.accuracy())),
        number(OptionalDouble.of(outcome.drawn())),
        String.format(Locale.ROOT, "%.2e", outcome.loss()),
        number(OptionalDouble.of(outcome.chance())),
        number(outcome.shortcut()),
        number(outcome.idealObserver()),
        number(outcome.ofIdeal()),
        sum(outcome.diagnostics().silent()) + " of " + sum(outcome.diagnostics().units()),
        number(outcome.diagnostics().spectralRadius()),
        outcome.diagnostics().reach().isPresent()
            ? String.format(Locale.ROOT, "%.1e", outcome.diagnostics().reach().getAsDouble())
            : "-",
        Integer.toString(outcome.steps()),
        Options.kebab(outcome.ending().name()).replace('-', ' '));
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "-";
  }

  /**
   * Median and range of the accuracy in drawn trials, and how many networks have learned more than
   * to guess.
   */
  private String summary(String task) {
    List<TaskOutcome> of = outcomes.stream().filter(o -> o.task().equals(task)).toList();
    if (of.size() < 2) {
      return "";
    }
    double[] sorted = of.stream().mapToDouble(TaskOutcome::drawn).sorted().toArray();
    double[] losses = of.stream().mapToDouble(TaskOutcome::loss).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%s: median %.3f of %d networks (%.3f to %.3f), median loss %.2e; %d above chance\n",
        task,
        median(sorted),
        sorted.length,
        sorted[0],
        sorted[sorted.length - 1],
        median(losses),
        of.stream().filter(TaskOutcome::isAboveChance).count());
  }

  /** The median of sorted values. */
  static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
