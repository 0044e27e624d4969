package org.homolog.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.task.decision.ContextDecision;
import org.homolog.task.decision.ContextDecisionOptions;
import org.homolog.task.decision.PostDecisionWager;
import org.homolog.task.decision.PostDecisionWagerOptions;
import org.homolog.task.memory.CategoryMatch;
import org.homolog.task.memory.CategoryMatchOptions;
import org.homolog.task.multitask.MultitaskOptions;
import org.homolog.task.multitask.MultitaskTasks;
import org.homolog.task.multitask.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of shortcuts and ideal observers against observers who look at drawn trials. */
class ReferenceObserverTest {
  private static final int COUNT = 8000;

  /** Four standard errors of a share near one half. */
  private static final double CLOSE = 4 * 0.5 / Math.sqrt(COUNT);

  /** Says whether a trial is answered rightly. */
  private interface Observer {
    boolean right(Shown trial);
  }

  /** A trial as an observer sees it. */
  private record Shown(Trials trials, int trial, double step) {
    double get(String column) {
      return trials.conditions().column(column).number(trial);
    }

    /** Sum of a channel between two times in seconds. */
    double sum(int channel, double from, double to) {
      double sum = 0;
      for (int k = (int) Math.round(from / step); k < Math.round(to / step); k++) {
        sum += trials.inputs()[(k * trials.trials() + trial) * trials.inputCount() + channel];
      }
      return sum;
    }
  }

  private static double share(Task task, Observer observer) {
    int right = 0;
    int batch = 500;
    for (int first = 0; first < COUNT; first += batch) {
      Trials trials = task.draw(17, first, batch, Task.Mode.TRAIN);
      for (int k = 0; k < batch; k++) {
        right += observer.right(new Shown(trials, k, task.stepSeconds())) ? 1 : 0;
      }
    }
    return (double) right / COUNT;
  }

  private static double evidence(Shown trial, int channel) {
    double on = trial.get("stimulus_on");
    double off = trial.get("stimulus_off");
    return trial.sum(channel, on, off) - trial.sum(channel + 1, on, off);
  }

  @Test
  void contextDecision() {
    Task task =
        ContextDecision.of(
            Options.bind(
                ContextDecisionOptions.class, Map.of("dt", 50, "coherences", List.of(2, 10))));
    double ideal =
        share(
            task,
            trial ->
                evidence(trial, trial.get("context") == 1 ? 1 : 3) > 0 == trial.get("choice") < 2);
    assertEquals(task.idealObserver().orElseThrow(), ideal, CLOSE);
    double both =
        share(
            task, trial -> evidence(trial, 1) + evidence(trial, 3) > 0 == trial.get("choice") < 2);
    assertEquals(task.shortcut().orElseThrow(), both, CLOSE);
  }

  @Test
  void postDecisionWager() {
    Task task =
        PostDecisionWager.of(
            Options.bind(PostDecisionWagerOptions.class, Map.of("coherences", List.of(0, 6.4))));
    double ideal = share(task, trial -> evidence(trial, 1) > 0 == trial.get("choice") < 2);
    assertEquals(task.idealObserver().orElseThrow(), ideal, CLOSE);
  }

  @Test
  void categoryMatch() {
    Task task =
        CategoryMatch.of(
            Options.bind(
                CategoryMatchOptions.class, Map.of("dt", 50, "sigma", 10, "directions", 5)));
    double ideal =
        share(
            task,
            trial -> {
              boolean first = sine(trial, trial.get("sample_on"), 0.65) > 0;
              boolean second = sine(trial, trial.get("test_on"), 0.65) > 0;
              boolean match = trial.get("sample_category") == trial.get("test_category");
              return first == second == match;
            });
    assertEquals(task.idealObserver().orElseThrow(), ideal, CLOSE);
  }

  private static double sine(Shown trial, double on, double lasting) {
    double sine = 0;
    for (int k = 0; k < 5; k++) {
      sine += Math.sin(2 * Math.PI * k / 5) * trial.sum(1 + k, on, on + lasting);
    }
    return sine;
  }

  @ParameterizedTest
  @EnumSource(
      value = Rule.class,
      names = {"DM1", "CONTEXTDM2", "MULTIDM", "DELAYDM2", "CONTEXTDELAYDM1", "MULTIDELAYDM"})
  void decisionsOfTheTwentyTasks(Rule rule) {
    boolean delayed = rule.ordinal() >= Rule.DELAYDM1.ordinal();
    Task task =
        MultitaskTasks.of(
            rule,
            Options.bind(
                MultitaskOptions.class,
                Map.of("dt", 50, "ring", 16, "sigma", delayed ? 0.2 : 0.05)));
    int[] rings =
        rule.name().startsWith("MULTI")
            ? new int[] {0, 1}
            : new int[] {rule.name().endsWith("2") ? 1 : 0};
    assertEquals(
        task.idealObserver().orElseThrow(), share(task, trial -> compares(trial, rings)), CLOSE);
  }

  private static boolean compares(Shown trial, int[] rings) {
    double first = trial.get("angle_1");
    double second = trial.get("angle_2");
    boolean sequential = trial.trials().conditions().has("stimulus_2_on");
    double one = 0;
    double other = 0;
    double shared = overlap(first, second);
    double norm1 = overlap(first, first);
    double norm2 = overlap(second, second);
    for (int ring : rings) {
      double a = seen(trial, ring, first, "stimulus_1");
      double b = seen(trial, ring, second, sequential ? "stimulus_2" : "stimulus_1");
      double inverse = norm1 * norm2 - shared * shared;
      one += sequential ? a / norm1 : (norm2 * a - shared * b) / inverse;
      other += sequential ? b / norm2 : (norm1 * b - shared * a) / inverse;
    }
    return one > other == Math.abs(trial.get("answer") - first) < 1e-9;
  }

  /** Mean over time of the ring's inner product with the bump at an angle. */
  private static double seen(Shown trial, int ring, double angle, String stimulus) {
    double on = trial.get(stimulus + "_on");
    double off = trial.get(stimulus + "_off");
    double sum = 0;
    for (int unit = 0; unit < 16; unit++) {
      sum += bump(angle, unit) * trial.sum(1 + 16 * ring + unit, on, off);
    }
    return sum / Math.round((off - on) / 0.05);
  }

  private static double overlap(double one, double other) {
    double sum = 0;
    for (int unit = 0; unit < 16; unit++) {
      sum += bump(one, unit) * bump(other, unit);
    }
    return sum;
  }

  private static double bump(double angle, int unit) {
    double apart = Math.abs(angle - 2 * Math.PI * unit / 16) % (2 * Math.PI);
    double width = Math.min(apart, 2 * Math.PI - apart) / (Math.PI / 8);
    return 0.8 * Math.exp(-width * width / 2);
  }
}
