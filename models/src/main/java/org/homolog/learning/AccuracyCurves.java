package org.homolog.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Accuracy by what makes a task hard, for a person: the median over networks at each level, beside
 * chance, shortcut and ideal observer.
 *
 * @param outcomes one per network and task
 */
record AccuracyCurves(List<TaskOutcome> outcomes) {
  /** Lines, each ended; none where no task has a curve. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (String task : outcomes.stream().map(TaskOutcome::task).distinct().toList()) {
      List<TaskOutcome> of = outcomes.stream().filter(o -> o.task().equals(task)).toList();
      for (int i = 0; i < of.get(0).curves().size(); i++) {
        text.append(text(of, i));
      }
    }
    return text.toString();
  }

  private static String text(List<TaskOutcome> of, int which) {
    TaskOutcome first = of.get(0);
    AccuracyCurve curve = first.curves().get(which);
    List<String> levels = new ArrayList<>();
    List<String> accuracies = new ArrayList<>();
    levels.add("  " + curve.variable() + (curve.unit().isEmpty() ? "" : " (" + curve.unit() + ")"));
    accuracies.add("  accuracy");
    for (int i = 0; i < curve.points().size(); i++) {
      AccuracyCurve.Point point = curve.points().get(i);
      levels.add(point.level());
      accuracies.add(String.format(Locale.ROOT, "%.3f", median(of, which, point.level())));
    }
    return first.task()
        + ", "
        + (curve.psychometric() ? "psychometric" : "test")
        + " grid"
        + (of.size() == 1 ? "" : ", median of " + of.size() + " networks")
        + "; over training trials chance is "
        + number(OptionalDouble.of(first.chance()))
        + (first.shortcut().isPresent() ? ", the shortcut " + number(first.shortcut()) : "")
        + (first.idealObserver().isPresent()
            ? ", the ideal observer " + number(first.idealObserver())
            : "")
        + "\n"
        + AlignedText.of(List.of(levels, accuracies));
  }

  /** Tasks of one name may have other levels, such as those of a sweep. */
  private static double median(List<TaskOutcome> of, int which, String level) {
    double[] sorted =
        of.stream()
            .filter(outcome -> outcome.curves().size() > which)
            .flatMap(outcome -> outcome.curves().get(which).points().stream())
            .filter(point -> point.level().equals(level))
            .mapToDouble(AccuracyCurve.Point::accuracy)
            .sorted()
            .toArray();
    return TrainingReport.median(sorted);
  }

  private static String number(OptionalDouble value) {
    return String.format(Locale.ROOT, "%.3f", value.orElseThrow());
  }
}
