package org.homolog.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.homolog.failure.HomologException;

/**
 * Networks trained under settings that differ in their hyper-parameters, and what can be said of
 * all of them.
 *
 * @param settings what was tried, with the outcomes of its networks
 */
public record Sweep(List<Tried> settings) {
  /**
   * One setting.
   *
   * @param values hyper-parameter to value
   * @param report what became of its networks
   */
  public record Tried(Map<String, String> values, TrainingReport report) {
    /** Copies the values, in order. */
    public Tried {
      values = new LinkedHashMap<>(values);
    }
  }

  /**
   * Something that can be concluded from the networks of a setting.
   *
   * @param text in words
   * @param holds whether it holds of a setting
   */
  public record Conclusion(String text, Predicate<TrainingReport> holds) {
    private static Conclusion ofAll(String text, Predicate<TaskOutcome> holds) {
      return new Conclusion(text, report -> report.outcomes().stream().allMatch(holds));
    }
  }

  /**
   * Where a conclusion holds.
   *
   * @param conclusion the conclusion
   * @param holds settings of which it holds
   * @param fails settings of which it does not
   */
  public record Verdict(
      Conclusion conclusion, List<Map<String, String>> holds, List<Map<String, String>> fails) {
    /**
     * Whether it holds across the sweep.
     *
     * @return true if of every setting
     */
    public boolean holdsThroughout() {
      return fails.isEmpty();
    }
  }

  /** Copies the settings. */
  public Sweep {
    settings = List.copyOf(settings);
  }

  /**
   * What can be asked of every sweep: whether the networks learn, and what their task tells of
   * shortcuts and ideal observers.
   *
   * @return conclusions that the tasks have the figures for
   */
  public List<Conclusion> usual() {
    List<TaskOutcome> all =
        settings.stream().flatMap(tried -> tried.report().outcomes().stream()).toList();
    List<Conclusion> usual = new ArrayList<>();
    usual.add(
        Conclusion.ofAll("every network learns more than to guess", TaskOutcome::isAboveChance));
    if (all.stream().allMatch(outcome -> outcome.shortcut().isPresent())) {
      usual.add(
          Conclusion.ofAll(
              "every network does better than the shortcut", TaskOutcome::isAboveShortcut));
    }
    if (all.stream().allMatch(outcome -> outcome.idealObserver().isPresent())) {
      usual.add(
          Conclusion.ofAll(
              "every network reaches 0.95 of the ideal observer",
              outcome -> outcome.ofIdeal().orElse(0) >= 0.95));
    }
    return usual;
  }

  /**
   * All combinations of values.
   *
   * @param axes hyper-parameter to the values tried
   * @return settings, the last hyper-parameter varying fastest
   * @throws HomologException if one has no value, or one of them twice
   */
  public static List<Map<String, String>> grid(Map<String, List<String>> axes) {
    List<Map<String, String>> grid = new ArrayList<>();
    grid.add(new LinkedHashMap<>());
    for (Map.Entry<String, List<String>> axis : axes.entrySet()) {
      Set<String> values = new LinkedHashSet<>(axis.getValue());
      if (values.isEmpty() || values.size() < axis.getValue().size()) {
        throw HomologException.mistake(
            axis.getKey() + ": different values are swept over, not " + axis.getValue());
      }
      List<Map<String, String>> wider = new ArrayList<>();
      for (Map<String, String> setting : grid) {
        for (String value : values) {
          Map<String, String> extended = new LinkedHashMap<>(setting);
          extended.put(axis.getKey(), value);
          wider.add(extended);
        }
      }
      grid = wider;
    }
    return grid;
  }

  /**
   * Where conclusions hold.
   *
   * @param conclusions what is asked
   * @return one verdict each, in order
   */
  public List<Verdict> verdicts(List<Conclusion> conclusions) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Conclusion conclusion : conclusions) {
      Map<Boolean, List<Map<String, String>>> parts =
          settings.stream()
              .collect(
                  Collectors.partitioningBy(
                      tried -> conclusion.holds().test(tried.report()),
                      Collectors.mapping(Tried::values, Collectors.toList())));
      verdicts.add(
          new Verdict(
              conclusion,
              parts.getOrDefault(true, List.of()),
              parts.getOrDefault(false, List.of())));
    }
    return verdicts;
  }

  /**
   * The report: accuracy of each setting, then which conclusions hold across the sweep, and where
   * the others do not.
   *
   * @param conclusions what is asked
   * @return lines, each ended
   */
  public String text(List<Conclusion> conclusions) {
    StringBuilder text = new StringBuilder();
    for (Tried tried : settings) {
      double[] sorted =
          tried.report().outcomes().stream().mapToDouble(TaskOutcome::drawn).sorted().toArray();
      text.append(
          String.format(
              Locale.ROOT,
              "%s: median accuracy %.3f (%.3f to %.3f; %d)\n",
              words(tried.values()),
              TrainingReport.median(sorted),
              sorted[0],
              sorted[sorted.length - 1],
              sorted.length));
    }
    for (Verdict verdict : verdicts(conclusions)) {
      text.append(verdict.conclusion().text()).append(": ");
      if (verdict.holdsThroughout()) {
        text.append("holds in all ").append(settings.size()).append(" settings\n");
      } else {
        text.append("holds in ")
            .append(verdict.holds().size())
            .append(" of ")
            .append(settings.size())
            .append(" settings, not with ")
            .append(verdict.fails().stream().map(Sweep::words).collect(Collectors.joining("; ")))
            .append('\n');
      }
    }
    return text.toString();
  }

  private static String words(Map<String, String> setting) {
    return setting.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
