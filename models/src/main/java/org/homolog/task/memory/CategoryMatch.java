package org.homolog.task.memory;

import java.util.ArrayList;
import java.util.List;
import org.homolog.spi.Description;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.Reference;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.task.Normal;
import org.homolog.task.Periods;
import org.homolog.task.TaskKind;

/**
 * Delayed match to category (Freedman and Assad 2006): are two directions, a delay apart, of the
 * same half of the circle?
 */
public final class CategoryMatch {
  private final CategoryMatchOptions options;
  private final double deviation;
  private final TrialVariable sample;
  private final TrialVariable test;
  private final TrialVariable sampleCategory = category("sample_category");
  private final TrialVariable testCategory = category("test_category");
  private final TrialVariable match =
      TrialVariable.derived("match").words("non-match", "match").description("the right choice");
  private final TrialVariable sampleOn = Periods.time("sample_on");
  private final TrialVariable testOn = Periods.time("test_on");

  private CategoryMatch(CategoryMatchOptions options) {
    this.options = options;
    deviation = options.sigma() / Math.sqrt(options.dt());
    sample = angle("sample");
    test = angle("test");
  }

  /** Uniform on the circle is uniform within a category, each in half of the trials. */
  private TrialVariable angle(String name) {
    return TrialVariable.uniform(name, 0, 360)
        .grid(options.angles().stream().mapToDouble(a -> a).toArray())
        .unit("degrees")
        .description("direction of the " + name);
  }

  private static TrialVariable category(String name) {
    return TrialVariable.derived(name).whole().description("0 below 180 degrees, else 1");
  }

  /**
   * The task.
   *
   * @param options its options
   * @return the task
   */
  public static FactorialTask of(CategoryMatchOptions options) {
    CategoryMatch task = new CategoryMatch(options);
    List<String> inputs = new ArrayList<>(List.of("fixation"));
    for (int k = 0; k < options.directions(); k++) {
      inputs.add("motion " + Math.round(360.0 * k / options.directions()) + " degrees");
    }
    return FactorialTask.named("delayed-match-to-category")
        .step(options.dt())
        .inputs(inputs)
        .choices("fixate", "match", "non-match")
        .variables(
            task.sample,
            task.test,
            task.sampleCategory,
            task.testCategory,
            task.match,
            task.sampleOn,
            task.testOn)
        .trial(task::make)
        .chance(0.5)
        .shortcut(() -> 0.5)
        .idealObserver(task::ideal)
        .baselines(
            "Shortcut: sample or test alone, exact. Ideal observer: the sign of the sine that the"
                + " ring shows on average, of sample and of test, exact up to integration over"
                + " directions (10,000 points).")
        .build();
  }

  /**
   * The task, to be found by name.
   *
   * @return its factory
   */
  public static TaskFactory<?> kind() {
    return new TaskKind<>(
        Description.builder("delayed-match-to-category", "Delayed match to category")
            .summary(
                "A sample direction and, after a delay, a test direction are shown on a ring. In"
                    + " the test, where fixation is off, the choice is match if both lie below 180"
                    + " degrees or neither does. A direction of exactly 180 degrees belongs to the"
                    + " upper half.")
            .formula(
                "channel k: 0.5 + 0.5 cos(theta_k - theta) + sigma / sqrt(dt) xi; a category is"
                    + " seen with probability Phi(0.5 |sin theta| sqrt(T K / 2) / sigma)")
            .references(
                Reference.of(
                    "Freedman and Assad 2006, Experience-dependent representation of visual"
                        + " categories in parietal cortex, Nature",
                    "10.1038/nature05078"))
            .elsewhere("neurogym: DelayMatchCategory-v0")
            .build(),
        CategoryMatchOptions.class,
        CategoryMatch::of);
  }

  private void make(TrialBuilder trial) {
    trial.period(Periods.of(trial, options.fixation()));
    int begins = trial.period(Periods.of(trial, options.sample()));
    int ends = trial.period(Periods.of(trial, options.delay()));
    int due = trial.period(Periods.of(trial, options.test()));
    int end = trial.length();
    trial.input(0, 0, due, 1);
    show(trial, begins, ends, trial.get(sample));
    show(trial, due, end, trial.get(test));
    int first = trial.get(sample) % 360 < 180 ? 0 : 1;
    int second = trial.get(test) % 360 < 180 ? 0 : 1;
    trial.label(due, end, first == second ? 1 : 2);
    trial.weigh(due, end, options.decisionWeight());
    trial.set(sampleCategory, first);
    trial.set(testCategory, second);
    trial.set(match, first == second ? 1 : 0);
    trial.setTime(sampleOn, begins);
    trial.setTime(testOn, due);
  }

  private void show(TrialBuilder trial, int from, int to, double degrees) {
    for (int k = 0; k < options.directions(); k++) {
      double apart = 2 * Math.PI * k / options.directions() - Math.toRadians(degrees);
      trial.input(1 + k, from, to, 0.5 + 0.5 * StrictMath.cos(apart));
    }
    trial.noise(1, options.directions(), from, to, deviation);
  }

  private double ideal() {
    double one = category(options.sample());
    double other = category(options.test());
    return one * other + (1 - one) * (1 - other);
  }

  /** Probability that a category is seen rightly, over durations and directions. */
  private double category(List<Double> durations) {
    if (options.directions() == 2) {
      return 0.5;
    }
    if (options.sigma() == 0) {
      return 1;
    }
    int points = 10_000;
    double sum = 0;
    for (double duration : durations) {
      double seen = Periods.steps(duration, options.dt()) * options.dt();
      double slope = 0.5 * Math.sqrt(seen * options.directions() / 2) / options.sigma();
      for (int i = 0; i < points; i++) {
        sum += Normal.below(slope * StrictMath.sin(Math.PI * (i + 0.5) / points)) / points;
      }
    }
    return sum / durations.size();
  }
}
